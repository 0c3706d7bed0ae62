"""A small desk on which a matter is laid out: one sentence, its entities, its claims."""

from datetime import date

import pytest

from armsledger.model.claim import Claim, ClaimKind, Filler, Role
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.entity import Entity, EntityType
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import ClaimRelation, Matter, RelationKind
from armsledger.model.origin import Origin, OriginEdge, OriginKind
from armsledger.model.place import Place, Relation
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.model.when import Precision, When


class Desk:
    """Entities are made with `entity`, claims with `claim`; `record` and `matter` give what was laid out."""

    def __init__(self, text: str, published: date | None = date(2020, 7, 24)) -> None:
        unsaid: Reading = Reading(None, "the test does not say")
        head = Head(
            *(unsaid,) * 3, Reading(published, "given") if published else unsaid, *(unsaid,) * 3, Reading(False, "no")
        )
        block = Block(0, len(text), BlockKind.PARAGRAPH)
        self.document = Document(make_id("doc", text), "desk", "0" * 64, "text/plain", text, head, (block,))
        self.statement = Statement(
            make_id("stm", text),
            self.document.id,
            Voice(),
            None,
            (self.span(text),),
            Stance.ASSERTED,
            None,
            None,
            "own",
        )
        self.entities: dict[str, Entity] = {}
        self.claims: list[Claim] = []
        self.evidence: list[EvidenceItem] = []
        self.relations: list[ClaimRelation] = []
        self.origins: tuple[Origin, ...] = ()

    def span(self, words: str):
        start = self.document.text.index(words)
        return self.document.span(start, start + len(words))

    def entity(self, words: str, kind: EntityType, **more: object) -> str:
        """Name an entity by its words; give the words back for use in `claim`."""
        given = {"known_id": None, "country": None, "category": None, "items": (), "place": None, **more}
        entity_id = make_id("ent", self.document.id, words)
        self.entities[words] = Entity(entity_id, kind, words, (words,), (self.span(words),), **given, because="named")
        return words

    def place(self, words: str, country: str, admin1: str | None = None) -> str:
        place = Place(words, "p", words, "town", country, admin1, 31.2, 16.6, 10.0, Relation.AT, (), "gazetteer")
        return self.entity(words, EntityType.PLACE, place=place, country=country)

    def claim(
        self,
        kind: ClaimKind,
        roles: dict[Role, str],
        stance: Stance = Stance.ASSESSED,
        when: When | None = None,
        quantity: Quantity | None = None,
    ) -> Claim:
        """Make a claim of the whole text."""
        fillers = tuple(
            Filler(role, self.span(words), words, self.entities[words].id if words in self.entities else None, "role")
            for role, words in roles.items()
        )
        claim = Claim(
            make_id("clm", self.document.id, len(self.claims)),
            self.document.id,
            self.statement.id,
            kind,
            self.span(self.document.text),
            stance,
            fillers,
            quantity,
            Role.FORCE if quantity else None,
            when,
            Score(0.8, "a test"),
        )
        self.claims.append(claim)
        return claim

    def show(self, words: str, kind: EvidenceKind, sha256: str | None = None) -> None:
        """Lay an evidence item beside all claims made so far."""
        ids = tuple(claim.id for claim in self.claims)
        self.evidence.append(
            EvidenceItem(make_id("evd", words), self.document.id, kind, self.span(words), ids, (), sha256)
        )

    def contradict(self, left: Claim, right: Claim) -> None:
        self.relations.append(ClaimRelation(RelationKind.CONTRADICTS, left.id, right.id, Score(0.9, "words")))

    def voices(self, *names: str) -> None:
        """Let every claim rest on these origins."""
        ids = tuple(claim.id for claim in self.claims)
        edge = OriginEdge(self.document.id, OriginKind.ORIGINAL, "voice")
        self.origins = tuple(
            Origin(make_id("org", name), name, ids, (edge,), False, "voice", root=name) for name in names
        )

    def record(self) -> DocumentRecord:
        return DocumentRecord(
            self.document,
            (self.statement,),
            tuple(self.claims),
            tuple(self.entities.values()),
            (),
            tuple(self.evidence),
            (),
            (),
        )

    def matter(self) -> Matter:
        grade = Grade(Reliability.F, Credibility.UNJUDGED, "new", "no basis")
        return Matter(
            make_id("mat", self.document.id),
            self.claims[0].kind,
            "a matter",
            tuple(claim.id for claim in self.claims),
            (self.document.id,),
            self.origins,
            tuple(self.relations),
            grade,
            "one doing",
        )


@pytest.fixture
def desk():
    """Make a desk for a sentence."""
    return Desk


@pytest.fixture
def days():
    """Make a time out of words and two days, None being open."""

    def make(words: str, earliest: date | None, latest: date | None) -> When:
        return When(words, earliest, latest, Precision.SPAN, "a test")

    return make
