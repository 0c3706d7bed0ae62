"""One statement under two reports, told in other words or another language: the same speaker, the same things said.

What is said is reduced to what survives retelling and translation: who and what is named, the numbers, and what is
claimed. Words do not count here; `ties` compares them. In a language in which no statement is found, a whole text is
taken for what any body that it names says; it then has to say nearly the same, and in another language.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.corroborate.tracing.ties import Tie
from armsledger.corroborate.voices import root_of_voice, source_of
from armsledger.model.claim import Claim, ClaimKind, Counted, Role
from armsledger.model.document import Span
from armsledger.model.entity import Entity, EntityType
from armsledger.model.origin import OriginKind
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement

_NUMBER: Final = re.compile(r"(?<![\w-])\d+(?:[.,\u066b\u066c\u00a0\u202f]\d{3})*(?![\w-])")  # "29" of a MiG-29 is none
_FEWEST: Final = 4  # things said alike, the speaker left out
_ALIKE: Final = 0.5  # of the things that the one with fewer says
_SHARE: Final = 0.25  # of each text that the statement fills; one that mentions a statement has origins of its own
_ALIKE_IN_ALL: Final = 0.6  # of all the things that either says, where no statement sets them off
_SPEAKERS: Final = frozenset({EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_GROUP, EntityType.PERSON})
_READ_WELL: Final = "en"  # in which statements are found; a text without a named speaker has none
_YEARS: Final = range(1900, 2100)  # numbers that everybody says

Thing = tuple[str, str]  # its sort, and the row, country, name or number


@dataclass(frozen=True, slots=True)
class Deed:
    """A claim as far as two are compared: its kind, whether it is affirmed, of what, and how many of what."""

    kind: ClaimKind
    affirmed: bool
    items: frozenset[str]
    quantity: Quantity | None
    counted: Counted | None


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker says in one document.

    `speaker` is the name of the voice and `root` what it counts with, `language` that of the document. `things` are
    what is named, counted and claimed, `deeds` the claims, `share` how much of the text it fills, from 0 to 1.
    `is_guessed` says that no statement was found and the whole text is taken for one.
    """

    document_id: str
    language: str | None
    speaker: str
    root: str
    things: frozenset[Thing]
    deeds: tuple[Deed, ...]
    share: float
    is_guessed: bool = False

    @property
    def numbers(self) -> frozenset[Thing]:
        """The numbers among the things."""
        return frozenset(thing for thing in self.things if thing[0] == "number")

    @property
    def tells_enough(self) -> bool:
        """Whether it can be known again: it fills enough of its text, with enough things and a number among them."""
        return self.share >= _SHARE and len(self.things) >= _FEWEST and bool(self.numbers)


def read_speeches(record: DocumentRecord, names: Names = NOBODY_LOOKED) -> tuple[Speech, ...]:
    """Give what each named speaker says in a document, by speaker; who has no name, or no root, is left out."""
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in record.statements:
        source = source_of(statement, record, names)
        if source.name and source.root:
            said[source.name, source.root].append(statement)
    if not said and record.document.head.language.value != _READ_WELL:
        return tuple(_guessed(record, names))
    return tuple(_speech(record, names, speaker, said[speaker]) for speaker in sorted(said))


def find_said_alike(one: Speech, other: Speech) -> Tie | None:
    """Compare what one speaker says in two documents; None where it is another speaker, too little, or not the same."""
    alike = one.things & other.things
    if len(alike) < _FEWEST or not _is_one_speaker(one, other) or not (one.tells_enough and other.tells_enough):
        return None
    guessed = one.is_guessed or other.is_guessed
    of = len(_named(one) | _named(other)) if guessed else min(len(one.things), len(other.things))
    enough = len(alike) >= (_ALIKE_IN_ALL if guessed else _ALIKE) * of
    if not enough or not one.numbers & other.numbers or _clash(one, other):
        return None
    said = ", ".join(sorted(words for sort, words in alike if sort != "claim"))
    return Tie(OriginKind.SAME_STATEMENT, len(alike), f"both have {one.speaker} say the same: {said}")


def _is_one_speaker(one: Speech, other: Speech) -> bool:
    if one.is_guessed or other.is_guessed:
        return one.root == other.root and one.language != other.language and one.is_guessed is not other.is_guessed
    return one.speaker == other.speaker


def _named(speech: Speech) -> frozenset[Thing]:
    return frozenset(thing for thing in speech.things if thing[0] != "claim")


def _speech(record: DocumentRecord, names: Names, speaker: tuple[str, str], statements: Sequence[Statement]) -> Speech:
    name, root = speaker
    spans = [span for statement in statements for span in statement.spans]
    own = {statement.id for statement in statements}
    claims = tuple(claim for claim in record.claims if claim.statement_id in own)
    named = {
        ("named", _row_of(e, names)) for e in _others(record, names, name) if any(_within(s, spans) for s in e.spans)
    }
    numbers = {("number", number) for span in spans for number in _numbers(span.quote)} | set(_counted(claims))
    claimed = {("claim", f"{claim.kind.value} {claim.stance.affirms}") for claim in claims}
    filled = len({place for span in spans for place in range(span.start, span.end)})
    share = filled / max(1, len(record.document.text))
    language = record.document.head.language.value
    deeds = tuple(_deed(claim, record, names) for claim in claims)
    return Speech(record.document.id, language, name, root, frozenset(named | numbers | claimed), deeds, share)


def _guessed(record: DocumentRecord, names: Names) -> Iterator[Speech]:
    language = record.document.head.language.value
    counted = {("number", number) for number in _numbers(record.document.text)} | set(_counted(record.claims))
    for entity in sorted((e for e in record.entities if e.type in _SPEAKERS), key=lambda entity: entity.id):
        name = names.name_of(entity)
        root, _ = root_of_voice(entity, name, names)
        if root is None:
            continue
        named = {("named", _row_of(other, names)) for other in _others(record, names, name)}
        things = frozenset(named | counted)
        deeds = tuple(_deed(claim, record, names) for claim in record.claims)
        yield Speech(record.document.id, language, name, root, things, deeds, 1.0, is_guessed=True)


def _others(record: DocumentRecord, names: Names, speaker: str) -> Iterator[Entity]:
    """The named entities of a document but the speaker."""
    yield from (e for e in record.entities if e.type is not EntityType.GROUP and names.name_of(e) != speaker)


def _row_of(entity: Entity, names: Names) -> str:
    if entity.place and entity.place.place_id:
        return entity.place.place_id
    return names.root_of(entity)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.covers(span) for outer in spans)


def _numbers(words: str) -> Iterator[str]:
    """Numbers in any script's digits, without their groups' marks; years are left out."""
    for match in _NUMBER.finditer(words):
        digits = "".join(str(unicodedata.digit(char)) for char in match.group() if char.isdigit())
        if int(digits) not in _YEARS:
            yield str(int(digits))


def _counted(claims: Iterable[Claim]) -> Iterator[Thing]:
    """Numbers that claims tell in words ("two")."""
    for claim in claims:
        if claim.quantity and claim.quantity.low is not None and not claim.quantity.is_rough:
            yield "number", f"{claim.quantity.low:.0f}"


def _deed(claim: Claim, record: DocumentRecord, names: Names) -> Deed:
    fillers = (filler for role in (Role.ITEM, Role.FORCE) for filler in claim.filled(role))
    items = frozenset(_row_of(record.entity(f.entity_id), names) if f.entity_id else f.name for f in fillers)
    return Deed(claim.kind, claim.stance.affirms, items, claim.quantity, claim.quantity_of)


def _clash(one: Speech, other: Speech) -> bool:
    """Whether the two say of one kind of doing what cannot both be said: other numbers, or no instead of yes."""
    for left, right in product(one.deeds, other.deeds):
        if left.kind is not right.kind or not (left.items & right.items or left.items == right.items):
            continue
        if left.affirmed is not right.affirmed or _miscount(left, right, one.things & other.things):
            return True
    return False


def _miscount(left: Deed, right: Deed, alike: frozenset[Thing]) -> bool:
    """Whether two numbers of one thing exclude each other; a number that both speeches tell counts something else."""
    if left.quantity is None or right.quantity is None or left.counted is not right.counted:
        return False
    told = {number for sort, number in alike if sort == "number"}
    counts = (f"{quantity.low:.0f}" for quantity in (left.quantity, right.quantity) if quantity.low is not None)
    return not left.quantity.overlaps(right.quantity) and not told.intersection(counts)
