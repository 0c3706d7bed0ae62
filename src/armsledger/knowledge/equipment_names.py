"""Finds the row of the equipment table that a description speaks of: a designation, a system's name or a class noun.

Systems win over classes ("Il-76 cargo planes" is the Il-76), longer names over shorter ("transport planes" over
"planes", "AT-4 Spigot" over the AT4), what carries over what it carries ("MT-LB with ZU-23"), and a class only counts
where its noun is the head of the words: "drone operators" are no drones. A calibre names no system: "155 mm howitzers"
stay a class.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.designations import find_system, is_other_figure, iter_designations
from armsledger.knowledge.equipment import Equipment, load_equipment

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
# After these words a phrase only says more of its head, which stands before them.
_AND: Final = re.compile(
    r"\s*[,;،]\s*|\s+(?:and|or|as well as|including|et|ve|и|та)\s+|(?<=\d)\s*/\s*(?=[^\W\d_])", re.IGNORECASE
)
_TAIL: Final = re.compile(r"\s+(?:of|for|from|with|to|in|that|which|on|by|,)\s", re.IGNORECASE)
_MOST_PIECES: Final = 8  # the longest names of the table have eight
_SHORTEST_IN_CAPITALS: Final = 4  # below, a word in capitals is an acronym rather than a name
_ALEF: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "ة": "ه"})
Index = Mapping[tuple[str, ...], Equipment]


@dataclass(frozen=True, slots=True)
class _Found:
    """A row and the half-open stretch of the words that names it."""

    row: Equipment
    start: int
    end: int


def find_equipment(words: str) -> tuple[Equipment, str] | None:
    """Give the row that `words` speak of and the reason; None where they name no equipment that the table holds."""
    head = _TAIL.split(words.strip(), maxsplit=1)[0]
    system = _find_system(head) or _find_system(words)
    if system:
        return system
    row = _class_names().get(_folded(words)) or _find_class(head, anywhere=False)
    if row is None and head != words:
        row = _find_class(words, anywhere=True)
    return (row, f"{words!r} says no more than {row.name}") if row else None


def find_all_equipment(words: str) -> tuple[tuple[Equipment, str], ...]:
    """Give every row that a coordination speaks of ("weapons and ammunition"), in text order, each with its reason."""
    found = {row.id: (row, because) for part in _AND.split(words) for row, because in _maybe(find_equipment(part))}
    return tuple(found.values()) or _maybe(find_equipment(words))


def _maybe(found: tuple[Equipment, str] | None) -> tuple[tuple[Equipment, str], ...]:
    return (found,) if found else ()


def _find_system(words: str) -> tuple[Equipment, str] | None:
    designated, named = _find_designated(words), _find_named(words)
    if designated and not (named and _is_around(named, designated)):
        return designated.row, f"{words[designated.start : designated.end]!r} designates {designated.row.name}"
    return (named.row, f"{words!r} names {named.row.name}") if named else None


def _is_around(outer: _Found, inner: _Found) -> bool:
    return outer.start <= inner.start and outer.end >= inner.end and outer.end - outer.start > inner.end - inner.start


def _find_designated(words: str) -> _Found | None:
    for start, end in iter_designations(words):
        row = None if is_other_figure(words, start, end) else find_system(words[start:end])
        if row:
            return _Found(row, start, end)
    return None


def _find_named(words: str) -> _Found | None:
    """The longest run that is a system's name: as written, else as a plural, else in capitals throughout."""
    matches = list(_WORD.finditer(words))
    pieces = [_plain(match.group()) for match in matches]
    for index, written in ((_system_names(), _as_is), (_system_names(), _singular), (_names_in_capitals(), _capitals)):
        run = _longest(pieces, index, written, anywhere=True)
        if run and not is_other_figure(words, matches[run[1]].start(), matches[run[2] - 1].end()):
            return _Found(run[0], matches[run[1]].start(), matches[run[2] - 1].end())
    return None


def _find_class(words: str, *, anywhere: bool) -> Equipment | None:
    run = _longest(_folded(words), _class_names(), _as_is, anywhere=anywhere)
    return run[0] if run else None


def _as_is(run: tuple[str, ...]) -> tuple[str, ...] | None:
    return run


def _singular(run: tuple[str, ...]) -> tuple[str, ...] | None:
    *rest, last = run
    return (*rest, last[:-1]) if len(last) > 4 and last.endswith("s") else None


def _capitals(run: tuple[str, ...]) -> tuple[str, ...] | None:
    letters = "".join(run)
    return run if letters.isupper() and len(letters) >= _SHORTEST_IN_CAPITALS else None


def _longest(
    pieces: Sequence[str], index: Index, written: Callable[[tuple[str, ...]], tuple[str, ...] | None], *, anywhere: bool
) -> tuple[Equipment, int, int] | None:
    """The row and half-open range of the longest run of pieces that is a name; only runs at the end unless `anywhere`.

    `written` gives the run as the index would hold it, None where it cannot.
    """
    for start, end in _runs(len(pieces), anywhere=anywhere):
        key = written(tuple(pieces[start:end]))
        row = index.get(key) if key else None
        if row:
            return row, start, end
    return None


def _runs(count: int, *, anywhere: bool) -> Iterator[tuple[int, int]]:
    for length in range(min(count, _MOST_PIECES), 0, -1):
        for start in range(count - length + 1) if anywhere else [count - length]:
            yield start, start + length


def _plain(piece: str) -> str:
    """The piece with plain digits; an Arabic word without its article, and with one form of each letter."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in piece)
    if not "\u0600" <= piece[0] <= "\u06ff":
        return digits
    word = digits.translate(_ALEF)
    return word.removeprefix("ال") if len(word) > 4 else word


def _pieces(name: str) -> tuple[str, ...]:
    return tuple(_plain(piece) for piece in _WORD.findall(name))


def _folded(name: str) -> tuple[str, ...]:
    return tuple(piece.casefold() for piece in _pieces(name))


@cache
def _system_names() -> Index:
    return {_pieces(name): row for row in load_equipment() if not row.is_class for name in row.names}


@cache
def _names_in_capitals() -> Index:
    return {tuple(piece.upper() for piece in pieces): row for pieces, row in _system_names().items()}


@cache
def _class_names() -> Index:
    return {_folded(name): row for row in load_equipment() if row.is_class for name in row.names}
