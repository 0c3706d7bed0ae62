"""Numbers as texts write them: figures, words, and figures with a word or letter for thousands and more."""

import re
from functools import cache

from armsledger.annotate.times_rules import GAP, any_of
from armsledger.knowledge.grammar_words import load_quantity_words

_FIGURES = r"(?:\d{1,3}(?:(?:,\d{3})+|(?: 000)+(?!\d)|(?:[\u00a0\u202f]\d{3})+(?!\d))|\d+)(?:\.\d+)?"
_HUNDRED = 100
_DOZEN = 12
_TENS = {"tens": 20}
_MOST_DIGITS = 15  # more is a code, not a count


@cache
def number_pattern() -> str:
    """A pattern for one number, without named groups; it begins and ends at the edges of words."""
    words = load_quantity_words()
    simple, scale = any_of(words.numbers), any_of(words.multipliers)
    spelled = rf"(?:{simple}(?:-{simple})?|an?|half{GAP}an?)"
    chained = rf"{simple}(?:-{simple})?(?:{GAP}(?:and{GAP})?(?:{simple}(?:-{simple})?|{scale})\b)*"
    signs = any_of(words.multiplier_signs)
    pairs = any_of(words.pairs)
    bare = rf"(?:(?<=additional )|(?<=another )|(?<=further )){scale}\b"  # "an additional billion dollars"
    return (
        rf"(?:{_FIGURES}(?:{SIGN_GAP}{signs}\b|(?:{GAP}|-)(?i:{scale})\b)?"
        rf"|(?i:\b{rough_pattern()}|\ban?(?={GAP}{any_of(words.collectives)}{GAP}of\b)|\b{pairs}\b|\b{spelled}(?:{GAP}|-){scale}\b(?:{GAP}(?:and{GAP})?{chained}\b)?|\b{chained}\b|{bare}))"
    )


@cache
def rough_pattern() -> str:
    """A pattern for words that tell how many without a number: "dozens of", "several hundred", "a few"."""
    known = load_quantity_words()
    many, scale = any_of(known.rough), any_of(known.multipliers)
    few, handful = any_of(known.rough_before), any_of(known.rough_phrases)
    return (
        rf"(?:{handful}\b|{few}{GAP}(?:{scale}|dozen)\b(?:{GAP}of\b)?"
        rf"|(?:(?:tens|dozens|hundreds){GAP}of{GAP})?{many}\b(?:{GAP}of\b)?|{few}\b)"
    )


@cache
def find_least(words: str) -> float | None:
    """The least that rough words in lower case can mean; None for words that are a number or nothing of the kind."""
    known = load_quantity_words()
    if words in known.rough_phrases:
        return float(known.rough_phrases[words])
    parts = [part for part in words.split() if part != "of"]
    if parts and all(part in _TENS or part in known.rough for part in parts) and parts[-1] in known.rough:
        whole = float(known.rough[parts[-1]])
        return whole if len(parts) == 1 else whole / 2 * (_TENS.get(parts[0]) or known.rough[parts[0]])
    few = next((few for few in known.rough_before if words == few or words.startswith(f"{few} ")), None)
    if few is None:
        return None
    scale = words.removeprefix(few).removesuffix(" of").strip()
    if not scale:
        return float(known.rough_alone)
    return float(known.rough_before[few] * (_DOZEN if scale == "dozen" else known.multipliers.get(scale, 0))) or None


SIGN_GAP = r"[^\S\n]?"


def parse_number(words: str) -> float | None:
    """The value of a number in figures or words; None for words that are no number or too long to be a count."""
    known, plain = load_quantity_words(), " ".join(words.lower().split())
    if plain in known.pairs:
        return float(known.pairs[plain])
    if (least := find_least(plain)) is not None:
        return least
    if figures := re.match(_FIGURES, words):
        digits = re.sub(r"[, \u00a0\u202f]", "", figures.group())
        if len(digits) > _MOST_DIGITS:
            return None
        return _round(float(digits) * _scale(words[figures.end() :].strip(" -\n\u00a0")))
    return _spelled(plain.replace("-", " ").split())


def _scale(words: str) -> int:
    known = load_quantity_words()
    return known.multiplier_signs.get(words) or known.multipliers.get(words.lower(), 1)


def _round(value: float) -> float:
    """Take the noise of binary fractions from "1.2 million"."""
    return float(round(value)) if value > _HUNDRED else round(value, 6)


def _spelled(parts: list[str]) -> float | None:
    known, total, current = load_quantity_words(), 0.0, 0.0
    for part in parts:
        if part in {"a", "an"}:
            current = current or 1
        elif part == "half":
            current = 0.5
        elif part in known.numbers:
            current += known.numbers[part]
        elif part == "hundred":
            current = (current or 1) * _HUNDRED
        elif part in known.multipliers:
            total, current = total + (current or 1) * known.multipliers[part], 0.0
        elif part != "and":
            return None
    return total + current or None


def scale_words(words: str) -> str:
    """The word or letter for thousands and more at the end of a number in figures, "" where there is none."""
    figures = re.match(_FIGURES, words)
    return words[figures.end() :] if figures else ""
