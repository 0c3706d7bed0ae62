"""Whether a text bears the marks of machine translation, which makes its wording weaker evidence of what was said.

The marks and their weights are `knowledge/words/translation_marks.yaml`. The reason names every kind of mark found,
quotes the first of each, and gives the sum against the threshold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.translation_marks import load_translation_marks
from armsledger.model.score import Reading

_MACHINE: Final = re.compile(r"machine|automat|google|deepl|yandex|bing|microsoft|chatgpt|\bmt\b|\bai\b", re.IGNORECASE)
_HUMAN: Final = re.compile(r"human|original|none|translator|professional|by hand", re.IGNORECASE)
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of mark as found in a text: how often, the first words, and what the finds weigh together."""

    what: str
    count: int
    words: str
    weight: float


def find_machine_translation(text: str, language: str | None, told: str | None, told_by: str) -> Reading[bool]:
    """Say whether `text` was translated by a machine; None where we know no marks for its `language`.

    What the file tells itself (`told`, for example "machine" in front matter; `told_by` names where) decides.
    """
    if told and (_MACHINE.search(told) or _HUMAN.search(told)):
        return Reading(_MACHINE.search(told) is not None, f"{told_by} says {told!r}")
    table = load_translation_marks()
    if language != table.language:
        named = language or "a language that could not be told"
        return Reading(
            None, f"the text is in {named}; marks of machine translation are known for {table.language} only"
        )
    signs = tuple(iter_signs(text))
    total = sum(sign.weight for sign in signs)
    if not signs:
        return Reading(False, f"none of {len(table.marks) + 1} kinds of marks of machine translation was found")
    listed = "; ".join(f"{sign.what} ({sign.count}: “{sign.words}”)" for sign in signs)
    side = "at or above" if total >= table.threshold else "below"
    return Reading(
        total >= table.threshold, f"{listed}; weight {total:.1f}, {side} the threshold of {table.threshold:.1f}"
    )


def iter_signs(text: str) -> Iterator[Sign]:
    """Give the kinds of marks found in an English text, in the order of the table."""
    for mark in load_translation_marks().marks:
        found = [match.span() for match in mark.pattern.finditer(text)]
        if found:
            weight = mark.weight * min(len(found), mark.most)
            yield Sign(mark.what, len(found), _quote(text, *found[0]), weight)
    renderings = load_translation_marks().renderings
    pairs = _find_renderings(text)
    if pairs:
        words = " / ".join(pairs[0])
        yield Sign(renderings.what, len(pairs), words, renderings.weight * min(len(pairs), renderings.most))


def _quote(text: str, start: int, end: int) -> str:
    """The words of a find with the rest of the words at both its ends."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split())[:_LONGEST_QUOTE]


def _find_renderings(text: str) -> list[tuple[str, str]]:
    """The names that stand in the text with a place's noun and with its adjective, in the order of the text."""
    nouns, adjectives, pattern = _rendering_pattern()
    seen: dict[tuple[str, str], None] = dict.fromkeys(
        (match["place"], match["head"]) for match in pattern.finditer(text)
    )
    return [
        (f"{place} {head}", f"{adjectives[place]} {head}")
        for place, head in seen
        if place in nouns and (adjectives[place], head) in seen
    ]


@cache
def _rendering_pattern() -> tuple[frozenset[str], dict[str, str], re.Pattern[str]]:
    table = load_translation_marks().renderings
    places = sorted({form for pair in table.pairs for form in pair}, key=lambda form: (-len(form), form))
    pattern = rf"\b(?P<place>{'|'.join(places)})\s(?P<head>{'|'.join(table.heads)})\b"
    return frozenset(noun for noun, _ in table.pairs), dict(table.pairs), re.compile(pattern)
