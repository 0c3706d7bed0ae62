"""What is known of a name when it is compared: its spellings with their languages, sort, state, offices, company.

A card is made for each row of the tables that documents speak of, and for each entity that no row bears.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.name_parts import fold_name_word, load_name_parts
from armsledger.knowledge.word_classes import read_words
from armsledger.model.entity import Entity, EntityType
from armsledger.model.identity import NameKey
from armsledger.model.place import Place
from armsledger.model.record import DocumentRecord
from armsledger.resolve.names.parsing import BODIES, is_proper_group, parse_body, parse_person
from armsledger.text.sounds import plain_word

BODY: Final = "body"


@dataclass(frozen=True, slots=True, order=True)
class CardName:
    """A spelling and the language of the text that has it, None where that is not told."""

    words: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class NameCard:
    """`key` is the row or the entity's id; `names` are those that are names, not "he" or "the group".

    `countries` are codes of the states it is told to belong to, `offices` ranks and offices by what they mean,
    `company` the known actors that the same documents name. Nothing told is an empty set, which is never held against
    anybody.
    """

    key: str
    type: EntityType
    known_id: str | None
    lead: str
    names: tuple[CardName, ...]
    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    place: Place | None = None
    company: frozenset[str] = frozenset()
    entity_ids: tuple[str, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()

    @property
    def sort(self) -> str:
        return sort_of(self.type)

    @property
    def document_ids(self) -> frozenset[str]:
        """The documents that speak of it."""
        return frozenset(document_id for _, document_id in self.seen)


def sort_of(entity_type: EntityType) -> str:
    """Give the sort of a type: bodies are one, since reports call the same body group, organization and armed group."""
    return BODY if entity_type in BODIES else entity_type.value


def fold_name(words: str) -> str:
    """Give the words of a name folded, as a verdict keeps them."""
    return " ".join(plain_word(word) for word in words.replace("-", " ").replace("‑", " ").split())


def key_of_entity(entity: Entity, document_id: str | None = None) -> NameKey:
    """Give the key that a verdict on an entity holds on; with `document_id` it speaks of that document alone."""
    if entity.known_id:
        return NameKey(known_id=entity.known_id)
    return NameKey(None, fold_name(entity.name), sort_of(entity.type), entity.country, document_id)


def make_card(
    words: str,
    entity_type: EntityType,
    *,
    key: str | None = None,
    country: str | None = None,
    language: str | None = None,
    office: str | None = None,
    known_id: str | None = None,
) -> NameCard:
    """Make the card of one name by itself, with whatever else is told of it."""
    return NameCard(
        key=key or known_id or f"{entity_type.value}: {words}",
        type=entity_type,
        known_id=known_id,
        lead=words,
        names=_names_of([(words, language)], entity_type, known_id),
        countries=frozenset((country,)) if country else frozenset(),
        offices=_offices([words], entity_type) | (read_offices(office) if office else frozenset()),
    )


def make_cards(records: Sequence[DocumentRecord]) -> tuple[NameCard, ...]:
    """Make the cards of all records, sorted by key; the order of the records does not matter."""
    uses: dict[str, list[tuple[Entity, DocumentRecord]]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.document.id):
        for entity in record.entities:
            uses[entity.known_id or entity.id].append((entity, record))
    known = {record.document.id: _known_actors(record) for record in records}
    return tuple(_card(key, uses[key], known) for key in sorted(uses))


def _card(key: str, uses: list[tuple[Entity, DocumentRecord]], known: dict[str, frozenset[str]]) -> NameCard:
    entity = uses[0][0]
    spoken = [
        (name, record.document.head.language.value) for one, record in uses for name in (one.name, *one.names) if name
    ]
    offices = (office for one, record in uses for office in _offices_in(one, record))
    documents = {record.document.id for _, record in uses}
    company = (known[document_id] - {entity.known_id} for document_id in sorted(documents))
    return NameCard(
        key=key,
        type=entity.type,
        known_id=entity.known_id,
        lead=entity.name,
        names=_names_of(spoken, entity.type, entity.known_id),
        countries=frozenset(one.country for one, _ in uses if one.country),
        offices=frozenset(offices) | _offices([name for name, _ in spoken], entity.type),
        place=next((one.place for one, _ in uses if one.place), None),
        company=frozenset().union(*company),
        entity_ids=tuple(sorted({one.id for one, _ in uses})),
        seen=tuple(sorted({(name, record.document.id) for one, record in uses for name in one.names})),
    )


def _names_of(
    spoken: Iterable[tuple[str, str | None]], entity_type: EntityType, known_id: str | None
) -> tuple[CardName, ...]:
    """The spellings that are names, each once; a known actor has those of its row too."""
    row = actors_by_id().get(known_id or "")
    found: dict[str, CardName] = {}
    for words, language in (*sorted(spoken, key=str), *((name, None) for name in (row.names if row else ()))):
        if _is_name(words, entity_type):
            found.setdefault(fold_name(words), CardName(words, language))
    return tuple(found[folded] for folded in sorted(found))


def _is_name(words: str, entity_type: EntityType) -> bool:
    if words.casefold() in _pointing():
        return False
    if entity_type is EntityType.PERSON:
        return parse_person(words) is not None
    if entity_type is EntityType.GROUP:
        return is_proper_group(words)
    return parse_body(words) is not None if entity_type in BODIES else True


@cache
def _pointing() -> frozenset[str]:
    return frozenset(read_words("references")["pronouns"]) | {"his", "its", "their", "theirs", "hers", "who", "which"}


def _known_actors(record: DocumentRecord) -> frozenset[str]:
    return frozenset(entity.known_id for entity in record.entities if entity.known_id in actors_by_id())


def _offices(names: Iterable[str], entity_type: EntityType) -> frozenset[str]:
    parsed = (parse_person(name) for name in names) if entity_type is EntityType.PERSON else ()
    return frozenset(title for name in parsed if name for title in name.titles)


def _offices_in(entity: Entity, record: DocumentRecord) -> frozenset[str]:
    """The offices that a document gives to a person where it lets him speak."""
    if entity.type is not EntityType.PERSON:
        return frozenset()
    voices = (statement.voice for statement in record.statements)
    told = (
        read_offices(voice.office.quote)
        for voice in voices
        if voice.office and voice.speaker and any(voice.speaker.overlaps(span) for span in entity.spans)
    )
    return frozenset().union(*told)


def read_offices(words: str) -> frozenset[str]:
    """Give what the words of an office mean; empty where no title is among them."""
    titles = load_name_parts().titles
    folded = [fold_name_word(word) for word in words.replace("-", " ").split()]
    found, place = set[str](), 0
    while place < len(folded):
        title = titles.find(folded, place)
        if title:
            found.add(title[0])
        place += title[1] if title else 1
    return frozenset(found)
