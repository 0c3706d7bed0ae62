"""Claims that somebody else made, in the short form of our own format: every word of them must stand in the document.

A span without offsets is found where its words stand once. What nobody says stays unsaid: no stance, no claim.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from armsledger.errors import InputError
from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.ids import make_id
from armsledger.model.quantity import Quantity
from armsledger.model.score import Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.model.when import Precision, When

Row = Mapping[str, Any]
_GIVEN: Final = "given with the claim"


def is_short(row: Row) -> bool:
    """Say whether a line of type "claim" is in the short form: it has a quote of its own in place of a span."""
    return "quote" in row and "span" not in row


def read_short_claim(row: Row, document: Document, by: str) -> tuple[Statement, Claim]:
    """Read a claim and the statement that it is a proposition of; `by` names who made it.

    Raises SpanOutsideError or SpanDriftError for words that do not stand where they are said to, InputError for words
    that stand in several places or none, and ValueError or KeyError for a value that is none.
    """
    quote = _span(row, document)
    source = row.get("source")
    stance = Stance(row["stance"])
    statement = Statement(
        id=make_id("stm", document.id, "third party", by, quote.start, quote.end, str(source)),
        document_id=document.id,
        voice=Voice(speaker=_span(source, document)) if source else Voice(),
        cue=None,
        spans=(quote,),
        stance=stance,
        said=None,
        outer_id=None,
        because=f"{_GIVEN} by {by}",
    )
    return statement, _claim(row, document, statement, quote, by)


def _claim(row: Row, document: Document, statement: Statement, quote: Span, by: str) -> Claim:
    kind = ClaimKind(row["kind"])
    fillers = tuple(_filler(filler, document, by) for filler in row.get("roles", ()))
    parts = [[filler.role.value, filler.span.start, filler.span.end] for filler in fillers]
    because = f"{row.get('because') or _GIVEN} (by {by}, not read by armsledger)"
    counted = row.get("quantity_of")
    return Claim(
        id=make_id("clm", statement.id, kind.value, quote.start, quote.end, parts),
        document_id=document.id,
        statement_id=statement.id,
        kind=kind,
        span=quote,
        stance=statement.stance,
        fillers=tuple(sorted(fillers, key=lambda filler: filler.span)),
        quantity=_quantity(row["quantity"]) if row.get("quantity") else None,
        quantity_of=Counted(counted) if counted else None,
        when=_when(row["when"]) if row.get("when") else None,
        score=Score(float(row.get("score", 1.0)), because),
    )


def _filler(row: Row, document: Document, by: str) -> Filler:
    span = _span(row, document)
    return Filler(Role(row["role"]), span, row.get("name") or span.quote, None, f"{_GIVEN} by {by}")


def _span(row: Row, document: Document) -> Span:
    quote = row["quote"]
    if "start" in row:
        return document.check(Span(document.id, row["start"], row["end"], quote))
    times = document.text.count(quote) if quote else 0
    if times != 1:
        problem = f"stands {times} times in {document.id}"
        raise InputError(quote, problem, "quote the document's own words, and give start and end where they repeat")
    start = document.text.index(quote)
    return document.span(start, start + len(quote))


def _quantity(row: Row) -> Quantity:
    return Quantity(
        words=row["words"],
        low=row.get("low"),
        high=row.get("high"),
        counted=row.get("counted"),
        unit=row.get("unit", "items"),
        approximate=bool(row.get("approximate", False)),
        because=_GIVEN,
    )


def _when(row: Row) -> When:
    first, last = (date.fromisoformat(row[key]) if row.get(key) else None for key in ("from", "to"))
    return When(row["words"], first, last, Precision(row.get("precision", "span")), _GIVEN)
