"""Names that a trained core gives, as they become mentions."""

import pytest

from armsledger.annotate.mentions import FoundNames, NameSpan, find_mentions
from armsledger.annotate.phrases import find_phrases
from armsledger.annotate.words import find_words
from armsledger.model.entity import EntityType, Mention
from armsledger.read.rows import document_from_row


def mentions(text: str, *names: tuple[str, EntityType]) -> tuple[Mention, ...]:
    document = document_from_row({"doc_id": "row", "text": text, "language": "en"})
    tokens = find_words(document.text, 0, len(document.text))
    spans = [NameSpan(text.index(w), text.index(w) + len(w), kind, 0.9) for w, kind in names]
    return find_mentions(document, tokens, find_phrases(tokens), FoundNames(tuple(spans), frozenset()))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Brig. Gen. Omar Sample", "Omar Sample"),
        ("President Sample", "Sample"),
        ("Omar Sample", "Omar Sample"),
    ],
)
def test_a_name_is_what_stands_behind_the_titles(given: str, kept: str) -> None:
    found = mentions(f"Then {given} spoke.", (given, EntityType.PERSON))

    assert kept in {m.span.quote for m in found if m.type is EntityType.PERSON}


@pytest.mark.parametrize("word", ["They", "He", "The", "who", "rockets"])
def test_a_pronoun_an_article_or_a_small_word_is_no_name(word: str) -> None:
    found = mentions(f"{word} left the old quay.", (word, EntityType.PERSON))

    assert [m for m in found if m.span.quote == word and m.type is EntityType.PERSON] == []


def test_a_title_alone_is_no_name() -> None:
    found = mentions("The President left.", ("President", EntityType.PERSON))

    assert EntityType.PERSON not in {m.type for m in found}


def test_a_surname_stands_for_the_full_name_before_it() -> None:
    text = "Omar Sample spoke. Nobody saw Sample."
    document = document_from_row({"doc_id": "row", "text": text, "language": "en"})
    tokens = find_words(text, 0, len(text))
    spans = [NameSpan(0, 11, EntityType.PERSON, 0.9), NameSpan(30, 36, EntityType.PERSON, 0.9)]
    found = find_mentions(document, tokens, find_phrases(tokens), FoundNames(tuple(spans), frozenset()))

    assert [(m.span.quote, m.name) for m in found if m.type is EntityType.PERSON] == [
        ("Omar Sample", "Omar Sample"),
        ("Sample", "Omar Sample"),
    ]


def test_what_a_table_knows_goes_before_what_the_core_found() -> None:
    (libya,) = [m for m in mentions("Ships left Libya.", ("Libya", EntityType.PERSON)) if m.span.quote == "Libya"]

    assert libya.type is EntityType.COUNTRY
