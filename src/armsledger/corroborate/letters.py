"""The Admiralty letter of an origin: what people ruled on its source, for that topic, on the day it spoke.

A letter judges a source, so the day that counts is the day on which the source spoke (the statement's own where it is
told, else the document's publication), never the day of what it speaks of. A topic is a kind of claim or a country:
a body may be good on its own deliveries and bad on its enemy's, or good on one war and bad on another; finer topics
would have to be read off the words, and be argued about. Of several rulings that fit, the one on the speaker goes
before one on the body spoken for, then one with a topic before one for all, then one with more of its days set, then
the last made. Nothing passes from a body to its parts or from a state to its bodies: each is judged by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from armsledger.corroborate.parties import Names
from armsledger.knowledge.actors import load_actors
from armsledger.knowledge.outlets import load_outlets
from armsledger.model.claim import Claim, ClaimKind
from armsledger.model.document import Span
from armsledger.model.entity import Entity
from armsledger.model.origin import Origin, OriginKind
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import LetterRuling, Standing
from armsledger.text.sounds import plain_word

Placed = tuple[Claim, DocumentRecord]
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a letter is asked for: the keys of the source, nearest first, the topics, and the day it spoke."""

    keys: tuple[Keys, ...]
    kind: ClaimKind
    countries: frozenset[str]
    day: date | None


def fold_source(name: str) -> str:
    """A source's name as rulings keep it: in lower case, without accents and hyphens."""
    return " ".join(plain_word(word) for word in name.replace("-", " ").replace("‑", " ").split())


def source_keys(name: str) -> Keys:
    """What a ruling may call a source of this name: the name folded, the outlet's own, and the one actor's row."""
    folded = fold_source(name)
    rows, outlet = actors_named(folded), find_outlet_name(folded)
    return frozenset({folded, *([outlet] if outlet else ()), *(rows if len(rows) == 1 else ())})


def actors_named(folded: str) -> tuple[str, ...]:
    """The ids of the actors that bear a folded name."""
    return _actors_by_name().get(folded, ())


def find_outlet_name(folded: str) -> str | None:
    """The folded name of the outlet that goes by a folded name ("afp"); None where none does."""
    return _outlets_by_name().get(folded)


@cache
def _actors_by_name() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in load_actors():
        for name in row.names:
            found[fold_source(name)][row.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


@cache
def _outlets_by_name() -> Mapping[str, str]:
    return {fold_source(sign): fold_source(outlet.name) for outlet in load_outlets() for sign in outlet.names}


def find_letter(spoken: Spoken, standing: Iterable[Standing]) -> Standing | None:
    """The ruling that holds for what was spoken, out of those in force, the last made first; None where none fits."""
    fitting = [
        (_rank(one.ruling, spoken), -place, one)
        for place, one in enumerate(standing)
        if isinstance(one.ruling, LetterRuling) and _fits(one.ruling, spoken)
    ]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def letter_origin(
    origin: Origin, claims: Sequence[Placed], countries: frozenset[str], names: Names, standing: Sequence[Standing]
) -> Origin:
    """Give the origin with the letter that people set for it, if any; `claims` are its own, the earliest first."""
    claim, record = claims[0]
    spoken = Spoken(_keys(origin, claims, names), claim.kind, countries, _day(claim, record))
    found = find_letter(spoken, standing)
    if found is None:
        return origin
    ruling = found.ruling
    assert isinstance(ruling, LetterRuling)  # find_letter gives nothing else
    return replace(origin, letter=ruling.reliability, because_letter=f"set by {found.because} ({scope_words(ruling)})")


def scope_words(ruling: LetterRuling) -> str:
    """For what a letter holds, in words: "for transfer, from 2019-01-01", "for all topics"."""
    parts = [f"for {ruling.topic}" if ruling.topic else "for all topics"]
    parts += [f"from {ruling.first}"] if ruling.first else []
    parts += [f"to {ruling.last}"] if ruling.last else []
    return ", ".join(parts)


def _fits(ruling: LetterRuling, spoken: Spoken) -> bool:
    if not any(ruling.source in keys for keys in spoken.keys):
        return False
    if ruling.topic is not None and ruling.topic != spoken.kind.value and ruling.topic not in spoken.countries:
        return False
    if spoken.day is None:
        return ruling.first is None and ruling.last is None
    return (ruling.first is None or ruling.first <= spoken.day) and (ruling.last is None or spoken.day <= ruling.last)


def _rank(ruling: object, spoken: Spoken) -> tuple[int, bool, int]:
    assert isinstance(ruling, LetterRuling)  # only what fits is ranked
    near = next(place for place, keys in enumerate(spoken.keys) if ruling.source in keys)
    return -near, ruling.topic is not None, (ruling.first is not None) + (ruling.last is not None)


def _day(claim: Claim, record: DocumentRecord) -> date | None:
    said = record.statement_of(claim).said
    return (said.earliest if said else None) or record.document.head.published.value


def _keys(origin: Origin, claims: Sequence[Placed], names: Names) -> tuple[Keys, ...]:
    """Keys of the speaker, where one speaks in all claims, then of the voice; of the outlet where there is none."""
    if origin.voice is None:
        return (_outlet_keys(origin, claims),)
    voices = source_keys(origin.voice).union(
        *(_entity_keys(e, names) for _, r in claims for e in r.entities if names.name_of(e) == origin.voice)
    )
    speakers = [frozenset(_speaker_keys(claim, record, names)) for claim, record in claims]
    speaker = frozenset.intersection(*speakers) - voices
    return (speaker, voices) if speaker else (voices,)


def _outlet_keys(origin: Origin, claims: Sequence[Placed]) -> Keys:
    """The outlet of the document that the others have it from; of all of them where that cannot be told."""
    originals = {edge.document_id for edge in origin.edges if edge.kind is OriginKind.ORIGINAL}
    told = [record for _, record in claims if record.document.id in originals] or [record for _, record in claims[:1]]
    outlet = told[0].document.head.outlet.value
    return source_keys(outlet) if outlet else frozenset()


def _speaker_keys(claim: Claim, record: DocumentRecord, names: Names) -> Iterator[str]:
    speaker = record.statement_of(claim).voice.speaker
    if speaker is not None:
        for entity in _entities_at(speaker, record):
            yield from _entity_keys(entity, names)


def _entities_at(span: Span, record: DocumentRecord) -> Iterator[Entity]:
    yield from (entity for entity in record.entities if span in entity.spans)


def _entity_keys(entity: Entity, names: Names) -> Keys:
    identity = names.by_entity_id.get(entity.id)
    rows = {entity.known_id, identity.known_id if identity else None} - {None}
    spellings = {entity.name, *entity.names, *(seen.words for seen in (identity.names if identity else ()))}
    return frozenset({*(row for row in rows if row), *map(fold_source, spellings)})
