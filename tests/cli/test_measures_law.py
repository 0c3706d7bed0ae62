from datetime import date

import pytest

from armsledger.assess.law import format_law
from armsledger.cli.main import main
from armsledger.knowledge.law_history import list_changes
from armsledger.knowledge.measure_tables import load_regimes


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["measures", *arguments])
    said = capsys.readouterr()
    return stopped.value.code, said.out, said.err


def paragraph_of(text: str, measure_id: str) -> str:
    """The lines about one measure: from its own to the next one's."""
    lines = text.partition("History:")[0].splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"  {measure_id}: "))
    rest = [n for n, line in enumerate(lines) if n > first and (not line or (line[:2] == "  " and line[2] != " "))]
    return "\n".join(lines[first : min(rest, default=len(lines))])


def test_the_law_of_libya_on_a_day_of_2020(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--show", "un-libya-2011", "--on", "2020-07-24")
    supply = paragraph_of(out, "lby-supply")

    assert status == 0
    assert "UN Security Council; binding" in out
    assert "S/RES/1970 (2011), para. 9 (paragraph seen in a public page); ban" in supply
    assert "To: Libya (LBY); every recipient, the government included" in supply
    assert "armed mercenary personnel" in supply
    assert "lby-ex-9c" in supply
    assert "procedure: advance approval" in supply
    assert "lby-ex-2009-13a" not in supply  # gave way to approval in 2014
    assert "lby-ex-2769-training" not in supply  # came in 2025
    assert "last prolonged on 2020-06-05 for 12 months (S/RES/2526 (2020))" in out


def test_a_paragraph_from_memory_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--show", "un-libya-2011", "--on", "2020-07-24")

    assert "S/RES/1970 (2011), para. 10 (paragraph from memory, not seen)" in paragraph_of(out, "lby-export")
    assert "From: Libya (LBY), to anybody" in paragraph_of(out, "lby-export")


def test_the_history_is_in_order_and_holds_days_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--show", "un-libya-2011", "--on", "2020-07-24")
    days = [line.split()[0] for line in out.partition("History:\n")[2].splitlines()]

    assert days == sorted(days)
    assert "2014-08-27" in days
    assert "2025-01-16" in days


def test_a_day_without_law_says_that_there_was_none(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--show", "un-iran", "--on", "2024-01-01")

    assert "No measure of the table was in force on 2024-01-01." in out


def test_past_the_last_known_renewal_nothing_is_called_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--show", "un-sudan-darfur", "--on", "2027-01-01")

    assert "Unknown whether in force on 2027-01-01, check for a renewal" in out
    assert "Measures in force" not in out
    assert "last known to run to 2026-09-12; last known text by then: S/RES/2791 (2025)" in out


def test_a_declaration_and_a_dispute_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not binding" in run(capsys, "--show", "eu-china", "--on", "2020-01-01")[1]
    iran = run(capsys, "--show", "un-iran", "--on", "2025-10-01")[1]
    assert "Disputed by: China (CHN), Iran (IRN), Russia (RUS)" in iran
    assert "Measures in force on 2025-10-01, as far as known:" in iran


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--show", "un-nowhere", "--on", "2020-01-01"), "'un-nowhere' is no regime; give one of arableague-syria, "),
        (("--show", "un-iran", "--on", "2020-13-01"), "'2020-13-01' is no day; give a day as YYYY-MM-DD"),
        (("--show", "un-iran"), "--on: is missing"),
        ((), "give IN.jsonl, or --show REGIME --on DATE"),
        (("in.jsonl", "--show", "un-iran", "--on", "2020-01-01"), "one at a time"),
    ],
)
def test_wrong_use_names_the_way_out(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    status, out, err = run(capsys, *arguments)

    assert (status, out) == (2, "")
    assert said in err


def test_the_error_for_a_wrong_regime_names_all_regimes(capsys: pytest.CaptureFixture[str]) -> None:
    err = run(capsys, "--show", "libya", "--on", "2020-01-01")[2]

    assert all(regime.id in err for regime in load_regimes())


def test_every_regime_prints_its_law_on_the_day_of_each_change() -> None:
    for regime in load_regimes():
        for day in {change.day for change in list_changes(regime)}:
            text = format_law(regime, day)
            assert regime.id in text
            assert "violat" not in text.lower()
        measures = [row.id for row in regime.measures]
        assert all(f"  {row_id}: " in format_law(regime, _first_day(regime, row_id)) for row_id in measures)


def _first_day(regime, row_id: str) -> date:
    return next(row.start for row in regime.measures if row.id == row_id)
