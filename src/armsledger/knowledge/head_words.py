"""Words at the head of a report, in the languages we read: byline, caption and date-line words, months."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from armsledger.errors import KnowledgeError

_TABLE: Final = "words/head_words.yaml"
_MONTHS_IN_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class HeadWords:
    """All in lower case; the longest first, so that the first that fits is the right one.

    `months` maps each form to its number, 1 to 12.
    """

    bylines: tuple[str, ...]
    captions: tuple[str, ...]
    datings: tuple[str, ...]
    months: dict[str, int]


@cache
def load_head_words() -> HeadWords:
    """Read the words from `words/head_words.yaml`; raises KnowledgeError for a list without source, date or words."""
    import yaml

    table = yaml.safe_load(files("armsledger.knowledge").joinpath(_TABLE).read_text(encoding="utf-8"))
    return HeadWords(
        _flatten(table, "bylines"), _flatten(table, "captions"), _flatten(table, "datings"), _months(table)
    )


def _words(table: dict[str, Any], name: str) -> dict[str, list[str]]:
    entry = table.get(name) or {}
    missing = [key for key in ("source", "date", "words") if not entry.get(key)]
    if missing:
        raise KnowledgeError(_TABLE, name, f"it has no {' and no '.join(missing)}")
    words: dict[str, list[str]] = entry["words"]
    return words


def _flatten(table: dict[str, Any], name: str) -> tuple[str, ...]:
    words = {word.lower() for forms in _words(table, name).values() for word in forms}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _months(table: dict[str, Any]) -> dict[str, int]:
    months: dict[str, int] = {}
    for language, names in _words(table, "months").items():
        if len(names) != _MONTHS_IN_YEAR:
            raise KnowledgeError(_TABLE, f"months, {language}", f"{len(names)} months, not {_MONTHS_IN_YEAR}")
        for number, forms in enumerate(names, start=1):
            for form in forms.lower().split("|"):
                if months.setdefault(form, number) != number:
                    raise KnowledgeError(_TABLE, f"months, {language}", f"{form!r} is also month {months[form]}")
    return months
