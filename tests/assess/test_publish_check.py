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
from armsledger.model.picture import Appearance, Exif, Fingerprint, Picture, PictureGroup
from armsledger.model.placed_entry import place_entries
from armsledger.model.publish_problem import ProblemKind
from armsledger.model.statement import Voice
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


PERSON = "Zubair Qaltan"


def with_person(desk, sentence: str, kind: EntityType = EntityType.PERSON, **more: object) -> ToPublish:
    table = desk(sentence)
    table.entity(more.pop("name", PERSON), kind, **more)
    table.entity("rifles", EntityType.MATERIEL, items=("arms",))
    table.claim(ClaimKind.PRESENCE, {Role.ITEM: "rifles"})
    ready = given(desk)
    return replace(ready, case=replace(ready.case, records=(*ready.case.records, table.record())))


def test_a_private_person_without_an_act_stops_it(desk) -> None:
    (problem,) = check_publication(with_person(desk, "Zubair Qaltan saw rifles."))

    assert problem.kind is ProblemKind.PERSON
    assert problem.words == "Zubair Qaltan holds no office and no graded claim says what they did"
    assert problem.way_out.startswith("withhold the name (armsledger case withhold)")


def test_a_private_person_who_acts_in_a_graded_claim_may_be_named(desk) -> None:
    table = desk("Zubair Qaltan sent rifles to Tripoli.")
    table.entity(PERSON, EntityType.PERSON)
    table.entity("rifles", EntityType.MATERIEL, items=("arms",))
    table.claim(ClaimKind.TRANSFER, {Role.ACTOR: PERSON, Role.ITEM: "rifles"})
    ready = given(desk)
    case = replace(
        ready.case,
        records=(*ready.case.records, table.record()),
        matters=(*ready.case.matters, table.matter()),
    )

    assert kinds(replace(ready, case=case)) == set()
    assert kinds(replace(ready, case=replace(case, matters=ready.case.matters))) == {ProblemKind.PERSON}


def test_a_firm_of_one_man_an_actor_of_the_table_and_a_titled_person_are_not_private(desk) -> None:
    assert kinds(with_person(desk, "Zubair Qaltan Trading sold rifles.", EntityType.ORGANIZATION)) == set()
    assert kinds(with_person(desk, "Khalifa Haftar saw rifles.", name="Khalifa Haftar")) == set()
    assert kinds(with_person(desk, "General Zubair Qaltan saw rifles.", name="General Zubair Qaltan")) == set()


def test_a_spokesperson_with_an_office_may_be_named_and_a_witness_without_one_not(desk) -> None:
    ready = with_person(desk, "Zubair Qaltan, a spokesman, saw rifles.")
    record = ready.case.records[-1]
    document = record.document
    office = document.span(document.text.index("a spokesman"), document.text.index("a spokesman") + 11)
    for voice, expected in (
        (Voice(speaker=document.span(0, 13), office=office), set()),
        (Voice(speaker=document.span(0, 13)), {ProblemKind.PERSON}),
    ):
        spoken = replace(record, statements=(replace(record.statements[0], voice=voice),))
        case = replace(ready.case, records=(*ready.case.records[:-1], spoken))
        assert kinds(replace(ready, case=case)) == expected


def test_bytes_that_are_not_those_received_stop_it(desk) -> None:
    ready = given(desk)
    broken = {ready.case.records[0].document.id: "the bytes that it was received as are lost"}
    (problem,) = check_publication(replace(ready, broken=broken))

    assert problem.kind is ProblemKind.BYTES
    assert "are lost; bring the ledger back from a copy (armsledger verify" in problem.line


def test_an_act_that_goes_on_is_asked_about_to_the_day_of_printing(desk) -> None:
    ready = given(desk)
    (finding,) = ready.case.findings
    assert finding.question
    known = regimes_by_id()[finding.matches[0].regime_id].known_through
    going_on = replace(
        finding,
        question=replace(finding.question, latest=None),
        matches=tuple(replace(match, ends=None) for match in finding.matches[:1]),
    )
    case = replace(ready.case, findings=(going_on,))

    assert kinds(replace(ready, case=case, as_of=known)) == set()
    (problem,) = check_publication(replace(ready, case=case, as_of=known + timedelta(days=1)))
    assert problem.kind is ProblemKind.LAW
    assert problem.way_out == "bring the table of the regime up to that day"


def test_a_withheld_name_that_would_still_be_printed_stops_it(desk) -> None:
    ready = replace(given(desk), withheld_names=("Tripoli Post",), case_name="tripoli-post-2020")
    leaking = replace(ready.case, matters=tuple(replace(m, title="As TripoliPost has it") for m in ready.case.matters))
    found = check_publication(replace(ready, copy=leaking))

    assert [one.kind for one in found] == [ProblemKind.WITHHELD] * 2
    assert "the name of the case itself names a withheld source; put the matters into a case of" in found[0].line
    assert "would still be printed with it; withhold it in every way in which it is written (--also)" in found[1].line


def test_a_picture_that_tells_where_a_withheld_witness_stood_stops_it(desk) -> None:
    ready = with_person(desk, "Zubair Qaltan saw rifles.")
    first, second = ready.case.records
    pictures = [
        Picture(
            make_id("pic", record.document.id),
            record.document.id,
            "p",
            str(number) * 64,
            "image/jpeg",
            9,
            9,
            Fingerprint(("0" * 64,), 90),
            Exif(gps="32 N 13 E") if record is first else Exif(),
            None,
            None,
        )
        for number, record in enumerate((first, second))
    ]
    shown = tuple(Appearance(p.id, p.document_id, p.sha256, 0) for p in pictures)
    records = tuple(replace(r, pictures=(p,)) for r, p in zip((first, second), pictures, strict=True))
    group = PictureGroup(make_id("grp", 1), shown, None, "alike")
    case = replace(ready.case, records=records, picture_groups=(group,))
    found = check_publication(replace(ready, case=case, copy=case, withheld_names=(PERSON,)))

    assert ProblemKind.POSITION in {one.kind for one in found}
    position = next(one for one in found if one.kind is ProblemKind.POSITION)
    assert position.words == "it tells the position 32 N 13 E, and a withheld source is spoken of with it"
    assert position.way_out == f"redact it: armsledger case redact CASE {'0' * 64}"
