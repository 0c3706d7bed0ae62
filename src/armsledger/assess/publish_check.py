"""Whether a case may be published as it stands: a list of what is wrong, empty where nothing is.

The list is complete, so that nobody has to try again and again. Each question is a function of its own; another one is
asked by adding it to `_QUESTIONS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.knowledge.measure_tables import regimes_by_id
from armsledger.model.carried import Carried, ClaimState
from armsledger.model.case import Case
from armsledger.model.finding import Finding, Fullness
from armsledger.model.measure import MatchStatus
from armsledger.model.placed_entry import PlacedEntry
from armsledger.model.publish_problem import ProblemKind, PublishProblem
from armsledger.model.review import ReviewState
from armsledger.model.standard import RuleKind, RuleResult, RuleState

_SIGNATURES: Final = (RuleKind.SIGNED, RuleKind.COUNTERSIGNED)
_REPLY: Final = "reply"


@dataclass(frozen=True, slots=True)
class ToPublish:
    """A case as it would be printed, the entries it was made of, and what people's decisions on its claims have become.

    `read_ids` are the claims that the last readings of its documents hold.
    """

    case: Case
    placed: tuple[PlacedEntry, ...]
    read_ids: frozenset[str]
    carried: Mapping[str, Carried]


def check_publication(given: ToPublish) -> tuple[PublishProblem, ...]:
    """Everything that stands against publishing, in the order of the questions and of the case; each thing once."""
    return tuple(dict.fromkeys(problem for ask in _QUESTIONS for problem in ask(given)))


def _holds_nothing(given: ToPublish) -> Iterator[PublishProblem]:
    if not given.case.matters:
        yield PublishProblem(ProblemKind.EMPTY, given.case.id, "it holds no matter", "put one in")


def _entries(given: ToPublish) -> Iterator[PublishProblem]:
    for placed in given.placed:
        subject = placed.entry.matter.matter_id
        if placed.matter is None:
            words, way_out = "no matter holds any of its claims any more", "take it out"
            yield PublishProblem(ProblemKind.GONE, subject, words, way_out)
        elif placed.changed:
            way_out = f"read {placed.matter.id} again and put it in anew"
            yield PublishProblem(ProblemKind.CHANGED, subject, placed.changed, way_out)


def _claims(given: ToPublish) -> Iterator[PublishProblem]:
    reviews = given.case.review_by_subject_id()
    for matter in (placed.matter for placed in given.placed if placed.matter):
        for claim_id in matter.claim_ids:
            review = reviews.get(claim_id)
            if claim_id not in given.read_ids:
                words = f"its words are no longer read, and {matter.id} rests on it"
                yield PublishProblem(ProblemKind.WORDS, claim_id, words, "derive the matters anew")
            elif review and review.state is ReviewState.REJECTED:
                words = f"it is {review.because}, and {matter.id} rests on it"
                yield PublishProblem(ProblemKind.REJECTED, claim_id, words, "derive the matters anew, or undo it")


def _decisions(given: ToPublish) -> Iterator[PublishProblem]:
    way_out = "look at it again and decide anew"
    for claim_id in (claim.id for record in given.case.records for claim in record.claims):
        carried = given.carried.get(claim_id)
        if carried and carried.state is ClaimState.STALE:
            yield PublishProblem(ProblemKind.STALE, claim_id, carried.because, way_out)
    for review in given.case.reviews:
        if review.state is ReviewState.STALE:
            yield PublishProblem(ProblemKind.STALE, review.subject_id, review.because, way_out)


def _signatures(given: ToPublish) -> Iterator[PublishProblem]:
    for finding_id, result in _results(given):
        if result.rule.kind in _SIGNATURES and result.state is not RuleState.PASSED:
            way_out = "let a person accept it, and where the standard asks for it a second one sign it off"
            yield PublishProblem(ProblemKind.UNSIGNED, finding_id, f"{result.rule.words}: {result.because}", way_out)


def _replies(given: ToPublish) -> Iterator[PublishProblem]:
    facts = {finding.id: _reply_fact(finding) for finding in given.case.findings}
    for finding_id, result in _results(given):
        is_asked = result.rule.kind is RuleKind.REPLY or _REPLY in result.rule.facts
        because = facts.get(finding_id)
        if is_asked and because is not None:
            yield PublishProblem(ProblemKind.REPLY, finding_id, because, "write to them, or note that none answered")


def _law(given: ToPublish) -> Iterator[PublishProblem]:
    regimes = regimes_by_id()
    for finding in given.case.findings:
        for match in finding.matches:
            known = regimes[match.regime_id].known_through if match.regime_id in regimes else None
            last = match.ends or (finding.question.latest if finding.question else None)
            if match.status is MatchStatus.UNKNOWN_STATE or (known and last and last > known):
                words = f"{match.measure_id} is known to {known}, and is asked about {last or 'a later day'}"
                yield PublishProblem(ProblemKind.LAW, finding.id, words, "bring the table of the regime up to that day")


def _results(given: ToPublish) -> Iterator[tuple[str, RuleResult]]:
    for check in given.case.checks:
        for result in check.results:
            yield check.finding_id, result


def _reply_fact(finding: Finding) -> str | None:
    """Why the reply is missing; None where it was sought and recorded."""
    name = dict(load_finding_standard().facts)[_REPLY]
    fact = next((fact for fact in finding.completeness if fact.name == name), None)
    if fact is None:
        return "no list of needed facts was made"
    return None if fact.fullness is Fullness.FILLED else fact.because


_QUESTIONS: Sequence[Callable[[ToPublish], Iterator[PublishProblem]]] = (
    _holds_nothing,
    _entries,
    _claims,
    _decisions,
    _signatures,
    _replies,
    _law,
)
