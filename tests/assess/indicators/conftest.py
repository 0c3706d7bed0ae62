"""Small records made by hand: one sentence, one voice, one claim or statement of a kind; and years of quiet before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Role
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.entity import Entity, EntityType
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.ids import make_id
from armsledger.model.indicator import Indicator
from armsledger.model.place import Place, Relation
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, StatementKind, Voice
from armsledger.pipeline.indicators import derive_indicators

AS_OF = date(2020, 6, 30)
WINDOW_DAYS = 90


@dataclass(frozen=True)
class Thing:
    """What a filler is read as."""

    words: str
    type: EntityType
    country: str | None = None
    known_id: str | None = None
    category: str | None = None
    place: Place | None = None


def place(words: str, latitude: float, longitude: float, radius_km: float = 10, kind: str = "town") -> Thing:
    row = f"place-{words}"
    read = Place(words, row, words, kind, "LBY", None, latitude, longitude, radius_km, Relation.AT, (), "by hand")
    return Thing(words, EntityType.PLACE, "LBY", None, None, read)


def materiel(words: str, category: str) -> Thing:
    return Thing(words, EntityType.MATERIEL, category=category)


def force(words: str, country: str) -> Thing:
    return Thing(words, EntityType.GROUP, country)


LIBYA = Thing("Libya", EntityType.COUNTRY, "LBY", "LBY")
RUSSIA = Thing("Russia", EntityType.COUNTRY, "RUS", "RUS")
TURKEY = Thing("Turkey", EntityType.COUNTRY, "TUR", "TUR")
EGYPT = Thing("Egypt", EntityType.COUNTRY, "EGY", "EGY")
LNA = Thing("Libyan National Army", EntityType.ARMED_GROUP, "LBY", "actor-lna")
GNA = Thing("Government of National Accord", EntityType.ORGANIZATION, "LBY", "actor-gna")
AFRICOM = Thing("US Africa Command", EntityType.ORGANIZATION, "USA", "actor-africom")
PARIS = Thing("French Ministry of Defence", EntityType.ORGANIZATION, "FRA")
MONITORS = Thing("Panel of Experts", EntityType.ORGANIZATION)
SIRTE = place("Sirte", 31.2, 16.6)
Filling = tuple[Role, Thing]


def claim(
    kind: ClaimKind,
    *fillings: Filling,
    published: str = "2020-06-01",
    voice: Thing = AFRICOM,
    stance: Stance = Stance.ASSERTED,
    number: tuple[float, float] | None = None,
    counted: Counted = Counted.FORCE,
    shown: EvidenceKind | None = None,
    outlet: str = "Courier",
) -> DocumentRecord:
    """A document in which a voice says one thing."""
    things = [thing for _, thing in fillings]
    record = _page(f"{voice.words} said", [voice, *things], published, outlet)
    document = record.document
    statement = _statement(document, voice, Stance.ASSERTED, None)
    fillers = tuple(
        Filler(role, _span(document, thing.words), thing.words, _entity_id(document, thing), "by hand")
        for role, thing in fillings
    )
    quantity = Quantity("so many", *number, None, "people", False, "by hand") if number else None
    whole = document.span(0, len(document.text))
    made = Claim(make_id("clm", document.id), document.id, statement.id, kind, whole, stance, fillers, quantity,
                 counted if number else None, None, Score(0.9, "by hand"))  # fmt: skip
    item = EvidenceItem(make_id("evd", made.id), document.id, shown, whole, (made.id,)) if shown else None
    return replace(record, statements=(statement,), claims=(made,), evidence=(item,) if item else ())


def statement(
    kind: StatementKind,
    words: str,
    *things: Thing,
    published: str = "2020-06-01",
    voice: Thing = AFRICOM,
    stance: Stance = Stance.ASSERTED,
) -> DocumentRecord:
    """A document in which a voice says something of a kind; `words` hold those of `things`."""
    record = _page(f"{voice.words}: {words}", [voice, *things], published, "Courier", joined=True)
    return replace(record, statements=(_statement(record.document, voice, stance, kind),))


def quiet(windows: int = 12) -> list[DocumentRecord]:
    """A document on Libya without claims in the middle of each earlier window."""
    days = (AS_OF - timedelta(WINDOW_DAYS * n + WINDOW_DAYS // 2) for n in range(1, windows + 1))
    return [_page("Nothing new from", [LIBYA], day.isoformat(), "Quiet") for day in days]


def _page(head: str, things: list[Thing], published: str, outlet: str, joined: bool = False) -> DocumentRecord:
    text = head if joined else " ; ".join([head, *(thing.words for thing in things if thing.words not in head)])
    nothing = Reading(None, "not given")
    day, by = Reading(date.fromisoformat(published), "by hand"), Reading(outlet, "by hand")
    read = Head(nothing, nothing, nothing, day, by, nothing, nothing, Reading(False, "by hand"))
    document = Document(make_id("doc", text, published, outlet), "page.txt", "0" * 64, "text/plain", text, read,
                        (Block(0, len(text), BlockKind.PARAGRAPH),))  # fmt: skip
    entities = {thing.words: _entity(document, thing) for thing in things}
    return DocumentRecord(document, (), (), tuple(entities.values()), (), (), (), (("hand", "1"),))


def _entity_id(document: Document, thing: Thing) -> str:
    return make_id("ent", document.id, thing.words)


def _entity(document: Document, thing: Thing) -> Entity:
    items = ("arms",) if thing.category else ()
    spans = (_span(document, thing.words),)
    return Entity(_entity_id(document, thing), thing.type, thing.words, (thing.words,), spans, thing.known_id,
                  thing.country, thing.category, items, thing.place, "by hand")  # fmt: skip


def _span(document: Document, words: str):
    start = document.text.rindex(words)
    return document.span(start, start + len(words))


def _statement(document: Document, voice: Thing, stance: Stance, kind: StatementKind | None) -> Statement:
    start = document.text.index(voice.words)
    spoken = document.span(start, start + len(voice.words))
    person = voice.type is EntityType.PERSON
    speaks = Voice(speaker=spoken) if person else Voice(body=spoken)
    said = document.span(start + len(voice.words), len(document.text))
    statement_id = make_id("stm", document.id)
    return Statement(statement_id, document.id, speaks, None, (said,), stance, None, None, "by hand", kind)


Answer = Callable[..., Indicator]


@pytest.fixture
def answer() -> Answer:
    def make(id: str, *records: DocumentRecord, as_of: date = AS_OF) -> Indicator:
        found = derive_indicators(records, as_of, WINDOW_DAYS, "LBY")
        return next(indicator for indicator in found if indicator.id == id)

    return make
