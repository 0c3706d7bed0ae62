"""How many: the numbers of a document that count things, people, events, money or weight, as ranges.

"At least 14" has no upper bound, "up to 60" no lower; "nearly 40" is 40 and marked approximate; "dozens" is at least
two of them, marked rough, and found only where that is asked for. A number that is part of a designation (T-72), a
date, an age, a time of day, a distance or a reference to a document counts nothing and is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from armsledger.annotate.quantities_counted import find_counted
from armsledger.annotate.quantities_numbers import find_least, number_pattern, parse_number, scale_words
from armsledger.annotate.times_rules import GAP, SPACE, any_of, english_month
from armsledger.knowledge.grammar_words import load_quantity_words
from armsledger.model.annotation import QuantityExpression
from armsledger.model.document import Document, Span
from armsledger.model.quantity import Quantity

_REACH = 40  # characters before a number in which a hedge or a designator stands
_MORE_FIGURES = re.compile(r"[ -]\d")
_RANGE_LEAD = re.compile(r"(?i)(?:between|from)\s+(?:the\s+)?")  # part of a range only
_AGE_LEAD = re.compile(r"(?i)\b(?:he|she|who)\s+(?:is|was)\s+\Z")
_YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float | None
    high: float | None
    approximate: bool
    because: str
    is_rough: bool = False


def find_quantities(
    document: Document, sentences: tuple[Span, ...], with_rough: bool = False
) -> tuple[QuantityExpression, ...]:
    """Find the quantities in the sentences, in text order, none overlapping.

    `with_rough` finds words that are no number too ("dozens", "several"); claims leave them aside.

    Bounds are in plain units: persons, pieces, whole currency units (ISO 4217 code), tonnes. A span runs from the
    hedge to the unit; the words counted follow it and stand in `counted`. Spans are code points of `document.text`.
    """
    return tuple(
        _expression(document, sentence.start, found)
        for sentence in sentences
        for found in _iter_quantities(sentence.quote)
        if with_rough or not found.bounds.is_rough
    )


def _expression(document: Document, offset: int, found: "_Found") -> QuantityExpression:
    span = document.span(offset + found.start, offset + found.end)
    bounds = found.bounds
    quantity = Quantity(
        span.quote,
        bounds.low,
        bounds.high,
        found.counted,
        found.unit,
        bounds.approximate,
        bounds.because,
        bounds.is_rough,
    )
    return QuantityExpression(span, quantity)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    bounds: _Bounds
    counted: str | None
    unit: str


def _iter_quantities(sentence: str) -> Iterator[_Found]:
    position = taken = 0
    while match := _pattern().search(sentence, position):
        joined = bool(match["second"]) and _is_range(sentence, match)
        found = _read(sentence, match, taken, joined)
        position = match.end() if joined or not match["second"] else match.end("first")
        if found:
            yield found
            taken = position = max(position, found.end)


def _read(sentence: str, match: re.Match[str], taken: int, joined: bool) -> _Found | None:
    unit, counted = _unit(sentence, match)
    if unit is None or _is_guarded(sentence, match, unit, counted):
        return None
    head = sentence[max(taken, match.start() - _REACH) : match.start()]
    hedges = _hedges_before().search(head)
    start = match.start() - (len(head) - hedges.start() if hedges else 0)
    if not joined and (lead := _RANGE_LEAD.match(sentence, start, match.start())):
        start = lead.end()
    end = match.end() if joined or not match["second"] else match.end("first")
    bounds = _bounds(match, _plain(hedges.group()) if hedges else "", joined)
    return _Found(start, end, bounds, counted, unit) if bounds else None


def _is_range(sentence: str, match: re.Match[str]) -> bool:
    """Say whether two numbers are the bounds of one range, not two counts or a change from one to the other."""
    first, second = _values(match)
    if first is None or second is None or first > second:
        return False
    head = sentence[max(0, match.start() - _REACH) : match.start()].lower()
    if re.search(r"\band\b", sentence[match.end("first") : match.start("second")]):
        return bool(re.search(r"\bbetween\s+(?:\w+\s+)?\Z", head))
    changes = load_quantity_words().changes
    return not any(word in changes for word in re.findall(r"[a-z]+", head))


def _unit(sentence: str, match: re.Match[str]) -> tuple[str | None, str | None]:
    """The unit and the words counted; no unit where the number counts nothing."""
    known = load_quantity_words()
    if match["sign"]:
        return _currency(match["sign"]), None
    if match["money"]:
        return known.currency_words.get(
            _plain(match["money"]), known.currency_words.get(_plain(match["money"]).lower())
        ), None
    if match["weight"]:
        return known.weights[_plain(match["weight"]).lower()], None
    if match["people"]:
        return "people", find_counted(sentence, match.end()).words or match["people"]
    if match["things"]:
        return "items", find_counted(sentence, match.end()).words or match["things"]
    if _counts_nothing().match(sentence, match.end()):
        return None, None
    counted = find_counted(sentence, match.end())
    return counted.unit, counted.words


def _plain(words: str) -> str:
    return " ".join(words.split())


def _currency(sign: str) -> str:
    signs = load_quantity_words().currency_signs
    return signs.get(sign.strip()) or signs[sign.strip()[-1]]


def _is_guarded(sentence: str, match: re.Match[str], unit: str, counted: str | None) -> bool:
    """Say whether the number is a name, a date, an age or a reference and so no quantity."""
    words, first = match["first"], match.start()
    if unit.isupper() or match["weight"] or match["people"]:
        return False
    if _designated().search(sentence[max(0, first - _REACH) : first]):
        return True
    if counted is None and _is_bare(sentence, match):
        return True
    if words.lower() == "one":
        return (
            counted is None
            or sentence.startswith(" of ", match.end())
            or bool(_pronoun_one().search(sentence[max(0, first - _REACH) : first]))
        )
    is_plain_figure = words.isdigit()
    if is_plain_figure and len(words) > 1 and words.startswith("0"):
        return True
    if is_plain_figure and len(words) == 4 and int(words) in _YEARS:
        return unit != "people"
    is_age = (
        is_plain_figure
        and sentence[first - 2 : first] == ", "
        and sentence[match.end() : match.end() + 1] in {",", "."}
    )
    return is_age and counted is None


def _is_bare(sentence: str, match: re.Match[str]) -> bool:
    """Say whether a number that counts nothing said is a coordinate, an age, a score or "several" of whatever."""
    words, first = match["first"], match.start()
    if _plain(words).lower() in load_quantity_words().rough_before or re.fullmatch(r"\d+\.\d+", words):
        return True
    head = sentence[max(0, first - _REACH) : first]
    is_age = words.isdigit() and _AGE_LEAD.search(head) and sentence[match.end("first") :][:1] in {",", "."}
    return (
        bool(is_age)
        or _digits_beside(sentence, first, match.end("first"))
        or _digits_beside(sentence, first, match.end())
    )


def _digits_beside(sentence: str, start: int, end: int) -> bool:
    """Say whether more figures stand on either side, as in a telephone or serial number."""
    return sentence[max(0, start - 2) : start - 1].isdigit() or bool(_MORE_FIGURES.match(sentence, end))


def _bounds(match: re.Match[str], hedges: str, joined: bool) -> _Bounds | None:
    """The range that the number or numbers and their hedges leave."""
    first, second = _values(match)
    if first is None:
        return None
    kinds = [kind for word, kind in _hedge_kinds() if word.search(hedges)]
    after, words_after = _plain(match["after"] or "").lower(), load_quantity_words().hedges_after
    kinds += [words_after[after]] if after in words_after else []
    is_about, hedge = "about" in kinds, hedges or after
    words = _plain(match["first"])
    if not joined and words.lower() in {"a", "an"}:
        return _Bounds(first, first, False, f"“{words}”: one, whatever it holds", is_rough=True)
    if not joined and find_least(words.lower()) is not None:
        return _Bounds(first, None, True, f"“{words}”: no number, the least it can mean", is_rough=True)
    if joined:
        return _Bounds(first, second, is_about, "range: both bounds are stated")
    if "at_most" in kinds:
        return _Bounds(None, first, is_about, f"“{hedge}”: an upper bound")
    if "at_least" in kinds:
        return _Bounds(first, None, is_about, f"“{hedge}”: a lower bound")
    because = f"“{hedge}”: the number stands for both bounds" if is_about else "a stated number"
    return _Bounds(first, first, is_about, because)


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Both numbers of a range; a word for millions after the second counts for the first too ("3-5 million")."""
    words, other = match["first"], match["second"]
    second = parse_number(other) if other else None
    scale = scale_words(other) if other else ""
    shared = words + scale if scale and not scale_words(words) else words
    return parse_number(shared if "." in words or len(words) < 4 else words), second


@cache
def _pattern() -> re.Pattern[str]:
    known, number = load_quantity_words(), number_pattern()
    sign = any_of(known.currency_signs)
    joint = rf"(?:{SPACE}[-–—]{SPACE}|{GAP}(?:to|or{GAP}even|or|and){GAP}(?:(?:even|perhaps){GAP})?)"
    money, weight = any_of(known.currency_words), any_of(known.weights)
    people, things = any_of(known.people_compounds), any_of(known.thing_compounds)
    unit = (
        rf"(?:(?:{GAP}|-)(?:in{GAP})?(?P<money>(?i:{money}))\b|(?:{GAP}|-)?(?P<weight>(?i:{weight}))\b"
        rf"|-(?P<people>{people})\b|-(?P<things>{things})s?\b)?"
    )
    after = rf"(?P<after>\+|-plus\b|{GAP}(?:or{GAP}more|or{GAP}so|plus)\b)?"
    return re.compile(
        rf"(?P<sign>{sign}{SPACE})?(?<![\w.,:/#№+–-])(?<![-–]\d)"
        rf"(?P<first>{number})(?:{joint}(?:{sign}{SPACE})?(?P<second>{number}))?"
        rf"(?![\w]|[.,:/]\d|%){after}{unit}"
    )


@cache
def _hedges_before() -> re.Pattern[str]:
    known = load_quantity_words()
    return re.compile(
        rf"(?i)(?:(?<!\w)(?:{any_of(known.hedges)}|between|from)(?:{GAP}|(?<=[~≈])))+(?:the{GAP}|its{GAP}|their{GAP})?\Z"
    )


@cache
def _hedge_kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    hedges = load_quantity_words().hedges
    by_length = sorted(hedges, key=lambda word: (-len(word), word))
    return tuple(
        (re.compile(rf"(?i)(?<!\w)(?<!no )(?<!not )(?<!не ){any_of([word])}(?!\w)"), hedges[word]) for word in by_length
    )


@cache
def _designated() -> re.Pattern[str]:
    """What stands before a number that is part of a name: "resolution", "T-", "Leopard", a month."""
    words = any_of([*load_quantity_words().designators])
    return re.compile(
        rf"(?:(?i:(?<!\w){words}\.?)|(?<!\w){english_month()}){GAP}(?:no\.?{GAP})?\Z|№{SPACE}\Z|[A-Z]+[-/]\Z"
    )


@cache
def _pronoun_one() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:no|any|every|each|another|this|that|the|some|which|number|or|as)\s+\Z")


@cache
def _counts_nothing() -> re.Pattern[str]:
    words = any_of(load_quantity_words().no_things)
    gap = rf"(?:{SPACE}|{SPACE}-{SPACE}|{GAP}(?:or{GAP}so{GAP}|more{GAP}))"
    return re.compile(rf"{gap}(?:(?i:{words})(?![\w-])|°|{english_month()})|-[a-zA-Z]|:\d|{SPACE}%")
