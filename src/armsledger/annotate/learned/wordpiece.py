"""WordPiece: words cut into the pieces of the encoder's vocabulary, longest first.

The method of BERT (Devlin and others 2019) for its uncased vocabulary: small letters, accents dropped. Words come cut
already, so only punctuation inside a word and the pieces are found here.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100


class WordPiece:
    """Cuts words into piece numbers of `vocabulary` (piece → number); raises KeyError without the special pieces."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = dict(vocabulary)
        self.unknown, self.start, self.end = (vocabulary[piece] for piece in (UNKNOWN, START, END))
        self._longest = max(map(len, self._vocabulary))
        self.pieces_of = lru_cache(maxsize=65_536)(self._cut)

    @classmethod
    def read(cls, path: Path) -> "WordPiece":
        """Read a vocabulary file, one piece a line, numbered from 0."""
        pieces = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(pieces) if piece or number == 0})

    def _cut(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at least one; a word that cannot be cut is the unknown piece."""
        if len(word) > _LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        for part in _split_punctuation(_fold(word)):
            found += self._cut_part(part)
        return tuple(found) or (self.unknown,)

    def _cut_part(self, part: str) -> Sequence[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._vocabulary.get(lead + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self.unknown,)
        return found


def _fold(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(letter for letter in unicodedata.normalize("NFD", lower) if unicodedata.category(letter) != "Mn")


def _split_punctuation(word: str) -> list[str]:
    if word.isalnum():
        return [word]
    parts = [""]
    for letter in word:
        if _is_punctuation(letter) or _is_ideograph(letter):
            parts += [letter, ""]
        elif not letter.isspace() and unicodedata.category(letter)[0] != "C":
            parts[-1] += letter
    return [part for part in parts if part]


def _is_punctuation(letter: str) -> bool:
    ascii_mark = letter.isascii() and not letter.isalnum() and not letter.isspace() and letter.isprintable()
    return ascii_mark or unicodedata.category(letter)[0] == "P"


def _is_ideograph(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf" or "\uf900" <= letter <= "\ufaff"
