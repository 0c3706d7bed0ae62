"""The Parquet tables of a corpus: their columns, typed, and the row that a noun becomes.

Columns are for asking questions. Beside them `json` carries the whole noun as every ledger keeps it (`model.plain`), so
that a record can be made again from its rows, span for span.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

from armsledger.model.claim import Claim, Refusal
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, Link
from armsledger.model.evidence import EvidenceItem
from armsledger.model.failure import Failure
from armsledger.model.plain import from_plain, to_plain
from armsledger.model.record import DocumentRecord
from armsledger.model.statement import Statement
from armsledger.model.when import When

Values = dict[str, Any]
READ: Final = ("documents", "statements", "claims", "failures")
WHOLE: Final = ("origins", "matters")
_PARTS: Final = {
    "entities": tuple[Entity, ...],
    "links": tuple[Link, ...],
    "evidence": tuple[EvidenceItem, ...],
    "refusals": tuple[Refusal, ...],
}


@cache
def schema_of(table: str) -> Any:
    """The Arrow schema of a table."""
    import pyarrow as pa

    text, whole, day, number = pa.string(), pa.int32(), pa.date32(), pa.float64()
    told, offsets = _fields(text, "role", "name", "text"), _fields(whole, "start", "end")
    filler = pa.struct([*told, *offsets, *_fields(text, "entity_id", "known_id", "country")])
    edge = pa.struct([("document_id", text), ("kind", text), ("because", text)])
    voiced = _fields(text, "origin_id", "voice", "root", "state")
    listed = [("claim_ids", pa.list_(text)), ("edges", pa.list_(edge))]
    origin = pa.struct([*voiced, ("denies", pa.bool_()), *listed, ("because", text)])
    columns = {
        "documents": [
            *_fields(text, "document_id", "source", "sha256", "media_type", "language"),
            ("published", day),
            *_fields(text, "title", "outlet", "byline", "url"),
            ("machine_translated", pa.bool_()),
            *_fields(text, "retrieved", "http_charset", "text"),
            *_fields(whole, "statements", "claims"),
            ("json", text),
        ],
        "statements": [
            *_fields(text, "statement_id", "document_id"),
            ("number", whole),
            *_fields(text, "kind", "stance", "voice", "speaker", "office", "body", "channel", "cue"),
            ("contents", pa.list_(text)),
            *_fields(day, "said_from", "said_to"),
            *_fields(text, "outer_id", "because", "json"),
        ],
        "claims": [
            *_fields(text, "claim_id", "document_id", "statement_id"),
            ("number", whole),
            *_fields(text, "kind", "stance", "voice", "quote"),
            *_fields(whole, "start", "end"),
            ("published", day),
            ("fillers", pa.list_(filler)),
            *_fields(number, "quantity_low", "quantity_high"),
            *_fields(text, "quantity_unit", "quantity_words", "quantity_of"),
            *_fields(day, "when_from", "when_to"),
            *_fields(text, "when_words", "when_precision"),
            ("score", number),
            *_fields(text, "because", "json"),
        ],
        "failures": [*_fields(text, "source", "stage", "problem")],
        "origins": [*_fields(text, "document_id", "origin_id", "kind", "because")],
        "matters": [
            *_fields(text, "matter_id", "kind", "title"),
            *_fields(pa.list_(text), "claim_ids", "document_ids"),
            ("independent_origins", whole),
            *_fields(text, "reliability", "credibility"),
            ("denied", pa.bool_()),
            ("origins", pa.list_(origin)),
            *_fields(whole, "agrees", "refines", "contradicts"),
            *_fields(text, "because", "json"),
        ],
    }
    return pa.schema(columns[table])


def _fields(kind: Any, *names: str) -> list[tuple[str, Any]]:
    return [(name, kind) for name in names]


def document_row(record: DocumentRecord, retrieved: str | None = None, charset: str | None = None) -> Values:
    """A document with all that its record holds beside statements and claims."""
    document, head = record.document, record.document.head
    is_whole = _text(document.text) == document.text
    plain = {"document": to_plain(replace(document, text="") if is_whole else document)}
    plain |= {name: to_plain(getattr(record, name)) for name in _PARTS}
    return {
        "document_id": document.id,
        "source": _text(document.source),
        "sha256": document.sha256,
        "media_type": document.media_type,
        "language": head.language.value,
        "published": head.published.value,
        "title": _text(head.title.value),
        "outlet": _text(head.outlet.value),
        "byline": _text(head.byline.value),
        "url": _text(head.url.value),
        "machine_translated": head.machine_translated.value,
        "retrieved": _text(retrieved),
        "http_charset": _text(charset),
        "text": _text(document.text),
        "statements": len(record.statements),
        "claims": len(record.claims),
        "json": _json(plain),
    }


def statement_row(number: int, statement: Statement) -> Values:
    """A statement, which is the `number`th of its document."""
    voice = statement.voice
    return {
        "statement_id": statement.id,
        "document_id": statement.document_id,
        "number": number,
        "kind": statement.kind.value if statement.kind else None,
        "stance": statement.stance.value,
        "voice": None if voice.is_own else _text(voice.name),
        "speaker": _quote(voice.speaker),
        "office": _quote(voice.office),
        "body": _quote(voice.body),
        "channel": _quote(voice.channel),
        "cue": _quote(statement.cue),
        "contents": [_quote(span) for span in statement.spans],
        "said_from": statement.said.earliest if statement.said else None,
        "said_to": statement.said.latest if statement.said else None,
        "outer_id": statement.outer_id,
        "because": _text(statement.because),
        "json": _json(to_plain(statement)),
    }


def claim_row(number: int, claim: Claim, record: DocumentRecord) -> Values:
    """A claim, which is the `number`th of its document."""
    voice = record.statement_of(claim).voice
    entities = {entity.id: entity for entity in record.entities}
    quantity = claim.quantity
    return {
        "claim_id": claim.id,
        "document_id": claim.document_id,
        "statement_id": claim.statement_id,
        "number": number,
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "voice": None if voice.is_own else _text(voice.name),
        "quote": _quote(claim.span),
        "start": claim.span.start,
        "end": claim.span.end,
        "published": record.document.head.published.value,
        "fillers": [
            {
                "role": filler.role.value,
                "name": _text(filler.name),
                "text": _quote(filler.span),
                "start": filler.span.start,
                "end": filler.span.end,
                "entity_id": filler.entity_id,
                "known_id": entities[filler.entity_id].known_id if filler.entity_id else None,
                "country": entities[filler.entity_id].country if filler.entity_id else None,
            }
            for filler in claim.fillers
        ],
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "quantity_unit": _text(quantity.unit) if quantity else None,
        "quantity_words": _text(quantity.words) if quantity else None,
        "quantity_of": claim.quantity_of.value if claim.quantity_of else None,
        **_when(claim.when),
        "score": claim.score.value,
        "because": _text(claim.score.because),
        "json": _json(to_plain(claim)),
    }


def failure_row(failure: Failure) -> Values:
    """What failed, and why."""
    return {name: _text(getattr(failure, name)) for name in ("source", "stage", "problem")}


def read_record(
    document: Mapping[str, Any], statements: Iterable[str], claims: Iterable[str], versions: tuple[tuple[str, str], ...]
) -> DocumentRecord:
    """The record of a row of `documents` and the `json` of its statements and claims, each in the order of `number`.

    Every quotation is checked again.
    """
    plain = json.loads(document["json"])
    head = {**plain["document"], "text": plain["document"]["text"] or document["text"]}
    return DocumentRecord(
        document=from_plain(Document, head),
        statements=tuple(from_plain(Statement, json.loads(words)) for words in statements),
        claims=tuple(from_plain(Claim, json.loads(words)) for words in claims),
        versions=versions,
        **{name: from_plain(kind, plain[name]) for name, kind in _PARTS.items()},  # type: ignore[arg-type]
    )


def plain_document(document: Mapping[str, Any]) -> Document:
    """The document of a row of `documents`, without the rest of its record."""
    plain = json.loads(document["json"])["document"]
    return from_plain(Document, {**plain, "text": plain["text"] or document["text"]})


def _when(when: When | None) -> dict[str, date | str | None]:
    if when is None:
        return dict.fromkeys(("when_from", "when_to", "when_words", "when_precision"))
    words, precision = _text(when.words), when.precision.value
    return {"when_from": when.earliest, "when_to": when.latest, "when_words": words, "when_precision": precision}


def _quote(span: Span | None) -> str | None:
    return _text(span.quote) if span else None


def _json(plain: Any) -> str:
    """Without blanks and in ASCII, so that a lone surrogate is kept as well."""
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def _text(text: str | None) -> str | None:
    """Parquet holds UTF-8; a lone surrogate is written as its escape."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")
