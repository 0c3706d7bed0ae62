"""Records of documents that hold nothing but names."""

from collections.abc import Callable

import pytest

from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.entity import Entity, EntityType
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading

Names = tuple[str | tuple[str, ...], EntityType, str | None, str | None]


def make_record(source: str, *named: Names, language: str = "en") -> DocumentRecord:
    """A document with one entity for each of `named`: words (or several), type, row, country."""
    spellings = [(words,) if isinstance(words, str) else words for words, *_ in named]
    text = " ".join(name for names in spellings for name in names)
    nothing = Reading(None, "not given")
    head = Head(nothing, nothing, nothing, nothing, nothing, nothing, Reading(language, "given"), nothing)
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    document = Document(make_id("doc", source), source, "0" * 64, "text/plain", text, head, (block,))
    entities = []
    for names, (_, sort, known_id, country) in zip(spellings, named, strict=True):
        spans = tuple(document.span(text.index(name), text.index(name) + len(name)) for name in names)
        entity_id = make_id("ent", known_id) if known_id else make_id("ent", document.id, sort.value, names[0])
        entities.append(
            Entity(entity_id, sort, names[0], names, spans, known_id, country, None, (), None, "given for a test")
        )
    return DocumentRecord(document, (), (), tuple(entities), (), (), (), (("test", "1"),))


@pytest.fixture
def named() -> Callable[..., DocumentRecord]:
    return make_record
