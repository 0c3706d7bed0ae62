"""Lists and searches over the index, on both databases; the index made anew is the index as it grew."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.decision import Verdict
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin, OriginEdge, OriginKind
from armsledger.model.stance import Stance

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
RUSSIAN = "Представитель сообщил, что Руритания поставила ракеты. Ruritania sent 14 to 20 cargo planes to Port Zenda. Images exist. The ministry said on Friday 🛩️ that."  # noqa: E501


def matter_of(*records) -> Matter:
    claims = tuple(claim.id for record in records for claim in record.claims[:1])
    documents = tuple(sorted(record.document.id for record in records))
    edges = tuple(OriginEdge(document, OriginKind.ORIGINAL, "own words") for document in documents)
    origins = tuple(
        Origin(make_id("org", root), root, claims, edges, False, "named", None, root) for root in ("one", "two")
    )
    grade = Grade(Reliability.F, Credibility.POSSIBLE, "new", "two origins")
    return Matter(make_id("mat", *claims), ClaimKind.TRANSFER, "Planes", claims, documents, origins, (), grade, "same")


@pytest.fixture
def filled(any_ledger, make, run_id):
    """Two documents of three claims; the first claims of both are one matter."""
    records = [make(source="a.txt", claims=3), make(text=RUSSIAN, source="b.txt", claims=3)]
    for record in records:
        any_ledger.append_record(record, run_id)
    any_ledger.append_case([matter_of(*records)], [], run_id)
    any_ledger.refresh_index()
    return records


def found(ledger, **wanted) -> int:
    return ledger.find_claims(ClaimFilter(**wanted)).total


def test_an_entry_tells_what_a_list_shows(any_ledger, filled) -> None:
    page = any_ledger.find_claims(ClaimFilter(matter_id=matter_of(*filled).id))
    entry = next(entry for entry in page.entries if entry.document_id == filled[0].document.id)

    assert (entry.kind, entry.stance, entry.outlet) == (ClaimKind.TRANSFER, Stance.ALLEGED, "The Courier")
    assert entry.quote == "Ruritania sent 14 to 20 cargo planes to Port Zenda"
    assert entry.passage.startswith("قال المتحدث")
    assert entry.passage.endswith("to Port Zenda.")
    assert (entry.published, entry.earliest, entry.latest) == (date(2020, 7, 24), date(2020, 7, 24), None)
    assert [(party.role, party.name, party.country) for party in entry.parties] == [
        (Role.ACTOR, "Ruritania", "RUR"),
        (Role.ITEM, "cargo planes", None),
        (Role.DESTINATION, "Port Zenda", None),
    ]
    assert (entry.matter_title, entry.credibility, entry.origins) == ("Planes", Credibility.POSSIBLE, 2)
    assert (entry.state, entry.machine_translated, entry.voice) == (ClaimState.UNDECIDED, False, "The ministry")


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        ({}, 6),
        ({"kinds": frozenset({ClaimKind.TRANSFER})}, 6),
        ({"kinds": frozenset({ClaimKind.ATTACK})}, 0),
        ({"stances": frozenset({Stance.ALLEGED, Stance.DENIED})}, 6),
        ({"parties": frozenset({"ruritania"})}, 6),
        ({"parties": frozenset({"ruritania"}), "roles": frozenset({Role.RECIPIENT})}, 0),
        ({"parties": frozenset({"ruritania"}), "roles": frozenset({Role.ACTOR})}, 6),
        ({"items": frozenset({"aircraft"})}, 6),
        ({"items": frozenset({"tanks"})}, 0),
        ({"places": frozenset({"port zenda"})}, 6),
        ({"countries": frozenset({"RUR"})}, 6),
        ({"credibilities": frozenset({Credibility.POSSIBLE})}, 2),
        ({"min_origins": 2}, 2),
        ({"max_origins": 1}, 4),
        ({"outlets": frozenset({"The Courier"})}, 6),
        ({"published_from": date(2020, 7, 24), "published_to": date(2020, 7, 24)}, 6),
        ({"published_from": date(2020, 7, 25)}, 0),
        ({"happened_from": date(2021, 1, 1)}, 2),
        ({"happened_to": date(2020, 7, 23)}, 0),
        ({"happened_to": date(2020, 7, 24)}, 2),
        ({"machine_translated": True}, 0),
        ({"states": frozenset({ClaimState.UNDECIDED})}, 6),
    ],
)
def test_a_filter_leaves_what_it_asks_for(any_ledger, filled, wanted, total) -> None:
    page = any_ledger.find_claims(ClaimFilter(**wanted))

    assert page.total == total == len(page.entries)
    own = {"kinds", "states"} & {*wanted}
    assert all(sum(one.count for one in page.facets[field]) == total for field in {"kinds", "states"} - own)


def test_the_counts_of_a_facet_say_what_another_choice_would_leave(any_ledger, filled) -> None:
    page = any_ledger.find_claims(ClaimFilter(kinds=frozenset({ClaimKind.ATTACK}), min_origins=2))

    assert page.total == 0
    assert [(one.key, one.count) for one in page.facets["kinds"]] == [("transfer", 2)]
    assert [(one.key, one.count) for one in page.facets["origins"]] == []


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("planes", 6),
        ("PLANES zenda", 6),
        ('"cargo planes"', 6),
        ('"planes cargo"', 0),
        ("carg*", 6),
        ("carg", 0),
        ("المتحدث", 3),
        ("الْمُتَحَدِّث", 3),
        ("المتح*", 3),
        ("Représentant OR المتحدث", 3),
        ("zenda -المتحدث", 3),
        ("ministry OR nobody", 6),
        ("ruritania -planes", 0),
        ("“cargo planes”", 6),
        ("14", 6),
        ("١٤", 6),
    ],
)
def test_words_are_found_as_people_type_them(any_ledger, filled, typed, total) -> None:
    assert found(any_ledger, text=typed) == total


@pytest.mark.parametrize(
    ("typed", "total"),
    [("ракеты", 1), ("РАКЕТЫ", 1), ('"поставила ракеты"', 1), ("ракет*", 1), ("самолеты OR ракеты", 1), ("ракета", 0)],
)
def test_russian_is_found(any_ledger, make, run_id, typed, total) -> None:
    text = make().document.text.replace("Ruritania sent", "Руритания поставила ракеты: Ruritania sent")
    any_ledger.append_record(make(text=text), run_id)
    any_ledger.refresh_index()

    assert found(any_ledger, text=typed) == total


@pytest.mark.parametrize(
    "typed", ['"open', "OR planes", "planes OR", "a OR OR b", "*", '""', "-planes", "pl*nes", "a OR -b", "\\"]
)
def test_a_query_that_is_none_is_refused_with_the_way_out(any_ledger, filled, typed) -> None:
    with pytest.raises(InputError, match=r"write words|put the star"):
        found(any_ledger, text=typed)


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("planes' & | ! <->", 6),
        ("NOT NEAR(planes)", 0),
        ("folded:planes", 0),
        ("AND planes", 0),
        ("planes) OR (zenda", 6),
        ("x'--", 0),
    ],
)
def test_nothing_that_is_typed_is_a_command(any_ledger, filled, typed, total) -> None:
    assert found(any_ledger, text=typed) == total


def test_pages_follow_one_another_without_gap_or_repeat(any_ledger, filled) -> None:
    seen, after = [], None
    while True:
        page = any_ledger.find_claims(ClaimFilter(), after, size=4)
        seen += [entry.claim_id for entry in page.entries]
        after = page.after
        if after is None:
            break

    assert sorted(seen) == sorted(claim.id for record in filled for claim in record.claims)
    with pytest.raises(InputError, match="is no place in a list"):
        any_ledger.find_claims(ClaimFilter(), "next")
    with pytest.raises(InputError, match="is no number of entries"):
        any_ledger.find_claims(ClaimFilter(), size=0)


def test_facets_count_under_the_filter(any_ledger, filled) -> None:
    facets = any_ledger.find_claims(ClaimFilter(min_origins=2)).facets

    assert [(f.key, f.label, f.count) for f in facets["parties"]] == [("ruritania", "Ruritania", 2)]
    assert {f.key: f.count for f in facets["items"]} == {"aircraft": 2, "arms": 2, "cargo planes": 2}
    assert {f.key: f.count for f in facets["countries"]} == {"RUR": 2}
    assert {f.key: f.count for f in facets["origins"]} == {"0": 4, "2": 2}
    assert {f.key: f.count for f in any_ledger.find_claims(ClaimFilter()).facets["origins"]} == {"0": 4, "2": 2}


def test_a_decision_shows_at_once_and_its_undoing_too(any_ledger, filled) -> None:
    claim = filled[0].claims[0]
    accepted = any_ledger.append_decision(claim.id, Verdict.ACCEPT, "R. Eviewer", NOON, "as quoted")
    (entry,) = any_ledger.find_claims(ClaimFilter(states=frozenset({ClaimState.ACCEPTED}))).entries
    assert (entry.claim_id, entry.state_because) == (claim.id, "R. Eviewer, 2026-05-04: as quoted")

    any_ledger.append_decision(claim.id, Verdict.REJECT, "S. Econd", NOON, "hearsay")
    assert found(any_ledger, states=frozenset({ClaimState.REJECTED})) == 1
    undone = any_ledger.append_decision(any_ledger.decisions()[-1].id, Verdict.UNDO, "S. Econd", NOON, "misread")
    assert found(any_ledger, states=frozenset({ClaimState.ACCEPTED})) == 1
    any_ledger.append_decision(accepted.id, Verdict.UNDO, "R. Eviewer", NOON, "too soon")
    assert found(any_ledger, states=frozenset({ClaimState.UNDECIDED})) == 6
    any_ledger.append_decision(undone.id, Verdict.UNDO, "S. Econd", NOON, "it was hearsay")
    assert found(any_ledger, states=frozenset({ClaimState.REJECTED})) == 1


def test_a_document_read_again_takes_its_own_place(any_ledger, filled) -> None:
    again = replace(filled[0], claims=filled[0].claims[:1], versions=(("extract.rules", "2"),))
    any_ledger.append_record(again, make_id("run", "later"))
    assert found(any_ledger) == 6
    assert not any_ledger.is_index_current()
    any_ledger.refresh_index()
    assert any_ledger.is_index_current()

    assert found(any_ledger) == found(any_ledger, text="zenda") == 4
    assert found(any_ledger, min_origins=2) == 2


def test_the_index_made_anew_is_the_index_as_it_grew(any_ledger, filled, make, run_id) -> None:
    any_ledger.append_decision(filled[0].claims[1].id, Verdict.ACCEPT, "R. Eviewer", NOON, "as quoted")
    again = replace(filled[0], claims=filled[0].claims[:2], versions=(("extract.rules", "2"),))
    any_ledger.append_record(again, make_id("run", "later"))
    any_ledger.append_record(make(source="c.txt"), make_id("run", "later"))
    any_ledger.refresh_index()
    any_ledger.refresh_index()
    grown = any_ledger.find_claims(ClaimFilter(text="planes"))
    any_ledger.rebuild_index()
    anew = any_ledger.find_claims(ClaimFilter(text="planes"))

    by_id = [{entry.claim_id: entry for entry in page.entries} for page in (grown, anew)]
    assert by_id[0] == by_id[1]
    assert (grown.total, {f: sorted(map(str, c)) for f, c in grown.facets.items()}) == (
        anew.total,
        {f: sorted(map(str, c)) for f, c in anew.facets.items()},
    )


def test_a_matter_comes_with_its_claims(any_ledger, filled) -> None:
    matter = matter_of(*filled)
    view = any_ledger.view_matter(matter.id)

    assert view.matter == matter
    assert {entry.claim_id for entry in view.entries} == set(matter.claim_ids)
    with pytest.raises(LedgerMissingError, match="is no matter of this ledger"):
        any_ledger.view_matter(make_id("mat", "none"))


def test_an_empty_index_is_an_empty_page(any_ledger) -> None:
    page = any_ledger.find_claims(ClaimFilter(text="planes"))

    assert (page.entries, page.total, page.after) == ((), 0, None)
    assert any_ledger.find_claims(ClaimFilter()).total == 0
    any_ledger.rebuild_index()
    anew = any_ledger.find_claims(ClaimFilter(text="planes", states=frozenset({ClaimState.UNDECIDED})))
    assert (anew.entries, anew.total, anew.after) == ((), 0, None)
    assert not any(anew.facets.values())
    with pytest.raises(InputError, match="names no word"):
        any_ledger.find_claims(ClaimFilter(text="…"))


def test_what_was_read_later_arrived_later(any_ledger, filled, make) -> None:
    before = any_ledger.last_arrival()
    assert found(any_ledger, arrived_after=before) == 0
    late = make(source="c.txt")
    any_ledger.append_record(late, make_id("run", "later"))
    any_ledger.refresh_index()

    assert found(any_ledger, arrived_after=before) == 1
    assert any_ledger.last_arrival() > before
    newest = any_ledger.find_arrivals(ClaimFilter(), 2)
    assert newest[0].claim_id == late.claims[0].id
    assert newest[0].arrived == any_ledger.last_arrival() > newest[1].arrived


def test_a_claim_read_again_is_not_new_whatever_its_id_and_stance(any_ledger, filled) -> None:
    before = any_ledger.last_arrival()
    claims = tuple(
        replace(claim, id=make_id("clm", "read again", number), stance=Stance.DENIED)
        for number, claim in enumerate(filled[0].claims)
    )
    own = {"links": (), "evidence": (), "refusals": ()}
    again = replace(filled[0], claims=claims, versions=(("extract.rules", "2"),), **own)
    any_ledger.append_record(again, make_id("run", "later"))
    any_ledger.refresh_index()

    assert found(any_ledger, stances=frozenset({Stance.DENIED})) == 3
    assert found(any_ledger, arrived_after=before) == 0


def test_a_claim_of_other_words_that_another_version_reads_is_new(any_ledger, filled) -> None:
    before = any_ledger.last_arrival()
    document = filled[0].document
    span = document.span(document.text.index("14 to 20"), document.text.index("14 to 20") + 8)
    fresh = replace(filled[0].claims[0], id=make_id("clm", "fresh"), span=span)
    again = replace(filled[0], claims=(*filled[0].claims, fresh), versions=(("extract.rules", "2"),))
    any_ledger.append_record(again, make_id("run", "later"))
    any_ledger.refresh_index()

    assert [entry.claim_id for entry in any_ledger.find_claims(ClaimFilter(arrived_after=before)).entries] == [fresh.id]


def test_the_order_of_arrival_is_the_same_in_an_index_made_anew(any_ledger, filled, make) -> None:
    any_ledger.append_record(make(source="c.txt"), make_id("run", "later"))
    any_ledger.append_record(replace(filled[0], versions=(("extract.rules", "2"),)), make_id("run", "later"))
    any_ledger.refresh_index()
    grown = any_ledger.find_arrivals(ClaimFilter())
    any_ledger.rebuild_index()

    anew = any_ledger.find_arrivals(ClaimFilter())
    assert {entry.claim_id: entry.arrived for entry in anew} == {entry.claim_id: entry.arrived for entry in grown}


def test_an_empty_index_has_no_arrivals(any_ledger) -> None:
    assert any_ledger.find_arrivals(ClaimFilter()) == ()
    assert any_ledger.last_arrival() == 0
