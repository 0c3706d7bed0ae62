from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
import yaml

from armsledger.errors import KnowledgeError
from armsledger.knowledge.measure_check import check_regimes, iter_errors, iter_unmarked
from armsledger.knowledge.measure_tables import load_regimes, parse_regime, regimes_by_id
from armsledger.knowledge.regimes import ExemptionRow, MeasureRow, Regime


def libya(measure: dict[str, object] | None = None, exemption: dict[str, object] | None = None) -> Regime:
    """The Libyan regime with its supply ban or its first exemption changed."""
    regime = regimes_by_id()["un-libya-2011"]
    first: MeasureRow = replace(regime.measures[0], **(measure or {}))  # type: ignore[arg-type]
    way_out: ExemptionRow = replace(regime.exemptions[0], **(exemption or {}))  # type: ignore[arg-type]
    return replace(regime, measures=(first, *regime.measures[1:]), exemptions=(way_out, *regime.exemptions[1:]))


def problems(regime: Regime) -> list[str]:
    return [str(error) for error in iter_errors((regime,))]


def test_the_tables_as_they_stand_hold_together() -> None:
    assert list(iter_errors(load_regimes())) == []


@pytest.mark.parametrize(
    ("measure", "problem"),
    [
        ({"end": date(2010, 1, 1)}, "row 'lby-supply': ends on 2010-01-01, which is not after its start on 2011-02-26"),
        ({"items": ("tanks",)}, "row 'lby-supply': names the item code 'tanks', which the vocabulary does not know"),
        ({"bound": ("planets",)}, "row 'lby-supply': binds 'planets', which the vocabulary does not know"),
        ({"rule": "Nobody may violate it."}, "the word is kept for quoted sources and reviewers"),
    ],
)
def test_a_wrong_measure_is_named(measure: dict[str, object], problem: str) -> None:
    assert any(problem in said for said in problems(libya(measure)))


@pytest.mark.parametrize(
    ("exemption", "problem"),
    [
        ({"measure_ids": ("lby-nothing",)}, "exempts from 'lby-nothing', which is no measure of un-libya-2011"),
        ({"superseded_by": "lby-ex-0"}, "is superseded by 'lby-ex-0', which is no exemption of un-libya-2011"),
        ({"start": date(2001, 1, 1), "end": date(2002, 1, 1)}, "is never in force together with 'lby-supply'"),
    ],
)
def test_a_wrong_exemption_is_named(exemption: dict[str, object], problem: str) -> None:
    assert any(problem in said for said in problems(libya(exemption=exemption)))


def test_a_page_that_is_not_listed_is_named() -> None:
    seen = replace(regimes_by_id()["un-libya-2011"].measures[0].seen, sources=("nowhere",))

    assert "cites 'nowhere', which sources.yaml does not hold" in problems(libya({"seen": seen}))[0]


def test_a_found_row_without_a_page_is_named() -> None:
    seen = replace(regimes_by_id()["un-libya-2011"].measures[0].seen, sources=())

    assert "is marked as found (v: F) but cites no page" in problems(libya({"seen": seen}))[0]


def test_an_id_that_stands_twice_is_named() -> None:
    regime = regimes_by_id()["un-dprk"]

    assert "row 'prk-catchall': the id stands 2 times" in str(next(iter_errors((regime, regime))))


def test_a_regime_that_implements_nothing_known_is_named() -> None:
    regime = replace(regimes_by_id()["eu-libya"], implements="un-atlantis")

    assert "implements 'un-atlantis', which is no regime" in problems(regime)[0]


def test_the_first_error_is_raised_and_good_regimes_are_given_back() -> None:
    assert check_regimes(load_regimes()) == load_regimes()
    with pytest.raises(KnowledgeError, match="mend the row, then run the table's check again"):
        check_regimes((libya({"items": ("tanks",)}),))


def libya_file() -> str:
    return files("armsledger.knowledge").joinpath("measures", "un-libya-2011.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "problem"),
    [
        ("date_v", "does not say whether its day was seen or remembered (date_v)"),
        ("para_v", "does not say whether its paragraph was seen or remembered (para_v)"),
        ("v", "does not say whether it was seen or remembered (v)"),
    ],
)
def test_a_dated_row_that_hides_how_it_came_in_is_refused(mark: str, problem: str) -> None:
    raw = yaml.safe_load(libya_file())
    del raw["measures"][0][mark]

    assert list(iter_unmarked(raw)) == [("lby-supply", problem)]
    with pytest.raises(KnowledgeError, match="lby-supply"):
        parse_regime(yaml.safe_dump(raw), "un-libya-2011.yaml")


def test_the_rows_inside_rows_are_asked_too() -> None:
    raw = yaml.safe_load(libya_file())
    renewal = next(row for row in raw["enforcement"] if row.get("renewals"))["renewals"][0]
    del renewal["date_v"]

    assert [row_id for row_id, _ in iter_unmarked(raw)] == [renewal["instrument"]]


def test_a_row_without_a_paragraph_number_needs_no_mark_of_it() -> None:
    assert list(iter_unmarked({"from": "2020-01-01", "paragraph": None, "v": "F", "date_v": "F"})) == []
