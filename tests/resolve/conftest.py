"""Small documents with their mentions and claims marked by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from armsledger.model.annotation import Annotations
from armsledger.model.claim import Claim, ClaimKind, Extraction, Filler, Role
from armsledger.model.document import Block, BlockKind, Document, Head, Span
from armsledger.model.entity import Entity, EntityType, Mention
from armsledger.model.ids import make_id
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.pipeline.reading import read_toponyms
from armsledger.resolve.document import Resolution, resolve_document
from armsledger.settings import Settings


@dataclass
class Page:
    """A text under construction: what is marked on it, and what it resolves to."""

    text: str
    caption: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def document(self) -> Document:
        nothing = Reading(None, "not given")
        blocks = [Block(0, len(self.text), BlockKind.PARAGRAPH)]
        if self.caption:
            start = self.text.index(self.caption)
            blocks = [Block(start, start + len(self.caption), BlockKind.CAPTION)]
        head = Head(nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing)
        digest = "0" * 64
        return Document(make_id("doc", self.text), "page.txt", digest, "text/plain", self.text, head, tuple(blocks))

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return self.document.span(start, start + len(words))

    def mark(
        self,
        words: str,
        type: EntityType,
        known_id: str | None = None,
        name: str | None = None,
        nth: int = 0,
        adjectival: bool = False,
        antecedent: Mention | None = None,
    ) -> Mention:
        span = self.span(words, nth)
        mention = Mention(span, type, known_id, name, words.split()[-1], "marked", adjectival, antecedent)
        self.mentions.append(mention)
        return mention

    def claim(self, kind: ClaimKind, *fillers: tuple[Role, str], stance: Stance = Stance.ASSERTED) -> Claim:
        filled = tuple(Filler(role, self.span(words), words, None, "marked") for role, words in fillers)
        quote = self.document.span(0, len(self.text))
        claim_id = make_id("clm", self.document.id, kind.value, len(self.claims))
        score = Score(0.5, "marked")
        statement_id = make_id("stm", self.document.id)
        claim = Claim(claim_id, self.document.id, statement_id, kind, quote, stance, filled, None, None, None, score)
        self.claims.append(claim)
        return claim

    def resolve(self) -> Resolution:
        document = self.document
        annotations = Annotations(
            document_id=document.id,
            annotator="by hand",
            tokens=(),
            phrases=(),
            sentences=(document.span(0, len(self.text)),),
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end))),
            attributions=(),
            times=(),
            quantities=(),
        )
        toponyms = read_toponyms(document, open_gazetteer(Settings()))
        return resolve_document(document, annotations, Extraction((), tuple(self.claims), ()), toponyms)

    def entity(self, words: str, nth: int = 0) -> Entity:
        span = self.span(words, nth)
        return next(entity for entity in self.resolve().entities if span in entity.spans)


@pytest.fixture
def page() -> Callable[..., Page]:
    return Page


@pytest.fixture
def own_statement() -> Callable[[Document], Statement]:
    def make(document: Document) -> Statement:
        span = document.span(0, len(document.text))
        statement_id = make_id("stm", document.id)
        return Statement(statement_id, document.id, Voice(), None, (span,), Stance.ASSERTED, None, None, "own voice")

    return make
