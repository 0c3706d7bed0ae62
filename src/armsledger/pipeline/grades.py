"""What people do with grades: letters for sources, digits for matters, judgements of our own; list and take back."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from armsledger.corroborate.letters import actors_named, find_outlet_name, fold_source
from armsledger.errors import InputError
from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.model.assessment import Assessment, check_wording
from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Decision, Verdict, person_key
from armsledger.model.entity import Entity, EntityType
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import AssessmentRuling, DigitRuling, LetterRuling, Ruling, RulingKind, Standing
from armsledger.store.ledger import Ledger

KINDS = (RulingKind.LETTER, RulingKind.DIGIT, RulingKind.ASSESSMENT)
_VOICES = frozenset(EntityType) - {EntityType.PLACE, EntityType.MATERIEL, EntityType.INSTRUMENT}


def set_letter(
    ledger: Ledger,
    source: str,
    letter: Reliability,
    scope: tuple[str | None, date | None, date | None],
    by: str,
    at_utc: datetime,
    comment: str,
) -> Standing:
    """Keep a person's letter for a source, with topic, first and last day (None for all), and give it as it stands.

    Raises InputError for a source that neither the ledger nor the tables know, or that could be several.
    """
    topic, first, last = scope
    ruling = LetterRuling(find_source(ledger, source), letter, read_topic(topic), first, last)
    return rule_letter(ledger, ruling, by, at_utc, comment)


def rule_letter(ledger: Ledger, ruling: LetterRuling, by: str, at_utc: datetime, comment: str) -> Standing:
    """Keep a person's letter for a source whose key is known (`find_source`), and give it as it stands."""
    return _rule(ledger, ruling, by, at_utc, comment)


def set_digit(
    ledger: Ledger, matter_id: str, digit: Credibility, by: str, at_utc: datetime, comment: str
) -> tuple[Standing, Matter]:
    """Keep a person's digit for a matter of the ledger, and give both."""
    matter = ledger.get_matter(matter_id)
    return _rule(ledger, DigitRuling(matter.id, digit, _claims(matter)), by, at_utc, comment), matter


def assess(
    ledger: Ledger, subject_id: str, assessment: Assessment, by: str, at_utc: datetime, comment: str
) -> tuple[Standing, Matter]:
    """Keep a judgement of our own on a matter of the ledger, or on the matter of a finding, and give both.

    Raises InputError for a comment that breaks the rules of wording, as it is printed with the judgement.
    """
    check_wording(comment, assessment.term.row)
    matter = ledger.get_matter(subject_id)
    return _rule(ledger, AssessmentRuling(matter.id, assessment, _claims(matter)), by, at_utc, comment), matter


def undo(ledger: Ledger, decision_id: str, by: str, at_utc: datetime, comment: str) -> Standing:
    """Take back a letter, digit or assessment that is in force, and give what it was.

    Raises InputError for anything else, naming those in force.
    """
    standing = {one.decision_id: one for one in list_grades(ledger)}
    found = standing.get(decision_id)
    if found is None:
        known = ", ".join(sorted(standing)) or "none"
        raise InputError(decision_id, "is no grade that is in force", f"give one of those in force: {known}")
    ledger.append_decision(decision_id, Verdict.UNDO, by, at_utc, comment)
    return found


def list_grades(ledger: Ledger) -> tuple[Standing, ...]:
    """The letters, digits and assessments in force, the last made first."""
    return tuple(one for one in ledger.rulings() if one.ruling.kind in KINDS)


def find_source(ledger: Ledger, given: str, records: Iterable[DocumentRecord] | None = None) -> str:
    """Give the key that a ruling keeps for a source: the row of an actor, else a folded name.

    It is looked for in these `records`, or in the whole ledger where none are given. Raises InputError for a name that
    neither they nor the tables know, and for one that means several.
    """
    if given in actors_by_id():
        return given
    found = sorted(set(_keys(ledger.iter_records() if records is None else records, given, fold_source(given))))
    if not found:
        way_out = "give an outlet, speaker or body as a document names it, or a row such as actor-africom"
        raise InputError(given, "is no source that this ledger or the tables know", way_out)
    if len(found) > 1:
        raise InputError(given, f"means several: {', '.join(found)}", "give one of these")
    return found[0]


def _keys(records: Iterable[DocumentRecord], given: str, folded: str) -> Iterator[str]:
    """The rows that bear the name; without one the outlet of that name, or the name, where a document has it."""
    rows, outlet = actors_named(folded), find_outlet_name(folded)
    yield from rows
    if outlet and not rows:
        yield outlet
    for record in records:
        borne = [entity for entity in record.entities if _bears(entity, given, folded)]
        for entity in borne:
            yield entity.known_id or (rows[0] if rows else outlet or fold_source(entity.name))
        if not (borne or rows or outlet) and folded in map(fold_source, _voices(record)):
            yield folded


def _bears(entity: Entity, given: str, folded: str) -> bool:
    if entity.known_id == given:
        return True
    return entity.type in _VOICES and folded in map(fold_source, (entity.name, *entity.names))


def _voices(record: DocumentRecord) -> Iterator[str]:
    """Who publishes, and the words for who speaks."""
    if record.document.head.outlet.value:
        yield record.document.head.outlet.value
    for statement in record.statements:
        voice = statement.voice
        yield from (span.quote for span in (voice.speaker, voice.body, voice.channel, voice.office) if span)


def read_topic(topic: str | None) -> str | None:
    """What a person gives for a topic: a kind of claim, a country's code in any case, "all" or None for all."""
    if topic is None or topic == "all":
        return None
    if topic in frozenset(kind.value for kind in ClaimKind) or topic.upper() not in countries_by_iso3():
        return topic  # the ruling itself refuses what is neither
    return topic.upper()


def _claims(matter: Matter) -> tuple[str, ...]:
    return tuple(sorted(matter.claim_ids))


def _rule(ledger: Ledger, ruling: Ruling, by: str, at_utc: datetime, comment: str) -> Standing:
    standing = ledger.find_standing(ruling)
    if standing and person_key(standing.by) == person_key(by):
        raise InputError(standing.decision_id, f"says so already ({standing.because})", "it stands; undo it first")
    decision: Decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return Standing(ruling, decision.id, by, at_utc, comment)
