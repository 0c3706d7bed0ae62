"""A record with every part and every optional field used once, and ledgers to put it in."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Refusal, Role
from armsledger.model.document import Block, BlockKind, Document, Head, Span
from armsledger.model.entity import Entity, EntityType, Link, LinkKind
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.ids import make_id
from armsledger.model.picture import Exif, Fingerprint, Picture
from armsledger.model.place import Place, Relation
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.model.when import Precision, When
from armsledger.store.ledger import Ledger

TEXT = (
    "قال المتحدث 🛩️ The ministry said on Friday that Ruritania sent 14 to 20 cargo planes to Port Zenda. Images exist."
)
RUN = make_id("run", "a first run")


def make_document(text: str = TEXT, source: str = "report.txt") -> Document:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    head = Head(
        title=Reading(None, "no line stands apart"),
        byline=Reading("A. Writer", "after “By”"),
        dateline=Reading(None, "none"),
        published=Reading(date(2020, 7, 24), "given"),
        outlet=Reading("The Courier", "given"),
        url=Reading(None, "a file"),
        language=Reading("en", "most words"),
        machine_translated=Reading(False, "no marks"),
    )
    blocks = (Block(0, len(text), BlockKind.PARAGRAPH),)
    return Document(make_id("doc", sha256, source), source, sha256, "text/plain", text, head, blocks)


def make_record(document: Document | None = None, claims: int = 1) -> DocumentRecord:
    document = document or make_document()

    def span(words: str) -> Span:
        start = document.text.index(words)
        return document.span(start, start + len(words))

    friday = When("on Friday", date(2020, 7, 24), None, Precision.DAY, "weekday before the dateline")
    outer = Statement(
        make_id("stm", document.id, 0),
        document.id,
        Voice(),
        None,
        (span(document.text),),
        Stance.ASSERTED,
        None,
        None,
        "own",
    )
    inner = Statement(
        make_id("stm", document.id, 1),
        document.id,
        Voice(body=span("The ministry"), channel=span("🛩️")),
        span("said"),
        (span("Ruritania sent 14 to 20 cargo planes"), span("to Port Zenda")),
        Stance.ALLEGED,
        friday,
        outer.id,
        "the verb “said”",
    )
    place = Place(
        "Port Zenda", "g-1", "Port Zenda", "town", None, "Coast", 32.5, -13.25, 4.0, Relation.AT, ("g-2",), "only row"
    )
    entities = tuple(
        Entity(
            make_id("ent", document.id, words),
            kind,
            words,
            (words,),
            (span(words),),
            None,
            country,
            None,
            items,
            where,
            "named",
        )
        for words, kind, country, items, where in (
            ("Ruritania", EntityType.COUNTRY, "RUR", (), None),
            ("cargo planes", EntityType.MATERIEL, None, ("arms", "aircraft"), None),
            ("Port Zenda", EntityType.PLACE, None, (), place),
        )
    )
    fillers = (
        Filler(Role.ACTOR, span("Ruritania"), "Ruritania", entities[0].id, "subject of “sent”"),
        Filler(Role.ITEM, span("cargo planes"), "cargo planes", entities[1].id, "object of “sent”"),
        Filler(Role.DESTINATION, span("Port Zenda"), "Port Zenda", None, "after “to”"),
    )
    made = tuple(
        Claim(
            make_id("clm", document.id, number),
            document.id,
            inner.id,
            ClaimKind.TRANSFER,
            span("Ruritania sent 14 to 20 cargo planes to Port Zenda"),
            Stance.ALLEGED,
            fillers,
            Quantity("14 to 20", 14, 20.5, "cargo planes", "items", False, "a range"),
            Counted.ITEM,
            None if number else friday,
            Score(0.1 + 0.2, "all roles in one clause"),
        )
        for number in range(claims)
    )
    link = Link(make_id("lnk", document.id), LinkKind.BACKS, entities[0].id, entities[2].id, made[0].id, "“sent”")
    evidence = EvidenceItem(
        make_id("evd", document.id),
        document.id,
        EvidenceKind.IMAGERY,
        span("Images"),
        (made[0].id,),
        ("tail mark",),
        "ab" * 32,
    )
    refusal = Refusal(make_id("ref", document.id), document.id, ClaimKind.ATTACK, span("exist"), "nobody strikes")
    versions = (("annotate.rules", "1"), ("extract.rules", "1"))
    picture = Picture(
        make_id("pic", document.id),
        document.id,
        "plane\0.jpg",
        "ab" * 32,
        "image/jpeg",
        800,
        600,
        Fingerprint(tuple(f"{form:064x}" for form in range(8)), 97),
        Exif("2020:07:24 09:31:22", None, "Maker Model", None),
        span("Images exist."),
        "طائرة",
    )
    bare = replace(picture, id=make_id("pic", document.id, 2), exif=Exif(), caption=None, alt=None)
    parts = ((outer, inner), made, entities, (link,), (evidence,), (refusal,), versions, (picture, bare))
    return DocumentRecord(document, *parts)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/case.db"


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger.open(url) as opened:
        yield opened


@pytest.fixture
def run_id() -> str:
    return RUN


@pytest.fixture
def record() -> DocumentRecord:
    return make_record()


@pytest.fixture
def make() -> Callable[..., DocumentRecord]:
    """Make a record of a text of its own: `make(text=…, source=…, claims=…)`."""

    def made(text: str = TEXT, source: str = "report.txt", claims: int = 1) -> DocumentRecord:
        return make_record(make_document(text, source), claims)

    return made
