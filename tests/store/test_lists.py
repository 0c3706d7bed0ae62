"""Lists of matters, documents and runs on both databases: cut, counted and paged by the index."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from armsledger.errors import InputError
from armsledger.model.case import Manifest
from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Verdict
from armsledger.model.document import Head
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import ClaimRelation, Matter, RelationKind
from armsledger.model.matter_query import MatterFilter
from armsledger.model.measure import MatchStatus, MeasureMatch
from armsledger.model.score import Reading, Score
from armsledger.store import holdings

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
COVERED, OUTSIDE = MatchStatus.COVERED, MatchStatus.OUTSIDE_SCOPE


def make_matter(number: int, record, kind: ClaimKind = ClaimKind.TRANSFER, contested: bool = False) -> Matter:
    claims = tuple(claim.id for claim in record.claims)
    against = (ClaimRelation(RelationKind.CONTRADICTS, claims[0], claims[1], Score(0.9, "denied")),)
    grade = Grade(Reliability.F, Credibility.POSSIBLE, "new", "one origin")
    documents = (record.document.id,)
    relations = against if contested else ()
    return Matter(make_id("mat", number), kind, f"Matter {number}", claims, documents, (), relations, grade, "same")


def make_finding(matter: Matter, *statuses: MatchStatus) -> Finding:
    matches = tuple(
        MeasureMatch("un-libya-2011", "a", "S/RES/1970", "9", True, status, (), (), True, None, None, "as read")
        for status in statuses
    )
    return Finding(make_id("fnd", matter.id), matter.id, None, matches, (), "asked")


@pytest.fixture
def matters(any_ledger, make, run_id):
    """Four matters of one run, in the order of their numbers, after a run with another."""
    record = make(claims=2)
    any_ledger.append_record(record, run_id)
    any_ledger.append_case([make_matter(9, record)], [], make_id("run", "before"))
    made = [
        make_matter(0, record, contested=True),
        make_matter(1, record, ClaimKind.ATTACK),
        make_matter(2, record),
        make_matter(3, record, contested=True),
    ]
    findings = [make_finding(made[0], COVERED, OUTSIDE), make_finding(made[1]), make_finding(made[2], COVERED)]
    any_ledger.append_case(made, findings, run_id)
    any_ledger.refresh_index()
    return made


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, [0, 1, 2, 3]),
        ({"kinds": frozenset({ClaimKind.ATTACK})}, [1]),
        ({"statuses": frozenset({COVERED})}, [0, 2]),
        ({"statuses": frozenset({OUTSIDE, COVERED})}, [0, 2]),
        ({"statuses": frozenset({MatchStatus.UNDETERMINED})}, []),
        ({"is_contested": True}, [0, 3]),
        ({"is_contested": False, "statuses": frozenset({COVERED})}, [2]),
        (
            {"reliabilities": frozenset({Reliability.F}), "credibilities": frozenset({Credibility.POSSIBLE})},
            [0, 1, 2, 3],
        ),
        ({"credibilities": frozenset({Credibility.CONFIRMED})}, []),
        ({"is_undecided": True}, [0, 1, 2, 3]),
        ({"is_undecided": False}, []),
    ],
)
def test_a_filter_leaves_the_matters_of_the_last_run_that_it_asks_for(any_ledger, matters, wanted, titles) -> None:
    page = any_ledger.find_matters(MatterFilter(**wanted))

    assert [entry.title for entry in page.entries] == [f"Matter {number}" for number in titles]
    assert page.total == len(titles)


def test_an_entry_is_its_matter_in_short(any_ledger, matters) -> None:
    entry = any_ledger.find_matters(MatterFilter()).entries[0]

    assert (entry.id, entry.kind, entry.grade) == (matters[0].id, ClaimKind.TRANSFER, "F3")
    assert (entry.articles, entry.origins, entry.is_contested) == (1, 0, True)
    assert entry.statuses == (COVERED, OUTSIDE)


def test_the_counts_of_a_facet_heed_the_other_choices_only(any_ledger, matters) -> None:
    page = any_ledger.find_matters(MatterFilter(kinds=frozenset({ClaimKind.ATTACK}), is_contested=False))

    counts = {field: {one.key: one.count for one in counted} for field, counted in page.facets.items()}
    assert counts["kinds"] == {"attack": 1, "transfer": 1}
    assert counts["is_contested"] == {"False": 1}
    assert counts["statuses"] == {}
    assert counts["reliabilities"] == {"F": 1}


def test_what_was_decided_is_undecided_no_longer_at_once(any_ledger, matters) -> None:
    any_ledger.append_decision(matters[2].id, Verdict.ACCEPT, "R. Eviewer", NOON, "both are heard")

    assert any_ledger.find_matters(MatterFilter(is_undecided=True)).total == 3
    assert [entry.id for entry in any_ledger.find_matters(MatterFilter(is_undecided=False)).entries] == [matters[2].id]


def test_matters_come_in_pages_and_a_page_that_is_not_there_is_the_nearest(any_ledger, matters) -> None:
    pages = [any_ledger.find_matters(MatterFilter(), number, 3) for number in (1, 2, 99, -1)]

    assert [[entry.title[-1] for entry in page.entries] for page in pages] == [[*"012"], ["3"], ["3"], [*"012"]]
    assert [(page.number, page.pages) for page in pages] == [(1, 2), (2, 2), (2, 2), (1, 2)]
    with pytest.raises(InputError, match="0: is no number of entries for a page"):
        any_ledger.find_matters(MatterFilter(), 1, 0)


def test_the_next_run_takes_the_place_of_the_last(any_ledger, matters, make) -> None:
    any_ledger.append_case([make_matter(7, make(claims=2))], [], make_id("run", "later"))
    any_ledger.refresh_index()

    assert [entry.title for entry in any_ledger.find_matters(MatterFilter()).entries] == ["Matter 7"]
    grown = any_ledger.find_matters(MatterFilter())
    any_ledger.rebuild_index()
    assert any_ledger.find_matters(MatterFilter()) == grown


def test_an_empty_ledger_lists_nothing(any_ledger) -> None:
    page = any_ledger.find_matters(MatterFilter(statuses=frozenset({COVERED})))

    assert (page.entries, page.total, page.number, page.pages) == ((), 0, 1, 1)
    alias = any_ledger._alias
    assert holdings.count_holdings(alias) == holdings.Holdings(0, 0, 0, 0, 0, 0)
    assert (holdings.list_documents(alias, 0, 9), holdings.list_runs(alias, 0, 9)) == ((), ())


def published_on(record, day: date | None):
    head: Head = replace(record.document.head, published=Reading(day, "said"))
    return replace(record, document=replace(record.document, head=head))


def test_documents_are_listed_by_day_with_what_their_last_reading_holds(any_ledger, make, run_id) -> None:
    days = {"old.txt": date(2019, 1, 1), "new.txt": date(2021, 1, 1), "none.txt": None}
    records = [published_on(make(source=source, claims=2), day) for source, day in days.items()]
    for record in records:
        any_ledger.append_record(record, run_id)
    again = replace(records[1], claims=records[1].claims[:1], versions=(("extract.rules", "2"),))
    any_ledger.append_record(again, run_id)
    any_ledger.refresh_index()

    alias = any_ledger._alias
    lines = holdings.list_documents(alias, 0, 9)
    assert [(line.source, line.claims) for line in lines] == [("new.txt", 1), ("old.txt", 2), ("none.txt", 2)]
    assert holdings.list_documents(alias, 1, 1) == lines[1:2]
    assert holdings.count_documents(alias) == 3
    held = holdings.count_holdings(alias)
    assert (held.documents, held.claims, held.refusals, held.runs) == (3, 5, 3, 1)


def test_a_run_is_listed_with_what_made_it_and_the_first_of_its_failures(any_ledger, record, run_id) -> None:
    any_ledger.append_record(record, run_id)
    any_ledger.append_manifest(Manifest("armsledger 1", (("reader", "2\0"),), (("a", "1"), ("b", "2"))), run_id)
    for number in range(25):
        any_ledger.append_failure(Failure(f"{number:02}.txt", "read", "is no text"), run_id)
    silent = make_id("run", "read nothing")
    any_ledger.append_failure(Failure("x.txt", "read", "is gone"), silent)

    last, first = holdings.list_runs(any_ledger._alias, 0, 9)
    assert (last.id, last.software, last.components, last.inputs) == (run_id, "armsledger 1", (("reader", "2\0"),), 2)
    assert (last.failed, [failure.source for failure in last.failures][-1]) == (25, "19.txt")
    assert (first.id, first.software, first.inputs, first.failed) == (silent, None, 0, 1)
    assert holdings.list_runs(any_ledger._alias, 1, 1) == (first,)


def test_the_matters_of_a_document_are_those_of_the_last_run(any_ledger, matters, record) -> None:
    document_id = matters[0].document_ids[0]

    assert {matter.id for matter in holdings.matters_of_document(any_ledger._alias, document_id)} <= {
        matter.id for matter in matters
    }
    assert holdings.matters_of_document(any_ledger._alias, make_id("doc", "another")) == ()


def test_decisions_are_listed_the_last_first(any_ledger, matters) -> None:
    for comment in "abc":
        any_ledger.append_decision(matters[0].id, Verdict.ACCEPT, "R. Eviewer", NOON, comment)

    assert [decision.comment for decision in holdings.last_decisions(any_ledger._alias, 2)] == ["c", "b"]
