"""Our own format taken into a ledger: whole ledgers as they were, and claims of third parties beside ours.

A document's lines are taken together. Where they end with `reading` they are a reading of armsledger, appended as it
was; else they are a third party's: what the ledger holds of the document stays, and the new parts stand beside it in a
reading of its own. What cannot be taken is refused line by line, with the reason.
"""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from armsledger.errors import ArmsledgerError, InputError, LedgerMissingError, LedgerWriteError
from armsledger.model.case import Manifest
from armsledger.model.custody import Custody
from armsledger.model.document import Document
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.plain import from_plain
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.importing_decisions import DecisionReplay
from armsledger.publish.exchange.own import PART_TYPES
from armsledger.publish.exchange.own_read import (
    PROBLEMS,
    PartsRead,
    Refused,
    check_head,
    read_document,
    read_part,
    words_of,
)
from armsledger.publish.exchange.third_party import is_short, read_short_claim
from armsledger.read.rows import document_from_row
from armsledger.store.ledger import Ledger

Row = Mapping[str, Any]
Versions = tuple[tuple[str, str], ...]
IMPORT: Final = "import"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was taken, by noun, and every line that was not."""

    taken: tuple[tuple[str, int], ...]
    refused: tuple[Refused, ...]


def import_own(ledger: Ledger, lines: Iterable[str], name: str) -> ImportReport:
    """Take a file of our own format, `name` saying whose it is; lists and searches are brought up to date.

    Raises InputError for a file whose first line is not the head of our format in this version.
    """
    taking = _Taking(ledger, name)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            taking.take(number, line)
    taking.end()
    ledger.refresh_index()
    taken = tuple(sorted((noun, count) for noun, count in taking.taken.items() if count))
    return ImportReport(taken, tuple(sorted(taking.refused, key=lambda one: one.line)))


@dataclass(slots=True)
class _Derived:
    matters: list[Matter] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class _Taking:
    """One file on its way into a ledger."""

    def __init__(self, ledger: Ledger, name: str) -> None:
        self.taken: Counter[str] = Counter()
        self.refused: list[Refused] = []
        self._ledger = ledger
        self._name = name
        self._has_begun = False
        self._parts: PartsRead | None = None
        self._documents: dict[str, str] = {}
        self._files: dict[str, bytes] = {}
        self._claim_ids: set[str] = set()
        self._derived: dict[str, _Derived] = {}
        self._decisions = DecisionReplay(ledger)

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        row: Any = None
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"is {line.strip()[:40]!r}, not an object")
            if not self._has_begun:
                check_head(row)
                self._has_begun = True
                return
            self._take_row(number, row)
        except LedgerWriteError:
            raise
        except PROBLEMS as error:
            if not self._has_begun:
                raise InputError(f"line {number}", words_of(error), "give a file of armsledger's own format") from error
            what = row.get("type", "line") if isinstance(row, dict) else "line"
            self.refused.append(Refused(number, str(what), words_of(error)))

    def end(self) -> None:
        """Take what is still open at the end of the file."""
        self._end_document()
        self._keep_loose_files()

    def _take_row(self, number: int, row: dict[str, Any]) -> None:
        name = row.get("type")
        if name == "document":
            self._begin_document(row)
        elif name in PART_TYPES:
            self._take_part(number, str(name), row)
        elif name in _TAKERS:
            getattr(self, _TAKERS[name])(row)
        elif name == "file":
            data = base64.b64decode(row["base64"], validate=True)
            self._files[row["sha256"]] = data
        else:
            raise ValueError(f"type {name!r} is none of this format's")

    def _begin_document(self, row: Row) -> None:
        self._end_document()
        document = read_document(row) if "head" in row else _document_of_text(row)
        self._documents[str(row.get("doc_id", document.id))] = document.id
        self._parts = PartsRead(document)

    def _take_part(self, number: int, name: str, row: Row) -> None:
        parts = self._parts_of(str(row["document_id"]))
        if name == "claim" and is_short(row):
            statement, entities, claim = read_short_claim(row, parts.document, self._name, parts.known)
            for one, part in (("statement", statement), *(("entity", entity) for entity in entities), ("claim", claim)):
                parts.add(number, one, part)
        else:
            parts.add(number, name, read_part(name, row))

    def _parts_of(self, given_id: str) -> PartsRead:
        document_id = self._documents.get(given_id, given_id)
        if self._parts is None or self._parts.document.id != document_id:
            self._end_document()
            record = self._ledger.get_record(document_id)
            self._parts = PartsRead(record.document, record.entities)
        return self._parts

    def _take_reading(self, row: Row) -> None:
        parts = self._parts_of(row["document_id"])
        self._parts = None
        try:
            versions = from_plain(tuple[tuple[str, str], ...], row["versions"])
            record = parts.make_record(versions)
            if parts.refused:
                record = replace(record, versions=(*versions, (IMPORT, self._name)))
            self._append(record, row["run_id"], parts)
        except PROBLEMS as error:
            self._refuse_all(parts, error)
            raise

    def _take_reading_again(self, row: Row) -> None:
        self._end_document()
        versions = from_plain(tuple[tuple[str, str], ...], row["versions"])
        self._ledger.append_readings([self._ledger.name_reading(row["document_id"], versions)], row["run_id"])

    def _end_document(self) -> None:
        """Parts without a reading of ours are a third party's."""
        parts, self._parts = self._parts, None
        if parts is None:
            return
        try:
            self._append_foreign(parts)
        except LedgerWriteError:
            raise
        except PROBLEMS as error:
            self._refuse_all(parts, error)

    def _append_foreign(self, parts: PartsRead) -> None:
        base = self._find_record(parts.document)
        if base is not None:
            parts.document = base.document
        digest = hashlib.sha256(repr([part.id for _, _, part in parts.parts]).encode("ascii")).hexdigest()
        versions: Versions = (*(base.versions if base else ()), (IMPORT, f"{self._name} {digest[:12]}"))
        record = parts.make_record(versions, base)
        if base is None or replace(record, versions=base.versions) != base:
            self._append(record, make_id("run", IMPORT, self._name), parts)
        else:
            self.refused += parts.refused

    def _refuse_all(self, parts: PartsRead, error: BaseException) -> None:
        """Nothing of a document was taken: every line of it is refused for that reason."""
        lines = dict.fromkeys((line, name) for line, name, _ in parts.parts)
        self.refused += [Refused(line, name, words_of(error)) for line, name in lines]

    def _find_record(self, document: Document) -> DocumentRecord | None:
        try:
            record = self._ledger.get_record(document.id)
        except LedgerMissingError:
            return None
        if record.document.text != document.text:
            raise InputError(
                document.id, "stands in the ledger with another text", "give it another id, or leave it out"
            )
        return record

    def _append(self, record: DocumentRecord, run_id: str, parts: PartsRead) -> None:
        received, pictures = self._received(record)
        self._ledger.append_record(record, run_id, received, pictures)
        self.refused += parts.refused
        self._claim_ids.update(claim.id for claim in record.claims)
        lines = {line for line, _, _ in parts.parts} - {one.line for one in parts.refused}
        self.taken["document"] += 1
        self.taken.update(name for line, name, _ in parts.parts if line in lines)

    def _received(self, record: DocumentRecord) -> tuple[Received | None, list[Received]]:
        document, files = record.document, self._files
        own = files.pop(document.sha256, None)
        received = Received(document.source, own, document.sha256) if own is not None else None
        pairs = [(picture, files.pop(picture.sha256, None)) for picture in record.pictures]
        return received, [Received(one.source, data, one.sha256) for one, data in pairs if data is not None]

    def _keep_loose_files(self) -> None:
        """Bytes that no document of the file is made of, such as WARC files and case files that were published."""
        for sha256 in sorted(self._files):
            data = self._files.pop(sha256)
            if hashlib.sha256(data).hexdigest() != sha256:
                self.refused.append(Refused(0, f"file {sha256}", "its bytes do not have this digest"))
            else:
                self._ledger.append_bytes(data)
                self.taken["file"] += 1

    def _take_custody(self, row: Row) -> None:
        self._end_document()
        self._keep_loose_files()
        custody = from_plain(Custody, _without(row, "type"))
        if custody not in self._ledger.custody(custody.sha256):
            self._ledger.append_custody(custody)
            self.taken["custody"] += 1

    def _take_run(self, row: Row) -> None:
        self._end_document()
        if row["manifest"]:
            self._ledger.append_manifest(from_plain(Manifest, row["manifest"]), row["run_id"])
        for failure in row["failures"]:
            self._ledger.append_failure(from_plain(Failure, failure), row["run_id"])
        self.taken["run"] += 1

    def _take_matter(self, row: Row) -> None:
        self._end_document()
        matter = from_plain(Matter, _without(row, "type", "run_id"))
        for key in matter.claim_ids:
            if key not in self._claim_ids and self._ledger.find_claim(key) is None:
                raise LedgerMissingError(key, "claim")
        self._derived.setdefault(row["run_id"], _Derived()).matters.append(matter)

    def _take_finding(self, row: Row) -> None:
        finding = from_plain(Finding, _without(row, "type", "run_id"))
        derived = self._derived.get(row["run_id"], _Derived())
        if finding.matter_id not in {matter.id for matter in derived.matters[-1:]}:
            raise LedgerMissingError(finding.matter_id, "matter of the line before")
        derived.findings.append(finding)

    def _take_derivation(self, row: Row) -> None:
        self._end_document()
        run_id, at = row["run_id"], row["at_utc"]
        derived = self._derived.get(run_id, _Derived())
        at_utc = datetime.fromisoformat(at) if at else None
        self._ledger.append_case(derived.matters, derived.findings, run_id, at_utc)
        self.taken.update({"matter": len(derived.matters), "finding": len(derived.findings)})

    def _take_decision(self, row: Row) -> None:
        self._end_document()
        self._decisions.take(row)
        self.taken["decision"] += 1


_TAKERS: Final = {
    "reading": "_take_reading",
    "reading-again": "_take_reading_again",
    "run": "_take_run",
    "matter": "_take_matter",
    "finding": "_take_finding",
    "derivation": "_take_derivation",
    "custody": "_take_custody",
    "decision": "_take_decision",
}


def _document_of_text(row: Row) -> Document:
    """A document that a third party gives as a text with what is known of it, as `extract` takes it."""
    if "text" not in row:
        raise ArmsledgerError("the document has no text")
    return document_from_row({"doc_id": row.get("doc_id", "given"), **row})


def _without(row: Row, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}
