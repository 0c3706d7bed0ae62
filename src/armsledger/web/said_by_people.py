"""What people decided, as lines of a page: in words, in force or not, whether the one who looks may take it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from armsledger.model.decision import Decision, Verdict, person_key
from armsledger.model.ids import is_id
from armsledger.model.review import Review, ReviewState
from armsledger.model.ruling import subjects_of
from armsledger.publish.wording import load_wording
from armsledger.review.deciding import may_undo
from armsledger.review.log import Logged
from armsledger.store.holdings import find_matter_id
from armsledger.store.ledger import Ledger
from armsledger.web.opened import ALIAS
from armsledger.web.people import Person, serving
from armsledger.web.roles import UNDOES_OTHERS, Role


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision; `address` leads to what it is about where that has a page, `mine` says that the looker made it."""

    decision: Decision
    words: str
    in_force: bool
    may_undo: bool
    mine: bool
    address: str | None


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One vote or correction that is in force, in words."""

    decision_id: str
    words: str
    may_undo: bool
    mine: bool


def list_voices(review: Review, arbiter: str | None, person: Person | None) -> tuple[VoiceLine, ...]:
    """The votes and corrections of a review for a person who looks at them; `arbiter` is the key of who decides."""
    said = [(vote.by, vote.decision_id, vote.words) for vote in review.votes]
    said += [(change.by, change.decision_id, change.words) for change in review.changes]
    return tuple(
        VoiceLine(decision_id, words, _may_take_back(by, arbiter, person), _is_by(by, person))
        for by, decision_id, words in said
    )


def state_word(state: ReviewState) -> str:
    """A state as pages call it."""
    if state is ReviewState.UNDECIDED:
        return "undecided"
    return str(load_wording().get("review_states", state.value))


def may_decide(person: Person | None) -> bool:
    """Say whether buttons to decide are shown: to who may, and to the owner of a workbench who will be asked a name."""
    if person is None:
        return False
    return person.role.reaches(Role.ANALYST) or (person.name is None and not serving().team)


def _may_take_back(by: str, arbiter: str | None, person: Person | None) -> bool:
    if person is None or person.name is None or not person.role.reaches(Role.ANALYST):
        return False
    return _is_by(by, person) or (person.role.reaches(UNDOES_OTHERS) and person_key(person.name) == arbiter)


def list_lines(ledger: Ledger, logged: Iterable[Logged], person: Person | None) -> tuple[DecisionLine, ...]:
    """Lines for a person who looks at them, in the order given."""
    return tuple(
        DecisionLine(
            decision=one.decision,
            words=one.words,
            in_force=one.in_force,
            may_undo=one.in_force and may_undo_here(ledger, one.decision, person),
            mine=_is_by(one.decision.by, person),
            address=find_address(ledger, one.decision),
        )
        for one in logged
    )


def may_undo_here(ledger: Ledger, decision: Decision, person: Person | None) -> bool:
    """Say whether a person may undo a decision here: her own as an analyst, what the rules allow as a reviewer."""
    if person is None or person.name is None or not person.role.reaches(Role.ANALYST):
        return False
    if not _is_by(decision.by, person) and not person.role.reaches(UNDOES_OTHERS):
        return False
    return may_undo(ledger, decision, person.name)


def find_address(ledger: Ledger, decision: Decision) -> str | None:
    """The page of what a decision is about; None where it has none."""
    if decision.verdict is not Verdict.RULE:
        return _address_of(decision.subject_id)
    ruling = ledger.find_ruling(decision.subject_id)
    return next((found for one in (subjects_of(ruling) if ruling else ()) if (found := _address_of(one))), None)


def _address_of(subject_id: str) -> str | None:
    if not is_id(subject_id):
        return None
    routes = {"clm": "claim", "mat": "matter", "doc": "document"}
    route = routes.get(subject_id[:3])
    if route:
        return reverse(route, args=[subject_id])
    if subject_id.startswith("fnd-"):
        matter_id = find_matter_id(ALIAS, subject_id)
        return reverse("matter", args=[matter_id]) if matter_id else None
    return f"{reverse('decisions')}?subject={subject_id}" if subject_id.startswith("dec-") else None


def _is_by(by: str, person: Person | None) -> bool:
    return person is not None and person.name is not None and person_key(person.name) == person_key(by)
