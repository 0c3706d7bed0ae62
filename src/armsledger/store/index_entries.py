"""A record's claims as rows of the index, and the values that each is found by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Min

from armsledger.model.carried import Carried, ClaimState
from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.store import models
from armsledger.store.encode import to_plain
from armsledger.text.search_words import fold_words

PARTY, ITEM, PLACE, COUNTRY = "parties", "items", "places", "countries"
_FIELDS: Final = {
    Role.ACTOR: PARTY,
    Role.VIA: PARTY,
    Role.RECIPIENT: PARTY,
    Role.TARGET: PARTY,
    Role.ITEM: ITEM,
    Role.FORCE: ITEM,
    Role.ORIGIN: PLACE,
    Role.DESTINATION: PLACE,
    Role.PLACE: PLACE,
}
_SENTENCE_END: Final = re.compile(r"[.!?؟۔。…]+[\"'”’»)]*\s|\n")
_PASSAGE_LENGTH: Final = 400  # characters on each side of the quote that are looked through for the sentence's ends
_KEY_LENGTH: Final = 200  # characters of a folded name; PostgreSQL indexes no more than some 2,700 bytes


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What the index tells of a claim's matter."""

    key: str
    title: str
    reliability: str
    credibility: str
    origins: int

    @classmethod
    def of(cls, matter: Matter) -> "MatterFacts":
        """What is told of that matter."""
        grade = matter.grade
        return cls(
            matter.id, matter.title, grade.reliability.value, grade.credibility.value, matter.independent_origins
        )


ClaimWords = tuple[str, str, int, int]  # document, kind, and the offsets of the quote
Arrivals = Mapping[ClaimWords, int]


def find_arrivals(alias: str, documents: Sequence[str]) -> Arrivals:
    """When the claims of these documents arrived: a number for each, greater than those of all that came before.

    A claim arrives with the first reading that holds its words as a claim of its kind. Read again it keeps its number,
    whatever else has changed of it; so what other versions read anew is new, and nothing else of theirs is.
    """
    rows = models.ClaimRow.objects.using(alias).filter(reading__document_id__in=documents)
    fields = ("reading__document_id", "kind", "start_offset", "end_offset")
    return {(key, kind, start, end): first for key, kind, start, end, first in
            rows.values(*fields).annotate(first=Min("pk")).order_by().values_list(*fields, "first")}  # fmt: skip


def words_of(claim: Claim) -> ClaimWords:
    """What tells a claim from all others of its document, whatever its id."""
    return claim.span.document_id, claim.kind.value, claim.span.start, claim.span.end


def document_row(record: DocumentRecord) -> models.IndexDocumentRow:
    """The row of a document in the index."""
    document, head = record.document, record.document.head
    return models.IndexDocumentRow(
        key=document.id,
        source=document.source,
        media_type=document.media_type,
        title=head.title.value,
        outlet=head.outlet.value,
        published=head.published.value,
        age=age_of(head.published.value),
        claims=len(record.claims),
        refusals=len(record.refusals),
    )


def age_of(published: date | None) -> int:
    """What lists are ordered by: the newest publication has the least, what has no day stands last."""
    return -(published or date.min).toordinal()


@dataclass(frozen=True, slots=True)
class Value:
    """Something that a claim is found by: the facet, its key, the words for people, the role."""

    field: str
    key: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the index that has not been written, with its values."""

    row: models.IndexClaimRow
    values: tuple[Value, ...]


def iter_entries(
    record: DocumentRecord, matters: Mapping[str, MatterFacts], decided: Mapping[str, Carried], arrivals: Arrivals
) -> Iterator[Entry]:
    """The entries of a record's claims, by claim id their matters and what people decided, and when each arrived."""
    entities = {entity.id: entity for entity in record.entities}
    voices = {statement.id: statement.voice.name for statement in record.statements}
    for claim in record.claims:
        row = _row(record.document, claim, entities, voices[claim.statement_id])
        _add_matter(row, matters.get(claim.id))
        add_state(row, decided.get(claim.id))
        row.arrived = arrivals[words_of(claim)]
        yield Entry(row, tuple(sorted(set(_values(claim, entities)), key=lambda v: (v.field, v.key, v.role, v.label))))


def passage_around(document: Document, span: Span) -> str:
    """The sentence that a span stands in, or as much of it as is near; the line is its limit."""
    text = document.text
    before = text[max(0, span.start - _PASSAGE_LENGTH) : span.start]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    after = text[span.end : span.end + _PASSAGE_LENGTH]
    end = _SENTENCE_END.search(after)
    whole = before[ends[-1] if ends else 0 :] + text[span.start : span.end] + (after[: end.end()] if end else after)
    return whole.strip()


def _row(document: Document, claim: Claim, entities: Mapping[str, Entity], voice: str) -> models.IndexClaimRow:
    head = document.head
    passage = passage_around(document, claim.span)
    published = head.published.value
    return models.IndexClaimRow(
        key=claim.id,
        document_key=document.id,
        kind=claim.kind.value,
        stance=claim.stance.value,
        quote=claim.span.quote,
        passage=passage,
        folded=_folded(passage, claim, entities, head.title.value, voice),
        voice=voice,
        probability=claim.score.value,
        title=head.title.value,
        outlet=head.outlet.value,
        published=published,
        age=age_of(published),
        earliest=claim.when.earliest if claim.when else None,
        latest=claim.when.latest if claim.when else None,
        parties=[_party(filler, entities) for filler in claim.fillers],
        machine_translated=bool(head.machine_translated.value),
    )


def _folded(passage: str, claim: Claim, entities: Mapping[str, Entity], title: str | None, voice: str) -> str:
    """The words of the passage in their order; after them, each in a place of its own, what else names the claim."""
    said = " ".join(fold_words(passage))
    named = {filler.name for filler in claim.fillers} | {filler.span.quote for filler in claim.fillers}
    for filler in claim.fillers:
        entity = entities.get(filler.entity_id or "")
        named |= {entity.name, *entity.names} if entity else set()
    others = sorted({" ".join(fold_words(words)) for words in (*named, title or "", voice)})
    return " ".join((said, *(words for words in others if words not in said)))


def _party(filler: Filler, entities: Mapping[str, Entity]) -> dict[str, str | None]:
    entity = entities.get(filler.entity_id or "")
    return {
        "role": filler.role.value,
        "name": to_plain(filler.name),
        "known_id": entity.known_id if entity else None,
        "country": _country(entity) if entity else None,
    }


def _country(entity: Entity) -> str | None:
    return entity.country or (entity.place.country if entity.place else None)


def _values(claim: Claim, entities: Mapping[str, Entity]) -> Iterator[Value]:
    for filler in claim.fillers:
        entity = entities.get(filler.entity_id or "")
        field = _FIELDS.get(filler.role)
        key = (entity.known_id if entity else None) or " ".join(fold_words(filler.name))[:_KEY_LENGTH]
        if field and key:
            yield Value(field, key, (entity.name if entity else filler.name)[:_KEY_LENGTH], filler.role.value)
        country = _country(entity) if entity else None
        if country:
            yield Value(COUNTRY, country, country, filler.role.value)
        if entity and field == ITEM:
            codes = (*((entity.category,) if entity.category else ()), *entity.items)
            yield from (Value(ITEM, code, code, filler.role.value) for code in codes)


def _add_matter(row: models.IndexClaimRow, matter: MatterFacts | None) -> None:
    row.matter_key = matter.key if matter else None
    row.matter_title = matter.title if matter else None
    row.reliability = matter.reliability if matter else None
    row.credibility = matter.credibility if matter else None
    row.origins = matter.origins if matter else 0


def add_state(row: models.IndexClaimRow, carried: Carried | None) -> None:
    """Set where a claim stands with people."""
    row.state = (carried.state if carried else ClaimState.UNDECIDED).value
    row.state_because = carried.because if carried else ""
