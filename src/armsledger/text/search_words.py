"""Words as they are looked for: folded alike in the text and in what a person types, whatever the script.

Folding drops case, accents, vowel marks of Arabic, its lengthening stroke and the several shapes of alef, yeh, kaf and
teh marbuta; digits of any script become 0 to 9. All else that is no letter or digit parts two words.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from armsledger.errors import InputError

_WORD: Final = re.compile(r"[^\W_]+")
_SHAPES: Final = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ı": "i"})
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»", '"'))
_PIECE: Final = re.compile(r'-?"[^"]*"\*?|[^\s"]+')
_WAY_OUT: Final = 'write words, "phrases", begin*, one OR other, -without'


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    is_prefix: bool


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One of each group of `all_of` is there, and nothing of `none_of`; `all_of` is never empty."""

    all_of: tuple[tuple[Term, ...], ...]
    none_of: tuple[Term, ...]


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in their order."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(_plain(char) for char in spread if not unicodedata.combining(char))
    return tuple(_WORD.findall(plain.translate(_SHAPES)))


def parse_query(typed: str) -> SearchQuery:
    """Read what a person typed; raises InputError, with the way out, for what cannot be looked for."""
    straight = typed.translate(_QUOTES)
    if straight.count('"') % 2:
        raise InputError(typed, "opens a quotation that it does not close", _WAY_OUT)
    groups: list[list[Term]] = []
    without: list[Term] = []
    joins = False
    for piece in _PIECE.findall(straight):
        if piece == "OR":
            joins = _joined(typed, joins, bool(groups))
        elif piece.startswith("-") and len(piece) > 1:
            _refuse_dangling(typed, joins)
            without.append(_term(typed, piece[1:]))
        elif joins:
            groups[-1].append(_term(typed, piece))
            joins = False
        elif fold_words(piece):
            groups.append([_term(typed, piece)])
        else:
            _refuse_signs(typed, piece)
    _refuse_dangling(typed, joins)
    if not groups:
        raise InputError(typed or "(empty)", "names no word to look for", _WAY_OUT)
    return SearchQuery(tuple(tuple(group) for group in groups), tuple(without))


def _plain(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _joined(typed: str, joins: bool, has_left: bool) -> bool:
    if joins or not has_left:
        raise InputError(typed, "has an OR without a word on both sides", _WAY_OUT)
    return True


def _refuse_dangling(typed: str, joins: bool) -> None:
    if joins:
        raise InputError(typed, "has an OR without a word on both sides", _WAY_OUT)


def _refuse_signs(typed: str, piece: str) -> None:
    """Signs between words are passed over; a star or an empty phrase asks for something that is not there."""
    if "*" in piece or '"' in piece:
        raise InputError(typed, f"asks for {piece}, which holds no word", _WAY_OUT)


def _term(typed: str, piece: str) -> Term:
    words = fold_words(piece)
    if not words:
        raise InputError(typed, f"asks for {piece}, which holds no word", _WAY_OUT)
    if "*" in piece.rstrip("*"):
        raise InputError(typed, f"has a star inside {piece}", "put the star at the end of a word's beginning")
    return Term(words, piece.endswith("*"))
