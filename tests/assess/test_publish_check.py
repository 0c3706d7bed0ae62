"""What the check before publishing asks of the law and of words that are gone; the rest is tried on whole cases."""

from dataclasses import replace
from datetime import timedelta

from armsledger.assess.findings import build_findings
from armsledger.assess.publish_check import ToPublish, check_publication
from armsledger.knowledge.measure_tables import load_regimes, regimes_by_id
from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.casework import hold
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.entity import EntityType
from armsledger.model.ids import make_id
from armsledger.model.placed_entry import place_entries
from armsledger.model.publish_problem import ProblemKind
from armsledger.model.working_case import Entry

TEXT = "Turkey sent rifles to Tripoli."


def given(desk) -> ToPublish:
    table = desk(TEXT)
    table.entity("Turkey", EntityType.COUNTRY, known_id="TUR", country="TUR")
    table.entity("rifles", EntityType.MATERIEL, items=("arms",))
    table.place("Tripoli", "LBY")
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: "Turkey", Role.ITEM: "rifles", Role.DESTINATION: "Tripoli"})
    record, matter = table.record(), table.matter()
    findings = build_findings([record], [matter], load_regimes())
    case = Case(
        make_id("cas", "x"),
        "A case",
        get_standard("two-independent"),
        (record,),
        (matter,),
        findings,
        (),
        (),
        Manifest("armsledger", (), ()),
    )
    entry = Entry(matter.id, hold(matter.id, matter.claim_ids), make_id("dec", "x"), "a test")
    return ToPublish(case, place_entries([entry], [matter]), frozenset(matter.claim_ids), {})


def kinds(to_publish: ToPublish) -> set[ProblemKind]:
    return {problem.kind for problem in check_publication(to_publish)}


def test_a_case_about_days_that_the_tables_know_has_no_problem(desk) -> None:
    assert kinds(given(desk)) == set()


def test_a_measure_asked_about_a_day_past_its_known_date_stops_it(desk) -> None:
    ready = given(desk)
    (finding,) = ready.case.findings
    assert finding.question
    assert finding.matches
    known = regimes_by_id()[finding.matches[0].regime_id].known_through
    late = replace(
        finding,
        question=replace(finding.question, latest=known + timedelta(days=1)),
        matches=tuple(replace(match, ends=None) for match in finding.matches),
    )

    stopped = check_publication(replace(ready, case=replace(ready.case, findings=(late,))))

    assert {one.kind for one in stopped} == {ProblemKind.LAW}
    assert f"is known to {known}, and is asked about {known + timedelta(days=1)}" in stopped[0].words


def test_a_claim_whose_words_are_no_longer_read_stops_it(desk) -> None:
    (problem,) = check_publication(replace(given(desk), read_ids=frozenset()))

    assert problem.kind is ProblemKind.WORDS
    assert "its words are no longer read" in problem.line


def test_an_entry_that_no_matter_holds_any_more_stops_it(desk) -> None:
    ready = given(desk)
    gone = tuple(replace(placed, matter=None) for placed in ready.placed)

    (problem,) = check_publication(replace(ready, placed=gone))

    assert (problem.kind, problem.way_out) == (ProblemKind.GONE, "take it out")
