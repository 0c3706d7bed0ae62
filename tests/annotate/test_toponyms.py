"""Finding place names: what is one here, and what only looks like it."""

import pytest

from armsledger.annotate.toponyms.finder import find_place_names
from armsledger.annotate.toponyms.inflected import base_keys
from armsledger.annotate.toponyms.tokens import split_tokens
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings


def found(text: str) -> list[str]:
    document = document_from_row({"doc_id": "a", "text": text, "language": "en"})
    return [name.span.quote for name in find_place_names(document, open_gazetteer(Settings()))]


def embedded(text: str) -> list[tuple[str, str]]:
    document = document_from_row({"doc_id": "a", "text": text, "language": "en"})
    names = find_place_names(document, open_gazetteer(Settings()))
    return [(name.span.quote, name.within.quote) for name in names if name.within]


def test_offsets_of_words_are_those_of_the_text_and_a_possessive_is_no_part_of_a_name() -> None:
    text = "Libya's U.S. envoy, 40, left T4 for Sana’a."
    tokens = split_tokens(text)
    words = ["Libya", "U.S.", "envoy", "40", "left", "T4", "for", "Sana’a"]
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words == words
    assert tokens.is_possessive(0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Planes landed in Sirte, Libya.", ["Sirte", "Libya"]),
        ("The convoy went from Al-Jufrah airfield to Port Sudan.", ["Al-Jufrah airfield", "Port Sudan"]),
        ("Wagner left in May.", []),
        ("Wagner, South Dakota, is a town.", ["Wagner", "South Dakota"]),
        ("The New York Times wrote it.", []),
        ("He spoke in Arabic and in English.", []),
    ],
)
def test_names_of_places_and_of_others_are_told_apart(text: str, names: list[str]) -> None:
    assert [name for name in found(text) if (name, name) not in embedded(text)][: len(names) or None] == names or (
        not names and all(within for _, within in embedded(text)) and len(found(text)) == len(embedded(text))
    )


def test_a_place_in_the_name_of_a_body_is_kept_with_that_name() -> None:
    assert embedded("In 2014 the Central Bank of Libya split.") == [("Libya", "Central Bank of Libya")]


@pytest.mark.parametrize(
    ("key", "first"),
    [("ливии", "ливия"), ("сирта", "сирт"), ("москве", "москва"), ("وطرابلس", "طرابلس"), ("بالخرطوم", "الخرطوم")],
)
def test_inflected_and_joined_words_lead_to_the_first_form(key: str, first: str) -> None:
    assert first in base_keys(key)
