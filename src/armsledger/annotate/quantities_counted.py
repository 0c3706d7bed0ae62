"""What a number counts: the words after it up to the noun, and whether that noun is people, events or things."""

import re
from dataclasses import dataclass

from armsledger.knowledge.grammar_words import load_quantity_words

_TOKEN = re.compile(r"[^\S\n]*\n?[^\S\n]*(?P<word>[^\W_](?:[\w'’./-]*\w)?|[\"“”«»])")
_MOST_WORDS = 8
_DESIGNATION = re.compile(r"[^\W\d_]+-?\d+\w*")  # MiG-29: "MiG-29 fighters" are aircraft, not people
_PARTITIVE = re.compile(r"[^\S\n]+of[^\S\n]+(?:(?:the|these|those|its|their|his|her|our)[^\S\n]+)?")


@dataclass(frozen=True, slots=True)
class Counted:
    """The words counted, their offsets, and the unit they are counted in; no words where none follow."""

    start: int
    end: int
    words: str | None
    unit: str


def find_counted(sentence: str, end: int) -> Counted:
    """Read what the number that ends at `end` counts."""
    if partitive := _PARTITIVE.match(sentence, end):
        end = partitive.end()
    words = _iter_words(sentence, end)
    last = _last_plural(words)
    if last is None:
        last = next((index for index, match in enumerate(words) if _DESIGNATION.fullmatch(match["word"])), None)
    if last is None:
        return Counted(end, end, None, "items")
    start, stop = words[0].start("word"), words[last].end("word")
    is_machine = any(_DESIGNATION.fullmatch(match["word"]) for match in words[:last])
    return Counted(start, stop, sentence[start:stop], "items" if is_machine else unit_of(words[last]["word"]))


def unit_of(noun: str) -> str:
    """The unit of a noun: "people", "events" or "items"."""
    known = load_quantity_words()
    if _among(noun, known.people):
        return "people"
    return "events" if _among(noun, known.events) else "items"


def is_countable(noun: str) -> bool:
    """Say whether a word is by its form or by the lists a noun that a number can count."""
    known, lower = load_quantity_words(), noun.lower()
    if noun in known.not_plurals or lower in known.not_plurals:
        return False
    listed = any(_among(noun, words) for words in (known.people, known.events, known.other_nouns))
    return listed or (len(noun) > 2 and lower.endswith("s") and not lower.endswith(("ss", "ous", "'s", "’s")))


def _among(noun: str, words: frozenset[str]) -> bool:
    return noun in words or noun.lower() in words


def _iter_words(sentence: str, start: int) -> list[re.Match[str]]:
    """The words after the number, up to a word that ends a noun phrase or a mark."""
    stops, words = load_quantity_words().stops, list[re.Match[str]]()
    while len(words) < _MOST_WORDS and (match := _TOKEN.match(sentence, start)):
        if match["word"].lower() in stops:
            break
        words.append(match)
        start = match.end()
    return words


def _last_plural(words: list[re.Match[str]]) -> int | None:
    """The index of the noun: the last of the first unbroken run of countable words."""
    found: int | None = None
    for index, match in enumerate(words):
        if is_countable(match["word"]):
            found = index
        elif found is not None:
            break
    return found
