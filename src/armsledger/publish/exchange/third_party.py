"""Claims that somebody else made, in the short form of our own format: every word of them must stand in the document.

A span without offsets is found where its words stand once. What nobody says stays unsaid: no stance, no claim. A filler
is read as the entity that stands on its very words, or as the row of our tables that it names.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from armsledger.errors import InputError
from armsledger.knowledge.actors import Actor, actors_by_id
from armsledger.knowledge.countries import Country, countries_by_iso3
from armsledger.knowledge.equipment import Equipment, equipment_by_id
from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity, EntityType
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


def read_short_claim(
    row: Row, document: Document, by: str, known: Sequence[Entity] = ()
) -> tuple[Statement, tuple[Entity, ...], Claim]:
    """Read a claim, the statement that it is a proposition of, and the entities that its roles name by their rows.

    `by` names who made it, `known` are the document's entities.

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
    read = [_filler(filler, document, by, known) for filler in row.get("roles", ())]
    named = {entity.id: entity for _, entity in read if entity and entity not in known}
    fillers = tuple(filler for filler, _ in read)
    return statement, tuple(named.values()), _claim(row, document, statement, quote, fillers, by)


def _claim(
    row: Row, document: Document, statement: Statement, quote: Span, fillers: tuple[Filler, ...], by: str
) -> Claim:
    kind = ClaimKind(row["kind"])
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


def _filler(row: Row, document: Document, by: str, known: Sequence[Entity]) -> tuple[Filler, Entity | None]:
    span = _span(row, document)
    row_id = row.get("known_id")
    here = (entity for entity in known if span in entity.spans and row_id in (None, entity.known_id))
    entity = next(here, None) or (_entity(row_id, span, by) if row_id else None)
    name = row.get("name") or (entity.name if entity else span.quote)
    return Filler(Role(row["role"]), span, name, entity.id if entity else None, f"{_GIVEN} by {by}"), entity


def _entity(row_id: str, span: Span, by: str) -> Entity:
    """The entity of a row of our tables, standing on these words alone."""
    actor: Actor | None = actors_by_id().get(row_id)
    country: Country | None = countries_by_iso3().get(row_id)
    item: Equipment | None = equipment_by_id().get(row_id)
    row = actor or country or item
    if row is None:
        raise InputError(
            row_id, "is no row of our tables", "give an actor's, a country's or a system's, or leave it out"
        )
    sort = actor.type if actor else EntityType.COUNTRY if country else EntityType.MATERIEL
    return Entity(
        id=make_id("ent", span.document_id, "third party", row_id, span.start, span.end),
        type=sort,
        name=row.name,
        names=(span.quote,),
        spans=(span,),
        known_id=row_id,
        country=actor.country if actor else row_id if country else None,
        category=item.category if item else None,
        items=item.items if item else (),
        place=None,
        because=f"the row is {_GIVEN} by {by}",
    )


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
