"""Our own format read back: lines as nouns, and the parts of one document as a record that its text bears out.

A part that the text does not bear out, or that names what is not there, is refused with the reason; the others stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from armsledger.errors import ArmsledgerError, InputError
from armsledger.model.claim import Claim
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.plain import from_plain
from armsledger.model.record import DocumentRecord
from armsledger.publish.exchange.own import FORMAT, PART_TYPES, PARTS_OF, VERSION

Row = Mapping[str, Any]
ORDER: Final = ("statement", "entity", "claim", "link", "evidence", "refusal", "picture")
PROBLEMS: Final = (ArmsledgerError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not taken: its number, what it is, and why."""

    line: int
    what: str
    problem: str


@dataclass(slots=True)
class PartsRead:
    """The parts of one document as they come, each with its line; and the lines refused.

    `known` are the entities that the ledger holds of it.
    """

    document: Document
    known: tuple[Entity, ...] = ()
    parts: list[tuple[int, str, Any]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def add(self, line: int, name: str, part: Any) -> None:
        """Take a part, to be checked when the record is made."""
        self.parts.append((line, name, part))

    def make_record(self, versions: tuple[tuple[str, str], ...], base: DocumentRecord | None = None) -> DocumentRecord:
        """The record of all parts that hold, after those of `base`; the others are added to `refused`."""
        kept: dict[str, dict[str, Any]] = {
            name: {one.id: one for one in getattr(base, parts)} if base else {} for name, parts in PARTS_OF.items()
        }
        ids = {key for parts in kept.values() for key in parts}
        for name in ORDER:
            for line, _, part in (one for one in self.parts if one[1] == name):
                problem = self._problem(name, part, kept[name], ids)
                if problem is None:
                    kept[name][part.id] = part
                    ids.add(part.id)
                elif problem:
                    self.refused.append(Refused(line, f"{name} {part.id}", problem))
        tuples = {parts: tuple(kept[name].values()) for name, parts in PARTS_OF.items()}
        return DocumentRecord(document=self.document, versions=versions, **tuples)

    def _problem(self, name: str, part: Any, kept: Mapping[str, Any], ids: set[str]) -> str | None:
        """Why a part cannot stand: None where it can, nothing said where the same stands already."""
        if part.id in kept:
            return "" if kept[part.id] == part else f"another {name} with this id stands before it"
        try:
            for span in spans_of(part):
                self.document.check(span)
        except ArmsledgerError as error:
            return str(error)
        missing = sorted(_named(part) - ids)
        return f"names {', '.join(missing)}, which the document does not hold" if missing else None


def spans_of(part: Any) -> Iterator[Span]:
    """Every span of a part, however deep; a part without any gives none."""
    if isinstance(part, Span):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from spans_of(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from spans_of(getattr(part, name))


def _named(part: Any) -> set[str]:
    """The ids of other parts that a part names."""
    if isinstance(part, Claim):
        return {part.statement_id, *(filler.entity_id for filler in part.fillers if filler.entity_id)}
    if isinstance(part, Link):
        return {part.from_entity_id, part.to_entity_id, part.claim_id}
    return set(part.claim_ids) if isinstance(part, EvidenceItem) else set()


def read_part(name: str, row: Row) -> Any:
    """A line as the noun that its type names. Raises what the noun's constructor raises."""
    plain = {key: value for key, value in row.items() if key != "type"}
    if name == "entity":
        plain["type"] = plain.pop("sort")
    noun = PART_TYPES[name]
    fields = noun.__dataclass_fields__
    return from_plain(noun, {key: value for key, value in plain.items() if key in fields})


def read_document(row: Row) -> Document:
    """A line of type "document". Raises what the constructor raises."""
    return from_plain(Document, {key: value for key, value in row.items() if key != "type"})


def check_head(row: Row) -> None:
    """Raise InputError for a file that is not in this version of our format."""
    found = (row.get("format"), row.get("version"))
    if row.get("type") != "head" or found != (FORMAT, VERSION):
        problem = f"is {found[0]!r}, version {found[1]!r}"
        raise InputError("line 1", problem, f'begin with {{"type":"head","format":"{FORMAT}","version":{VERSION}}}')


def words_of(error: BaseException) -> str:
    """An error as a reason for refusing a line."""
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
