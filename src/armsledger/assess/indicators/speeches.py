"""Speeches: statements with what an indicator asks of them: whose official, how high, of whom, about what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from armsledger.assess.indicators.rules import Rules, load_rules
from armsledger.knowledge.offices import office_on
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, StatementKind

_BEFORE_TARGET: Final = re.compile(r"\b(?:on|upon|against|into|at|targeting)\b")
_BETWEEN_THINGS: Final = re.compile(r"[,;:]|\b(?:and|as well as|or)\b")


@dataclass(frozen=True, slots=True)
class Speech:
    """One statement.

    `day` is the day of publication, `state` the state of the voice, `office` the weight of its office (0 where the
    document itself speaks). `named` are the states in the words said, in text order; `about` the countries that they
    or, where they name none, the whole document speak of.
    """

    statement_id: str
    document_id: str
    kind: StatementKind | None
    stance: Stance
    day: date
    voice: str
    state: str | None
    office: float
    named: tuple[str, ...]
    about: frozenset[str]
    domains: frozenset[str]
    words: str
    level: float


def read_speeches(records: Iterable[DocumentRecord]) -> tuple[Speech, ...]:
    """The statements of all dated documents, by id."""
    found = [_speech(s, record, day) for record in records if (day := _day(record)) for s in record.statements]
    return tuple(sorted(found, key=lambda speech: speech.statement_id))


def countries_of(record: DocumentRecord) -> frozenset[str]:
    """The countries that a document speaks of."""
    return frozenset(c for entity in record.entities if (c := _country(entity)))


def _day(record: DocumentRecord) -> date | None:
    return record.document.head.published.value


def _speech(statement: Statement, record: DocumentRecord, day: date) -> Speech:
    words = " … ".join(span.quote for span in statement.spans)
    named = _named(statement.spans, record)
    return Speech(
        statement.id,
        statement.document_id,
        statement.kind,
        statement.stance,
        day,
        statement.voice.name,
        _state_of(statement, record),
        _office(statement, day),
        named,
        frozenset(named) or countries_of(record),
        _domains(words, load_rules()),
        words,
        _weigh(words.casefold(), load_rules()) or 0.0,
    )


def _named(spans: Iterable[Span], record: DocumentRecord) -> tuple[str, ...]:
    spans = list(spans)
    found = [
        (span.start, country)
        for entity in record.entities
        for span in entity.spans
        if any(said.covers(span) for said in spans) and (country := _country(entity))
    ]
    return tuple(dict.fromkeys(country for _, country in sorted(found)))


def _country(entity: Entity) -> str | None:
    is_place = entity.type is EntityType.PLACE and entity.place is not None
    return entity.place.country if is_place and entity.place else entity.country


def _state_of(statement: Statement, record: DocumentRecord) -> str | None:
    voice = statement.voice
    for span in (voice.body, voice.speaker, voice.office, voice.channel):
        held = [(s, e) for e in record.entities for s in e.spans if span and s.overlaps(span) and e.country]
        if span and held:
            return min(held, key=lambda pair: (abs(pair[0].start - span.start), pair[1].id))[1].country
    return None


def _office(statement: Statement, day: date) -> float:
    voice, rules = statement.voice, load_rules()
    if voice.is_own:
        return 0.0
    said = " ".join(span.quote for span in (voice.office, voice.speaker) if span).casefold()
    weight = _weigh(said, rules)
    if weight is None and voice.speaker:
        held = " ".join(term.office for term in office_on(voice.speaker.quote, day).terms)
        weight = _weigh(held.casefold(), rules)
    return rules.unnamed_office if weight is None else weight


def _weigh(words: str, rules: Rules) -> float | None:
    return next((weight for word, weight in rules.offices if re.search(rf"\b{re.escape(word)}s?\b", words)), None)


def _domains(words: str, rules: Rules) -> frozenset[str]:
    """The domains of what is said, thing by thing of a list; whom an act hits is no domain of its own."""
    things = _BETWEEN_THINGS.split(words.casefold())
    return frozenset(domain for thing in things for domain in _domains_of_thing(thing, rules))


def _domains_of_thing(said: str, rules: Rules) -> frozenset[str]:
    """The domains marked in the words, those after "on", "against" and the like left out once something was marked."""
    marked = [
        (match.start(), domain)
        for domain, marks in rules.domains.items()
        for mark in marks
        for match in re.finditer(rf"\b{re.escape(mark)}", said)
    ]
    first = min(marked)[0] if marked else 0
    hit = _BEFORE_TARGET.search(said, first)
    return frozenset(domain for start, domain in marked if hit is None or start < hit.start())
