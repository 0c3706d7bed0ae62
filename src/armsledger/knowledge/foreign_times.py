"""How languages other than English write dates: `words/foreign_times.yaml`, one value a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from armsledger.errors import KnowledgeError
from armsledger.knowledge.grammar_words import parse_groups

_TABLE = "foreign_times.yaml"
_LISTS = frozenset(
    {
        "marks",
        "weekday_leads",
        "weekday_tails",
        "day_endings",
        "glue",
        "year_words_before",
        "year_words_after",
        "year_endings",
        "month_words_before",
        "month_words_after",
        "last",
        "next",
        "last_year",
        "this_year",
        "early",
        "mid",
        "late",
        "early_after",
        "mid_after",
        "late_after",
        "decades_before",
        "decades_after",
        "since",
        "until",
        "before",
        "after",
        "plain",
        "night",
        "between",
        "and",
        "openers",
        "joints",
        "closers_of_ranges",
        "no_day",
    }
)
_NUMBERED = frozenset({"months", "weekdays"})
_VALUES = {
    "seasons": int,
    "seasons_after": int,
    "quarters": int,
    "quarters_after": int,
    "days_from_published": int,
    "closers": str,
    "last_units": str,
    "this_units": str,
}
_ABOUT = frozenset({"source", "date"})


@dataclass(frozen=True, slots=True)
class ForeignTimes:
    """The words one language has for times.

    Months count from 1, weekdays from 1 for Monday, seasons by their first month. `lists` and `values` hold the other
    groups of the table by name; ask `words` and `table`, which give nothing where the language has no such group.
    """

    name: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    lists: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, Any]]

    def words(self, *groups: str) -> tuple[str, ...]:
        """The words of the groups of this name, none where the language has none."""
        return tuple(word for group in groups for word in self.lists.get(group, ()))

    def table(self, group: str) -> Mapping[str, Any]:
        """The words of a group with what they mean, empty where the language has none."""
        return self.values.get(group, {})


@cache
def load_foreign_times() -> tuple[ForeignTimes, ...]:
    """Load every language; raises KnowledgeError for a group that is unknown or whose words are of the wrong kind."""
    return parse_foreign_times(
        files("armsledger.knowledge").joinpath("words", _TABLE).read_text(encoding="utf-8"), _TABLE
    )


def parse_foreign_times(text: str, table: str) -> tuple[ForeignTimes, ...]:
    """Parse the table; raises KnowledgeError as `load_foreign_times` does."""
    return tuple(_language(table, name, groups) for name, groups in parse_groups(table, text).by_name.items())


def _language(table: str, name: str, groups: Mapping[str, Any]) -> ForeignTimes:
    unknown = sorted(set(groups) - _LISTS - _NUMBERED - set(_VALUES) - _ABOUT)
    if unknown:
        raise KnowledgeError(table, name, f"{unknown[0]!r} is no group of a language; see `lists` in the reader")
    for group in sorted(_NUMBERED - set(groups)):
        raise KnowledgeError(table, name, f"{group!r} is missing or empty")
    for group in sorted(_LISTS & set(groups)):
        _check_all(table, name, groups[group], str)
    for group in sorted(set(_VALUES) & set(groups)):
        _check_all(table, name, groups[group], str)
        _check_all(table, name, groups[group].values(), _VALUES[group])
    months, weekdays = (
        {word: number for number, words in groups[key].items() for word in words} for key in ("months", "weekdays")
    )
    return ForeignTimes(
        name,
        months,
        weekdays,
        lists={group: tuple(groups[group]) for group in _LISTS & set(groups)},
        values={group: dict(groups[group]) for group in _VALUES.keys() & set(groups)},
    )


def _check_all(table: str, name: str, words: Any, kind: type) -> None:
    for word in words:
        if not isinstance(word, kind) or isinstance(word, bool):
            raise KnowledgeError(table, name, f"{word!r} is no {kind.__name__}; put it between quotation marks")
