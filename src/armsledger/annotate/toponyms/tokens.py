"""The words of a text as the finder of place names needs them: fast to make, with what stands between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from armsledger.knowledge.gazetteer.folding import fold_name

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*\d{0,2}|\d+")
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S", "s'", "s’")
_ENDS: Final = re.compile(r"[.!?:;\n“”\"•|*()\[\]–—]")
_UNCASED: Final = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel rows, one a word: half-open offsets in code points, the words (a possessive's end apart), their folded
    keys, whether they begin as names do, and the text between each and the one before.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    keys: list[str]
    named: list[bool]
    gaps: list[str]

    def opens(self, index: int) -> bool:
        """Say whether a sentence, a line, a bracket or a quotation begins with the word."""
        return index == 0 or _ENDS.search(self.gaps[index]) is not None

    def is_possessive(self, index: int) -> bool:
        """Say whether the word bears a possessive's end."""
        gap = self.gaps[index + 1] if index + 1 < len(self.gaps) else ""
        return gap[:2] in ("'s", "’s")


def split_tokens(text: str) -> Tokens:
    """Split a text into words; numbers are words too."""
    tokens = Tokens([], [], [], [], [], [])
    after = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word[-2:] in _POSSESSIVE[:4]:
            word, end = word[:-2], end - 2
        key, named = _read(word)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.words.append(word)
        tokens.keys.append(key)
        tokens.named.append(named)
        tokens.gaps.append(text[after:start])
        after = end
    return tokens


@lru_cache(maxsize=65_536)
def _read(word: str) -> tuple[str, bool]:
    return fold_name(word), word[0].isupper() or _UNCASED.match(word) is not None
