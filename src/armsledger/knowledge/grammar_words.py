"""The words of the three grammars: stops that end no sentence, times, quantities.

Each table is a YAML file of groups; every group names its source and the day it was last looked at. A table is read
once and given as a frozen value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from armsledger.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words, without their last stop, after which a stop ends no sentence, or only before one of `openers`."""

    never_final: frozenset[str]
    before_figures: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The English words of the date grammar; months count from 1, weekdays from 1 for Monday, `days_…` in days."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: Mapping[str, int]
    small_numbers: Mapping[str, int]
    days_from_published: Mapping[str, int]
    days_from_last: Mapping[str, int]
    no_day: tuple[str, ...]
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    speech_cues: tuple[str, ...]
    beginnings: frozenset[str]
    dated_things: tuple[str, ...]
    named_after_days: tuple[str, ...]
    names_of_days: tuple[str, ...]
    habits: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words of the quantity grammar; `hedges` maps each hedge to `at_least`, `at_most`, `about` or `exact`.

    `rough` maps words that are no number to the least they can mean; of those in `rough_before`, a thousand or a dozen
    that follows is counted, and `rough_alone` is the least where none does.
    """

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    multiplier_signs: Mapping[str, int]
    hedges: Mapping[str, str]
    hedges_after: Mapping[str, str]
    changes: frozenset[str]
    currency_signs: Mapping[str, str]
    currency_words: Mapping[str, str]
    weights: Mapping[str, str]
    no_things: tuple[str, ...]
    designators: tuple[str, ...]
    events: frozenset[str]
    people: frozenset[str]
    other_nouns: frozenset[str]
    not_plurals: frozenset[str]
    stops: frozenset[str]
    people_compounds: tuple[str, ...]
    thing_compounds: tuple[str, ...]
    pairs: Mapping[str, int]
    rough: Mapping[str, int]
    rough_before: Mapping[str, int]
    rough_phrases: Mapping[str, int]
    rough_alone: int
    collectives: tuple[str, ...]


@cache
def load_abbreviations() -> Abbreviations:
    """Load `words/abbreviations.yaml`; raises KnowledgeError for a group without words, source or date."""
    groups = _read_groups("abbreviations.yaml")
    never = _words(groups, "titles", "words") + _words(groups, "references", "words")
    return Abbreviations(
        never_final=frozenset(never),
        before_figures=frozenset(_words(groups, "months", "words")),
        may_end=frozenset(_words(groups, "may_end", "words")),
        openers=frozenset(_words(groups, "openers", "words")),
    )


@cache
def load_time_words() -> TimeWords:
    """Load `words/times.yaml`; raises KnowledgeError for a group without words, source or date."""
    groups = _read_groups("times.yaml")
    return TimeWords(
        months=_numbered(groups, "months", "english"),
        weekdays=_numbered(groups, "weekdays", "english"),
        seasons=_numbers(groups, "seasons", "first_month"),
        ordinals=_numbers(groups, "ordinals", "numbers"),
        small_numbers=_numbers(groups, "small_numbers", "numbers"),
        days_from_published=_numbers(groups, "days_from_published", "days"),
        days_from_last=_numbers(groups, "dated_before", "days"),
        no_day=_words(groups, "no_day", "words"),
        future_cues=_words(groups, "future_cues", "words"),
        past_cues=_words(groups, "past_cues", "words"),
        speech_cues=_words(groups, "speech_cues", "words"),
        beginnings=frozenset(_words(groups, "beginnings", "words")),
        dated_things=_words(groups, "dated_things", "words"),
        named_after_days=_words(groups, "named_after_days", "words"),
        names_of_days=_words(groups, "names_of_days", "words"),
        habits=_words(groups, "habits", "words"),
        events=_words(groups, "events", "words"),
    )


@cache
def load_quantity_words() -> QuantityWords:
    """Load `words/quantities.yaml`; raises KnowledgeError for a group without words, source or date."""
    groups = _read_groups("quantities.yaml")
    before = ("at_least", "at_most", "about", "exact")
    return QuantityWords(
        numbers=_numbers(groups, "numbers", "values"),
        multipliers=_numbers(groups, "multipliers", "words"),
        multiplier_signs=_numbers(groups, "multipliers", "signs"),
        hedges={word: kind for kind in before for word in _words(groups, "hedges", kind)},
        hedges_after={
            word: kind for kind in ("at_least", "about") for word in _words(groups, "hedges", f"{kind}_after")
        },
        changes=frozenset(_words(groups, "ranges", "changes")),
        currency_signs=_names(groups, "currencies", "signs"),
        currency_words=_names(groups, "currencies", "words"),
        weights=_names(groups, "weights", "words"),
        no_things=_words(groups, "no_things", "words"),
        designators=_words(groups, "designators", "words"),
        events=frozenset(_words(groups, "events", "words")),
        people=frozenset(_words(groups, "people", "words")),
        other_nouns=frozenset(_words(groups, "other_plurals", "words") + _words(groups, "singulars", "words")),
        not_plurals=frozenset(_words(groups, "not_plurals", "words")),
        stops=frozenset(_words(groups, "stops", "words")),
        people_compounds=_words(groups, "people_compounds", "words"),
        thing_compounds=_words(groups, "thing_compounds", "words"),
        pairs=_numbers(groups, "pairs", "words"),
        rough=_numbers(groups, "rough", "words"),
        rough_before=_numbers(groups, "rough", "before"),
        rough_phrases=_numbers(groups, "rough", "phrases"),
        rough_alone=_checked(groups, "rough", groups.cell("rough", "alone"), int),
        collectives=_words(groups, "collectives", "words"),
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    table: str
    by_name: Mapping[str, Mapping[str, Any]]

    def cell(self, name: str, key: str) -> Any:
        if name not in self.by_name:
            raise KnowledgeError(self.table, name, "the group is missing")
        if not self.by_name[name].get(key):
            raise KnowledgeError(self.table, name, f"{key!r} is missing or empty")
        return self.by_name[name][key]


def _read_groups(table: str) -> _Groups:
    text = files("armsledger.knowledge").joinpath("words", table).read_text(encoding="utf-8")
    return parse_groups(table, text)


def parse_groups(table: str, text: str) -> _Groups:
    """Parse a table's YAML; raises KnowledgeError for a group without a source or a date."""
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    groups = _Groups(table, content if isinstance(content, dict) else {})
    for name in groups.by_name:
        groups.cell(name, "source")
        if not isinstance(groups.cell(name, "date"), date):
            raise KnowledgeError(table, name, "'date' is no day; write it as 2026-11-23")
    return groups


def _words(groups: _Groups, name: str, key: str) -> tuple[str, ...]:
    words = groups.cell(name, key)
    return tuple(_checked(groups, name, word, str) for word in words)


def _mapping(groups: _Groups, name: str, key: str, kind: type) -> dict[str, Any]:
    cell = groups.cell(name, key)
    return {_checked(groups, name, word, str): _checked(groups, name, value, kind) for word, value in cell.items()}


def _numbers(groups: _Groups, name: str, key: str) -> dict[str, int]:
    return _mapping(groups, name, key, int)


def _names(groups: _Groups, name: str, key: str) -> dict[str, str]:
    return _mapping(groups, name, key, str)


def _numbered(groups: _Groups, name: str, key: str) -> dict[str, int]:
    cell = groups.cell(name, key)
    return {_checked(groups, name, word, str): number for number, words in cell.items() for word in words}


def _checked(groups: _Groups, name: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise KnowledgeError(groups.table, name, f"{value!r} is no {kind.__name__}; put it between quotation marks")
    return value
