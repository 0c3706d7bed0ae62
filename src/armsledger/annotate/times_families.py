"""Which rules of the date grammar can find anything in a sentence, told from its words before any rule is tried."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from armsledger.annotate.times_dates import date_rules, numeric_rules
from armsledger.annotate.times_days import day_rules
from armsledger.annotate.times_foreign import foreign_rules
from armsledger.annotate.times_last import last_rules
from armsledger.annotate.times_relative import relative_rules
from armsledger.annotate.times_rules import Rule
from armsledger.annotate.times_years import year_rules
from armsledger.knowledge.foreign_times import ForeignTimes, load_foreign_times
from armsledger.knowledge.grammar_words import load_time_words

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_OF_DATE = re.compile(r"\d[./-]\d")
_NUMBER = re.compile(r"\d\d|[Qq]\d|\d(?:st|nd|rd|th)\b")
_SCRIPTS = {"russian": re.compile(r"[\u0400-\u04ff]"), "arabic": re.compile(r"[\u0600-\u06ff]")}
_NOTHING = re.compile(r"(?!)")
_UNITS = [
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "minute",
    "moment",
]
_UNIT_FORMS = frozenset([*_UNITS, *(f"{unit}s" for unit in _UNITS)])
_YEAR_WORDS = frozenset({"quarter", "century"})


@dataclass(frozen=True, slots=True)
class _Family:
    """Rules that find nothing in a sentence without one of the `words` (in lower case) or a match of `sign`."""

    rules: tuple[Rule, ...]
    words: frozenset[str]
    sign: re.Pattern[str] = _NOTHING


def rules_for(sentence: str) -> tuple[Rule, ...]:
    """The rules that a sentence calls for, always in the same order."""
    words = set(_WORD.findall(sentence.lower()))
    return _rules_of(
        tuple(not words.isdisjoint(family.words) or bool(family.sign.search(sentence)) for family in _families())
    )


@cache
def _rules_of(called: tuple[bool, ...]) -> tuple[Rule, ...]:
    return tuple(
        rule for family, is_called in zip(_families(), called, strict=True) if is_called for rule in family.rules
    )


@cache
def _families() -> tuple[_Family, ...]:
    known = load_time_words()
    plain = _last_words([*known.days_from_published, *known.no_day, "overnight", "weekend"])
    return (
        *(_foreign_family(language) for language in load_foreign_times()),
        _Family(numeric_rules(), frozenset(), _NUMBER_OF_DATE),
        _Family(date_rules(), frozenset(month.lower() for month in known.months), _NUMBER),
        _Family(year_rules(), _YEAR_WORDS, _NUMBER),
        _Family(relative_rules(), _UNIT_FORMS | set(known.seasons)),
        _Family(last_rules(), _UNIT_FORMS | {"since"}),
        _Family(day_rules(), plain | _UNIT_FORMS | _forms_of_days(known.weekdays)),
    )


def _forms_of_days(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word.lower(), f"{word.lower()}s"))


def _foreign_family(language: ForeignTimes) -> _Family:
    rules = (*foreign_rules(language), *numeric_rules(language.name))
    if script := _SCRIPTS.get(language.name):
        return _Family(rules, frozenset(), script)
    tables = (word for table in language.values.values() for word in table)
    words = _last_words([*language.months, *language.weekdays, *language.words("marks"), *tables])
    return _Family(rules, words)


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase: no phrase is there without it."""
    return frozenset(_WORD.findall(phrase.lower())[-1] for phrase in phrases)
