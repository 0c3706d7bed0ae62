from datetime import date

import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.measure_sources import load_sources
from armsledger.knowledge.measure_tables import load_regimes, parse_regime, regimes_by_id
from armsledger.knowledge.regimes import Beneficiary, Mark, Mode, Recipients, TargetKind, cite_paragraph


def test_every_regime_measure_exemption_and_enforcement_row_is_read() -> None:
    regimes = load_regimes()

    assert len(regimes) == 43
    assert sum(len(regime.measures) for regime in regimes) == 78
    assert sum(len(regime.exemptions) for regime in regimes) == 46
    assert sum(len(regime.enforcement) for regime in regimes) == 9
    assert len(load_sources()) == 110
    assert [regime.id for regime in regimes] == sorted(regime.id for regime in regimes)


def test_the_libyan_supply_ban_is_found_with_its_paragraph_and_has_no_end() -> None:
    supply = regimes_by_id()["un-libya-2011"].measures[0]

    assert (supply.id, supply.citation) == ("lby-supply", "S/RES/1970 (2011), para. 9")
    assert supply.seen.paragraph is Mark.FOUND
    assert (supply.start, supply.end) == (date(2011, 2, 26), None)
    assert "mercenaries" in supply.items


def test_marks_of_paragraphs_and_days_stay_apart_from_the_row() -> None:
    exported = next(row for row in regimes_by_id()["un-libya-2011"].measures if row.id == "lby-export")

    assert (exported.seen.row, exported.seen.paragraph, exported.seen.day) == (Mark.FOUND, Mark.MEMORY, Mark.FOUND)


def test_a_measure_may_have_another_target_than_its_regime() -> None:
    before, after = regimes_by_id()["un-car"].measures

    assert (before.target.kind, before.recipients) == (TargetKind.TERRITORY, Recipients.ANY)
    assert (after.target.kind, after.recipients) == (TargetKind.ARMED_GROUPS, Recipients.NON_GOVERNMENT)
    assert before.target.countries == after.target.countries == ("CAF",)


def test_renewals_mandates_and_calls_stay_in_the_data() -> None:
    libya = regimes_by_id()["un-libya-2011"]
    high_seas = next(row for row in libya.enforcement if row.id == "lby-highseas")

    assert [r.instrument for r in high_seas.renewals][:2] == ["S/RES/2357 (2017)", "S/RES/2420 (2018)"]
    assert len(high_seas.renewals) == 10
    on_that_day = [m.instrument for m in libya.mandates if m.start <= date(2020, 7, 24) < (m.end or date.max)]
    assert on_that_day == ["S/RES/2509 (2020)"]
    assert {text.topic for text in libya.texts} == {"political call", "guidance"}


def test_an_exemption_says_whom_it_reaches_and_how() -> None:
    lethal = next(row for row in regimes_by_id()["un-libya-2011"].exemptions if row.id == "lby-ex-2174-8")

    assert (lethal.reaches, lethal.mode) == ((Beneficiary.GOVERNMENT,), Mode.APPROVE)
    assert "mercenaries" not in lethal.items
    assert not lethal.is_in_force(date(2014, 8, 26))
    assert lethal.is_in_force(date(2014, 8, 27))


def test_a_regime_with_a_sunset_is_unknown_after_its_last_check_and_an_open_ended_one_never() -> None:
    assert regimes_by_id()["un-drc"].unknown_from == date(2025, 7, 1)
    assert regimes_by_id()["un-libya-2011"].unknown_from is None


@pytest.mark.parametrize(
    ("paragraph", "cited"),
    [("9", "para. 9"), ("1-2", "paras. 1-2"), ("Art. 1", "Art. 1"), (None, "paragraph number not known")],
)
def test_paragraphs_are_cited_as_lawyers_do(paragraph: str | None, cited: str) -> None:
    assert cite_paragraph(paragraph) == cited


def test_a_file_that_lacks_a_field_names_itself_and_the_regime() -> None:
    with pytest.raises(KnowledgeError, match=r"un-x\.yaml, row 'un-x': cannot be read: KeyError\('name'\)"):
        parse_regime("id: un-x\ntarget: {kind: territory, countries: [LBY]}\nmeasures: []\n", "un-x.yaml")


def test_every_actor_on_a_list_is_in_the_actor_table() -> None:
    from armsledger.knowledge.actors import actors_by_id

    listed = {row.actor_id for regime in load_regimes() for row in regime.target.listed}
    assert "actor-houthi" in listed
    assert listed <= set(actors_by_id())
