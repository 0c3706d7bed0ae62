"""What the rules of the date grammar share: the frame a rule reads in, the form of a rule, and the words' patterns."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from armsledger.annotate.times_calendar import Days
from armsledger.knowledge.foreign_times import load_foreign_times
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

SPACE = r"[^\S\n]*\n?[^\S\n]*"
GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
ENGLISH = "english"


class Tense(StrEnum):
    """Which instance of a day or month without a year is meant: one gone by, one to come, or the closest of both."""

    PAST = "past"
    AHEAD = "ahead"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a rule reckons from.

    `published` is the day of publication (None: unknown), `tense` where the words nearby point, `last` the time named
    last before, `anchor_name` what to call `published` in a reason.
    """

    published: date | None
    tense: Tense
    last: Days | None
    anchor_name: str = "published"

    @property
    def anchor(self) -> str:
        """The anchor in words, for a reason."""
        return f"{self.anchor_name} {self.published}"


Reader = Callable[[re.Match[str], Frame], Days | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match is read; a reader gives None where the words are no time after all.

    `language` names the language whose words may join and bend the time.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    language: str = ENGLISH


def undated(because: str) -> Days:
    """Words that speak of a time but name no day."""
    return Days(None, None, Precision.SPAN, because)


def no_anchor(rule: str) -> Days:
    """A relative time in a document that does not say when it was published."""
    return undated(f"{rule}: reckoned from the day of publication, which is not known")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, any blank between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


def cased(words: Iterable[str]) -> list[str]:
    """Each word as written and in capitals, as old wire copy prints it."""
    return [form for word in words for form in (word, word.upper())]


@cache
def english_month() -> str:
    """A pattern for an English month, shortened or not.

    Only a shortened month takes a stop; a full name's stop ends the sentence.
    """
    forms = cased(load_time_words().months)
    short = any_of(form for form in forms if any(other.startswith(form) and other != form for other in forms))
    return rf"(?:{short}\.|{any_of(forms)}\b)"


@cache
def english_weekday() -> str:
    """A pattern for an English day of the week."""
    return any_of(cased(load_time_words().weekdays))


@cache
def _numbers(kind: str) -> dict[str, int]:
    """The months or weekdays of all languages by their words in lower case; no word is two months."""
    tables = [getattr(words, kind) for words in (load_time_words(), *load_foreign_times())]
    return {form.lower(): number for table in tables for word, number in table.items() for form in (word, word.upper())}


def month_number(words: str) -> int:
    """1 to 12; raises KeyError for a word that is no month."""
    return _numbers("months")[" ".join(words.lower().rstrip(".").split())]


def weekday_number(words: str) -> int:
    """1 for Monday to 7 for Sunday; raises KeyError for a word that is no weekday."""
    return _numbers("weekdays")[words.lower().rstrip(".")]


def find_number(words: str) -> int | None:
    """A small number in figures or words, None for anything else."""
    if words.isdigit():
        return int(words) if len(words) <= 4 else None
    return load_time_words().small_numbers.get(words.lower())


@cache
def counted_number() -> str:
    """A pattern for a number that `find_number` knows."""
    return rf"(?P<count>\d{{1,3}}|{any_of(load_time_words().small_numbers)})"


def bounded_rule(
    name: str, pattern: str, read: Reader, flags: re.RegexFlag = re.IGNORECASE, language: str = ENGLISH
) -> Rule:
    """A rule whose words stand by themselves, in any letter case unless `flags` say otherwise."""
    return Rule(name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", flags), read, language)
