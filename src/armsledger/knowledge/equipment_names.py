"""Finds the row of the equipment table that a description speaks of: a designation, a system's name or a class noun.

Systems win over classes ("Il-76 cargo planes" is the Il-76), longer names over shorter ("transport planes" over
"planes"), and a class only counts where its noun is the head of the words: "drone operators" are no drones.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from armsledger.knowledge.designations import find_system, iter_designations
from armsledger.knowledge.equipment import Equipment, load_equipment

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
# After these words a phrase only says more of its head, which stands before them.
_AND: Final = re.compile(r"\s*,\s*|\s+(?:and|or|as well as|including)\s+", re.IGNORECASE)
_TAIL: Final = re.compile(r"\s+(?:of|for|from|with|to|in|that|which|on|by|,)\s", re.IGNORECASE)


def find_equipment(words: str) -> tuple[Equipment, str] | None:
    """Give the row that `words` speak of and the reason; None where they name no equipment that the table holds."""
    for start, end in iter_designations(words):
        row = find_system(words[start:end])
        if row:
            return row, f"{words[start:end]!r} designates {row.name}"
    named = _longest(_pieces(words, fold=False), _index(is_class=False), anywhere=True)
    if named:
        return named, f"{words!r} names {named.name}"
    head = _TAIL.split(words.strip(), maxsplit=1)[0]
    row = _longest(_pieces(head, fold=True), _index(is_class=True), anywhere=False)
    if row is None and head != words:
        row = _longest(_pieces(words, fold=True), _index(is_class=True), anywhere=True)
    return (row, f"{words!r} says no more than {row.name}") if row else None


def find_all_equipment(words: str) -> tuple[tuple[Equipment, str], ...]:
    """Give every row that a coordination speaks of ("weapons and ammunition"), in text order, each with its reason."""
    found = {row.id: (row, because) for part in _AND.split(words) for row, because in _maybe(find_equipment(part))}
    return tuple(found.values()) or _maybe(find_equipment(words))


def _maybe(found: tuple[Equipment, str] | None) -> tuple[tuple[Equipment, str], ...]:
    return (found,) if found else ()


def _pieces(words: str, *, fold: bool) -> tuple[str, ...]:
    return tuple(piece.casefold() if fold else piece for piece in _WORD.findall(words))


@cache
def _index(*, is_class: bool) -> dict[tuple[str, ...], Equipment]:
    rows = (row for row in load_equipment() if row.is_class is is_class)
    return {_pieces(name, fold=is_class): row for row in rows for name in row.names}


def _longest(pieces: Sequence[str], index: dict[tuple[str, ...], Equipment], *, anywhere: bool) -> Equipment | None:
    """The row of the longest run of pieces that is a name; only runs at the end count unless `anywhere`."""
    for length in range(min(len(pieces), 6), 0, -1):
        starts = range(len(pieces) - length + 1) if anywhere else [len(pieces) - length]
        for start in starts:
            row = index.get(tuple(pieces[start : start + length]))
            if row:
                return row
    return None
