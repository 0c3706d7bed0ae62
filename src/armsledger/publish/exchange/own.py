"""Our own format: JSON Lines that carry everything a ledger says, in the order in which it came to say it.

A line is one noun with its `type`. The lines of one document follow each other and end with `reading`, which names the
software versions that read it; runs follow in the order in which they first wrote, then which run's matters came to
stand, then the decisions as a chain. Read back into an empty ledger the file gives the same ledger; written again it
gives the same bytes.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, Protocol

from armsledger.model.case import Manifest
from armsledger.model.claim import Claim, Refusal
from armsledger.model.custody import Custody
from armsledger.model.decision import Decision
from armsledger.model.document import Document
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.identity import NameKey
from armsledger.model.matter import Matter
from armsledger.model.picture import Picture
from armsledger.model.plain import to_plain
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.model.ruling import Ruling
from armsledger.model.statement import Statement
from armsledger.publish.exchange.fields import Section
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.writing import iter_lines

FORMAT: Final = "armsledger-jsonl"
VERSION: Final = 1
PART_TYPES: Final[dict[str, type[Any]]] = {
    "statement": Statement,
    "claim": Claim,
    "entity": Entity,
    "link": Link,
    "evidence": EvidenceItem,
    "refusal": Refusal,
    "picture": Picture,
}
PARTS_OF: Final = {
    "statement": "statements",
    "claim": "claims",
    "entity": "entities",
    "link": "links",
    "evidence": "evidence",
    "refusal": "refusals",
    "picture": "pictures",
}
LOSSES: Final = ("files", "custody", "other_runs")


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: what made it, and what failed in it."""

    run_id: str
    manifest: Manifest | None
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with what it is about where that stands nowhere else: a ruling, or a pair of names.

    `seen` is the reading that a decision on a claim was made on.
    """

    decision: Decision
    ruling: Ruling | None
    names: tuple[NameKey, NameKey] | None
    seen: KeptReading | None


class History(Protocol):
    """A ledger as it came to be, as our own format carries it."""

    software: str

    def runs(self) -> tuple[RunLine, ...]:
        """The runs, in the order in which they first wrote."""
        ...

    def iter_records(self, run_id: str) -> Iterator[DocumentRecord]:
        """The documents as that run read them, not corrected by anybody."""
        ...

    def iter_derived(self, run_id: str) -> Iterator[tuple[Matter, Finding | None]]:
        """What that run derived."""
        ...

    def derivations(self) -> tuple[tuple[str, datetime | None], ...]:
        """Which run's matters came to stand, the first first."""
        ...

    def iter_decisions(self) -> Iterator[DecisionLine]:
        """The decisions, the first made first."""
        ...

    def find_bytes(self, sha256: str) -> bytes | None:
        """Bytes as received, where the ledger holds them and they are to be carried."""
        ...

    def digests(self) -> tuple[str, ...]:
        """The digests of all bytes that the ledger holds."""
        ...

    def iter_custody(self) -> Iterator[Custody]:
        """Every event by which bytes came, the first first."""
        ...


def iter_own(history: History, tally: Tally) -> Iterator[str]:
    """The lines of the file."""
    return iter_lines(_iter_rows(history, tally))


def _iter_rows(history: History, tally: Tally) -> Iterator[dict[str, Any]]:
    yield {"type": "head", "format": FORMAT, "version": VERSION, "software": history.software}
    documents: set[str] = set()
    readings: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    files: set[str] = set()
    for run in history.runs():
        tally.carry("run")
        yield {"type": "run", **to_plain(run)}
        for record in history.iter_records(run.run_id):
            key = (record.document.id, record.versions)
            is_new = key not in readings
            readings.add(key)
            if is_new:
                yield from _iter_files(_digests(record), history, files, tally)
                yield from _iter_parts(record, documents, tally)
            yield _reading(record, run.run_id, is_new)
        yield from _iter_derived(history, run.run_id, tally)
    digests = history.digests()
    yield from _iter_files(digests, history, files, tally)
    for sha256 in digests:
        tally.lose("files", int(sha256 not in files), sha256)
    yield from _iter_custody(history, files, tally)
    for run_id, at_utc in history.derivations():
        yield {"type": "derivation", "run_id": run_id, "at_utc": at_utc.isoformat() if at_utc else None}
    for line in history.iter_decisions():
        tally.carry("decision")
        yield _decision(line)


def _reading(record: DocumentRecord, run_id: str, is_new: bool) -> dict[str, Any]:
    versions = to_plain(record.versions)
    name = "reading" if is_new else "reading-again"
    return {"type": name, "document_id": record.document.id, "versions": versions, "run_id": run_id}


def _digests(record: DocumentRecord) -> tuple[str, ...]:
    return (record.document.sha256, *(picture.sha256 for picture in record.pictures))


def _iter_custody(history: History, files: set[str], tally: Tally) -> Iterator[dict[str, Any]]:
    """How bytes came; an event goes with the bytes that it names, so without them it stays."""
    for custody in history.iter_custody():
        if custody.sha256 in files:
            tally.carry("custody")
            yield {"type": "custody", **to_plain(custody)}
        else:
            tally.lose("custody", 1, custody.sha256)


def _iter_files(
    digests: tuple[str, ...], history: History, written: set[str], tally: Tally
) -> Iterator[dict[str, Any]]:
    for sha256 in dict.fromkeys(digests):
        data = None if sha256 in written else history.find_bytes(sha256)
        if data is not None:
            written.add(sha256)
            tally.carry("file")
            yield {"type": "file", "sha256": sha256, "base64": base64.b64encode(data).decode("ascii")}


def _iter_parts(record: DocumentRecord, documents: set[str], tally: Tally) -> Iterator[dict[str, Any]]:
    if record.document.id not in documents:
        documents.add(record.document.id)
        tally.carry("document")
        yield {"type": "document", **to_plain(record.document)}
    for name, parts in PARTS_OF.items():
        for part in getattr(record, parts):
            tally.carry(name)
            plain = to_plain(part)
            yield {"type": name, "document_id": record.document.id} | _with_own_type(name, plain)


def _with_own_type(name: str, plain: dict[str, Any]) -> dict[str, Any]:
    """An entity has a `type` of its own, which is written as `sort` beside the type of the line."""
    if name != "entity":
        return plain
    return {"sort" if key == "type" else key: value for key, value in plain.items()}


def _iter_derived(history: History, run_id: str, tally: Tally) -> Iterator[dict[str, Any]]:
    for matter, finding in history.iter_derived(run_id):
        tally.carry("matter")
        yield {"type": "matter", "run_id": run_id, **to_plain(matter)}
        if finding:
            tally.carry("finding")
            yield {"type": "finding", "run_id": run_id, **to_plain(finding)}


def _decision(line: DecisionLine) -> dict[str, Any]:
    row: dict[str, Any] = {"type": "decision", **to_plain(line.decision)}
    if line.ruling:
        row["ruling"] = {"kind": line.ruling.kind.value, "content": to_plain(line.ruling)}
    if line.names:
        row["names"] = to_plain(line.names)
    if line.seen:
        row["seen"] = to_plain(line.seen)
    return row


_ABOUT: Final = (
    ("run", RunLine),
    ("document", Document),
    *PART_TYPES.items(),
    ("matter", Matter),
    ("finding", Finding),
    ("custody", Custody),
    ("decision", Decision),
)
SECTIONS: Final = tuple(
    Section(
        f'lines of type "{name}"',
        tuple(
            ("sort" if f.name == "type" else f.name, f"{noun.__module__.split('.')[-1]}.{f.name}", "")
            for f in fields(noun)
        ),
    )
    for name, noun in _ABOUT
)
