"""Sets a register's designation against our equipment table: the row that bears it, else a class to guess from."""

import re
from typing import Final

from armsledger.knowledge.equipment import Equipment
from armsledger.knowledge.equipment_names import find_equipment
from armsledger.knowledge.registers.entry import Entry

UNKNOWN: Final = "unknown"
_COUNT: Final = re.compile(r"^\d{1,5} (?=\S)")
_QUOTES: Final = re.compile(r"['\"“”‘’]{1,2}")
_UNSAID: Final = re.compile(r"^\(?(?:unknown|unidentified)\)?\s+", re.IGNORECASE)
_NAME: Final = re.compile(r"\d|[^\W\d_][^\W\d_]*[A-ZА-Я]|(?<!^)\b[A-ZА-Я]")


def clean_designation(words: str) -> str:
    """The designation without what registers put around it: a count before, quotes, a dash or colon after."""
    plain = _QUOTES.sub("", _COUNT.sub("", words.strip()))
    return " ".join(plain.rstrip(" -:;").split())


def match_designation(line: int, words: str, *others: str | None) -> Entry:
    """Read a designation (not empty) as an entry; `others` are the register's own words for what it is, best first."""
    designation = clean_designation(words)
    said = _UNSAID.sub("", designation)
    system, kind = _system(said), _class(said)
    if system:
        return Entry(line, designation, system.id, system.category, None, is_generic=False)
    is_generic = (said != designation or kind is not None) and not _NAME.search(said[:1].lower() + said[1:])
    kind = kind or next((row for row in map(_class, others) if row), None)
    named = next((other for other in others if other), None)
    category = kind.category if kind else (named or UNKNOWN).casefold()
    return Entry(line, designation, None, category, kind.id if kind else None, is_generic)


def _system(words: str) -> Equipment | None:
    found = find_equipment(words)
    return found[0] if found and not found[0].is_class else None


def _class(words: str | None) -> Equipment | None:
    found = find_equipment(words) if words else None
    return found[0] if found and found[0].is_class else None
