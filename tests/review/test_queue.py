"""What waits comes first things first, says why, and can be asked for by kind, document, matter and state."""

import pytest

from armsledger.errors import InputError
from armsledger.model.claim import ClaimKind
from armsledger.model.field_value import FieldValue
from armsledger.model.review import ReviewState
from armsledger.model.stance import Stance
from armsledger.model.waiting import Noun, Wanted
from armsledger.review import deciding
from armsledger.review.log import read_log
from armsledger.review.queue import page_queue, read_queue
from armsledger.review.showing import show

MORE = {
    "d.txt": "Russia sent fighter jets to Syria, France said.",
    "e.txt": "Germany said that Russia had sent fighter jets to Syria.",
    "f.txt": "Iran, an aid worker said, may have sent rifles to Yemen.",
}


@pytest.fixture
def case(desk):
    for name, text in MORE.items():
        (desk.folder / name).write_text(text + "\n", encoding="utf-8")
    return desk.report()


def test_contested_matters_come_first_then_the_better_grade_with_more_origins(desk, case) -> None:
    entries = read_queue(desk.ledger)
    titles = list(dict.fromkeys(entry.matter_id for entry in entries))
    matters = {matter.id: matter for matter in case.matters}
    digits = [matters[key].grade.credibility.value for key in titles]

    assert matters[titles[0]].grade.denied
    assert digits[1:] == sorted(digits[1:])
    assert entries[0].noun is Noun.FINDING
    assert "its matter is denied" in entries[0].because
    assert all(entry.because for entry in entries)
    ranks = [entry.rank for entry in entries]
    assert ranks == sorted(ranks)


def test_the_least_sure_reading_comes_first_among_claims_of_one_matter(desk, case) -> None:
    claims = [one for one in read_queue(desk.ledger, Wanted(noun=Noun.CLAIM)) if one.is_contested]
    unsure = [abs(one.probability - 0.5) for one in claims]

    assert len(claims) == 3
    assert unsure == sorted(unsure)


def test_disputes_come_before_all_and_what_is_decided_waits_no_more(desk, case) -> None:
    claims = [entry for entry in read_queue(desk.ledger) if entry.noun is Noun.CLAIM]
    disputed, accepted, corrected = claims[-1], claims[0], claims[1]
    desk.say(deciding.accept, disputed.subject_id)
    desk.say(deciding.reject, disputed.subject_id, by="B. Other")
    desk.say(deciding.accept, accepted.subject_id)
    desk.say(deciding.correct, corrected.subject_id, FieldValue("stance", stance=Stance.POSSIBLE))
    entries = read_queue(desk.ledger)

    assert entries[0].subject_id == disputed.subject_id
    assert "accepted by A. Nalyst" in entries[0].because
    assert "rejected by B. Other" in entries[0].because
    assert {accepted.subject_id, corrected.subject_id}.isdisjoint(entry.subject_id for entry in entries)


def test_entries_are_asked_for_by_kind_document_matter_and_state(desk, case) -> None:
    every = read_queue(desk.ledger)
    document_id = case.records[0].document.id
    matter_id = case.matters[0].id

    of_document = read_queue(desk.ledger, Wanted(document_id=document_id))
    assert of_document == tuple(entry for entry in every if document_id in entry.document_ids) != ()
    of_matter = read_queue(desk.ledger, Wanted(matter_id=matter_id, noun=Noun.CLAIM))
    assert {entry.subject_id for entry in of_matter} == set(case.matters[0].claim_ids)
    assert read_queue(desk.ledger, Wanted(kind=ClaimKind.FINANCE)) == ()
    assert read_queue(desk.ledger, Wanted(kind=ClaimKind.TRANSFER)) == every
    assert read_queue(desk.ledger, Wanted(state=ReviewState.DISPUTED)) == ()
    assert read_queue(desk.ledger, Wanted(state=ReviewState.UNDECIDED)) == every


def test_an_accepted_finding_waits_for_a_second_person_where_the_standard_asks(desk, case) -> None:
    finding = next(entry for entry in read_queue(desk.ledger) if entry.noun is Noun.FINDING)
    desk.say(deciding.accept, finding.subject_id)

    (waiting,) = read_queue(desk.ledger, Wanted(state=ReviewState.ACCEPTED), "highest-achievable")
    assert "“highest achievable standard” asks for a second person's sign-off" in waiting.because
    assert read_queue(desk.ledger, Wanted(state=ReviewState.ACCEPTED), "state-attribution") != ()
    desk.say(deciding.sign_off, finding.subject_id, by="S. Igner")
    assert read_queue(desk.ledger, Wanted(state=ReviewState.ACCEPTED), "highest-achievable") == ()


def check_pages(desk, standard: str | None = None) -> None:
    """What is read page by page from the index is what the whole run gives."""
    for wanted in (Wanted(), *(Wanted(noun=noun) for noun in Noun), Wanted(state=ReviewState.STALE)):
        whole = read_queue(desk.ledger, wanted, standard)
        pages = [page_queue(desk.ledger, wanted, standard, start, 3) for start in range(0, len(whole) + 3, 3)]
        assert tuple(entry for page in pages for entry in page.entries) == whole
        assert {page.total for page in pages} == {len(whole)}
    every = page_queue(desk.ledger, None, standard)
    assert sum(number for *_, number in every.counts) == every.total


def test_pages_of_the_index_are_the_queue_whatever_is_decided_and_undone(desk, case) -> None:
    check_pages(desk)
    claims = [entry.subject_id for entry in read_queue(desk.ledger, Wanted(noun=Noun.CLAIM))]
    finding = next(entry for entry in read_queue(desk.ledger) if entry.noun is Noun.FINDING)
    accepted = desk.say(deciding.accept, finding.subject_id)
    check_pages(desk)
    check_pages(desk, "highest-achievable")
    desk.say(deciding.correct, claims[0], FieldValue("stance", stance=Stance.POSSIBLE))
    check_pages(desk)
    desk.say(deciding.accept, claims[1])
    desk.say(deciding.reject, claims[1], by="B. Other")
    check_pages(desk)
    desk.say(deciding.undo, accepted.id)
    check_pages(desk, "highest-achievable")
    desk.say(deciding.reject, claims[2])
    desk.report()
    check_pages(desk)
    desk.say(deciding.undo, desk.ledger.decisions()[-1].id)
    check_pages(desk)
    desk.ledger.rebuild_index()
    check_pages(desk)


def test_pages_can_be_of_one_document_or_matter(desk, case) -> None:
    document_id, matter_id = case.records[0].document.id, case.matters[0].id
    for wanted in (Wanted(document_id=document_id), Wanted(matter_id=matter_id), Wanted(kind=ClaimKind.FINANCE)):
        assert page_queue(desk.ledger, wanted).entries == read_queue(desk.ledger, wanted)


def test_a_ledger_without_a_run_has_no_queue(desk) -> None:
    with pytest.raises(InputError, match="holds no matters yet"):
        read_queue(desk.ledger)
    with pytest.raises(InputError, match="holds no matters yet"):
        page_queue(desk.ledger)


def test_show_has_the_corrected_field_with_what_was_read_and_log_says_what_was_done(desk, case) -> None:
    claim = next(entry for entry in read_queue(desk.ledger) if entry.noun is Noun.CLAIM)
    made = desk.say(deciding.correct, claim.subject_id, FieldValue("stance", stance=Stance.POSSIBLE))
    desk.say(deciding.undo, made.id)
    again = desk.say(deciding.correct, claim.subject_id, FieldValue("stance", stance=Stance.ALLEGED))

    (shown,) = show(desk.ledger, claim.subject_id).claims
    (stance,) = (field for field in shown.fields if field.field == "stance")
    assert stance.words == "alleged"
    assert stance.read_as not in (None, "alleged")
    assert len(show(desk.ledger, claim.matter_id).claims) == 3

    logged = read_log(desk.ledger)
    assert [one.in_force for one in logged] == [False, True, True]
    assert logged[-1].decision.id == again.id
    assert "correct stance of clm-" in logged[-1].words
