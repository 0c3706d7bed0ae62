"""Whether a case may be published as it stands: a list of what is wrong, empty where nothing is.

The list is complete, so that nobody has to try again and again. Each question is a function of its own; another one is
asked by adding it to `_QUESTIONS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from armsledger.assess.private_people import find_bystanders
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.knowledge.measure_tables import regimes_by_id
from armsledger.model.carried import Carried, ClaimState
from armsledger.model.case import Case
from armsledger.model.finding import Finding, Fullness
from armsledger.model.measure import MatchStatus, MeasureMatch
from armsledger.model.placed_entry import PlacedEntry
from armsledger.model.publish_problem import ProblemKind, PublishProblem
from armsledger.model.record import DocumentRecord
from armsledger.model.review import ReviewState
from armsledger.model.standard import RuleKind, RuleResult, RuleState
from armsledger.text.name_finder import NameFinder

_SIGNATURES: Final = (RuleKind.SIGNED, RuleKind.COUNTERSIGNED)
_REPLY: Final = "reply"


@dataclass(frozen=True, slots=True)
class ToPublish:
    """A case as it would be printed, the entries it was made of, and what people's decisions on its claims have become.

    `read_ids` are the claims that the last readings of its documents hold. `as_of` is the day of printing, `broken` the
    documents whose bytes are not those received, each with what is wrong. `copy` is the copy that would be published,
    without `withheld_names`; None where nothing is withheld.
    """

    case: Case
    placed: tuple[PlacedEntry, ...]
    read_ids: frozenset[str]
    carried: Mapping[str, Carried]
    as_of: date | None = None
    broken: Mapping[str, str] = field(default_factory=dict)
    copy: Case | None = None
    withheld_names: tuple[str, ...] = ()
    case_name: str = ""

    @property
    def printed(self) -> Case:
        """What would be published."""
        return self.copy or self.case


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
    for finding in given.case.findings:
        for match in finding.matches:
            asked = finding.question.latest if finding.question else None
            yield from _unknown(finding.id, match, match.ends or asked or given.as_of)


def _unknown(finding_id: str, match: MeasureMatch, last: date | None) -> Iterator[PublishProblem]:
    """A regime that is not known to the last day asked about; of an act that goes on that is the day of print."""
    regime = regimes_by_id().get(match.regime_id)
    known = regime.known_through if regime else None
    if match.status is MatchStatus.UNKNOWN_STATE or (known and last and last > known):
        words = f"{match.measure_id} is known to {known}, and is asked about {last or 'a later day'}"
        yield PublishProblem(ProblemKind.LAW, finding_id, words, "bring the table of the regime up to that day")


def _bytes(given: ToPublish) -> Iterator[PublishProblem]:
    for document_id, because in given.broken.items():
        way_out = "bring the ledger back from a copy (armsledger verify names what is broken)"
        yield PublishProblem(ProblemKind.BYTES, document_id, because, way_out)
    for record in given.case.records:
        document = record.document
        for claim in record.claims:
            found = document.text[claim.span.start : claim.span.end]
            if found != claim.span.quote:
                words = f"its words “{claim.span.quote}” are no longer where they stood: “{found}” is"
                yield PublishProblem(ProblemKind.BYTES, claim.id, words, "read the document again and decide anew")


def _people(given: ToPublish) -> Iterator[PublishProblem]:
    for document_id, person in find_bystanders(given.printed):
        words = f"{person.name} holds no office and no graded claim says what they did"
        way_out = "withhold the name (armsledger case withhold), or put in the matter that is about them"
        yield PublishProblem(ProblemKind.PERSON, document_id, words, way_out)


def _withheld(given: ToPublish) -> Iterator[PublishProblem]:
    finder, case = NameFinder(given.withheld_names), given.printed
    again = "withhold it in every way in which it is written (--also)"
    if finder.stands_in(given.case_name.replace("-", " ")):
        words = "the name of the case itself names a withheld source"
        yield PublishProblem(ProblemKind.WITHHELD, given.case.id, words, "put the matters into a case of another name")
    for record in case.records:
        head = record.document.head
        texts = (record.document.text, record.document.source, head.title.value, head.outlet.value, head.byline.value)
        spoken = (*texts, head.url.value, *(entity.name for entity in record.entities))
        if any(finder.stands_in(text) for text in spoken if text):
            words = "a withheld name would still be printed with it"
            yield PublishProblem(ProblemKind.WITHHELD, record.document.id, words, again)
    for matter in case.matters:
        if finder.stands_in(matter.title) or any(finder.stands_in(one.voice or "") for one in matter.origins):
            words = "a withheld name would still be printed with it"
            yield PublishProblem(ProblemKind.WITHHELD, matter.id, words, again)
    for one in case.withheld:
        if one.missing:
            words = "words that were to be redacted are no longer found, so that all of it is withheld"
            way_out = "redact them anew where they stand now, and undo the old redaction (armsledger case undo)"
            yield PublishProblem(ProblemKind.WITHHELD, one.code, words, way_out)


def _positions(given: ToPublish) -> Iterator[PublishProblem]:
    """A picture that tells where a withheld source stood, also where another document shows it."""
    finder = NameFinder(given.withheld_names)
    held = {record.document.id for record in given.case.records if finder.stands_in(_whole(record))}
    near = {
        one.picture_id
        for group in given.case.picture_groups
        if not held.isdisjoint(group.document_ids())
        for one in group.appearances
    }
    printed = {picture.id: picture for record in given.printed.records for picture in record.pictures}
    for record in given.case.records:
        for picture in record.pictures:
            in_print = printed.get(picture.id)
            is_of_witness = record.document.id in held or picture.id in near
            if is_of_witness and in_print and in_print.exif.gps:
                words = f"it tells the position {in_print.exif.gps}, and a withheld source is spoken of with it"
                way_out = f"redact it: armsledger case redact CASE {picture.sha256}"
                yield PublishProblem(ProblemKind.POSITION, picture.id, words, way_out)


def _whole(record: DocumentRecord) -> str:
    head = record.document.head
    return "\n".join((record.document.text, head.outlet.value or "", head.byline.value or ""))


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
    _bytes,
    _people,
    _withheld,
    _positions,
)
