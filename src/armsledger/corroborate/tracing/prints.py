"""What a document shares with others: runs of five words, quoted or told by itself, and its words in any order.

Runs and words are kept as numbers of 64 bits, made of the words alone (BLAKE2), so that a hundred thousand documents
fit into memory and come out alike on every machine; that two runs bear one number is out of all likelihood.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from armsledger.model.document import Document

RUN: Final = 5  # words; of shorter runs too many are everybody's
_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 5  # letters; shorter words are mostly everybody's
_SILENT: Final = re.compile(r"[’'‘`\u0640\u064b-\u0652]")  # apostrophes; the Arabic stretch and vowel signs
_QUOTED: Final = re.compile(r"“([^“”]{8,1200})”|«([^«»]{8,1200})»|„([^„“”]{8,1200})[“”]|\"([^\"\n]{8,1200})\"")
_FACTOR: Final = 0x9E3779B97F4A7C15  # odd, of bits without a pattern: the golden ratio in 64 bits
_POWERS: Final = np.array([pow(_FACTOR, place, 1 << 64) for place in range(1, RUN + 1)], dtype=np.uint64)

Numbers = NDArray[np.uint64]  # sorted, each once


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """A document with its runs of words; `quoted` are those within quotation marks, `told` all others; `words` are its
    longer words and numbers, which a translation there and back mostly keeps.
    """

    document: Document
    quoted: Numbers
    told: Numbers
    words: Numbers

    @property
    def runs(self) -> int:
        """How many runs there are in all."""
        return len(self.quoted) + len(self.told)


def make_print(document: Document) -> Print:
    """Read the runs of a document, whatever its script; case, apostrophes and Arabic vowel signs do not count."""
    words = split_words(document.text)
    quotes = [number_runs(split_words(quote)) for quote in _quotes(document.text)]
    quoted = np.unique(np.concatenate(quotes)) if quotes else number_runs([])
    told = np.setdiff1d(np.unique(number_runs(words)), quoted, assume_unique=True)
    longer = {word for word in words if len(word) >= _LONG or word.isdigit()}
    return Print(document, quoted, told, np.sort(_number(longer)))


def shared(one: Numbers, other: Numbers) -> Numbers:
    """The numbers that stand in both."""
    return np.intersect1d(one, other, assume_unique=True)


def first_quoted(document: Document, numbers: Numbers) -> str | None:
    """The first of the runs, by the alphabet, that `document` quotes and `numbers` hold; None where it quotes none."""
    wanted = set(numbers.tolist())
    found = []
    for quote in _quotes(document.text):
        words = split_words(quote)
        runs = number_runs(words).tolist()
        found += [" ".join(words[at : at + RUN]) for at, run in enumerate(runs) if run in wanted]
    return min(found, default=None)


def number_runs(words: list[str]) -> Numbers:
    """The number of every run of five of the words, in their order."""
    numbers = _number(words)
    count = max(0, len(words) - RUN + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for place, power in enumerate(_POWERS):
        runs += numbers[place : place + count] * power
    return runs ^ (runs >> np.uint64(29))


def split_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(_SILENT.sub("", text.casefold()))


def _quotes(text: str) -> list[str]:
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def _number(words: list[str] | set[str]) -> Numbers:
    return np.fromiter(map(_number_word, words), dtype=np.uint64, count=len(words))


@lru_cache(maxsize=1 << 18)
def _number_word(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
