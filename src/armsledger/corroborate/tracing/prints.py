"""What a document shares with others: runs of five words, quoted or told by itself, and its words in any order."""

import re
from dataclasses import dataclass
from typing import Final

from armsledger.model.document import Document

RUN: Final = 5  # words; of shorter runs too many are everybody's
_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 5  # letters; shorter words are mostly everybody's
_SILENT: Final = re.compile(r"[’'‘`\u0640\u064b-\u0652]")  # apostrophes; the Arabic stretch and vowel signs
_QUOTED: Final = re.compile(r"“([^“”]{8,1200})”|«([^«»]{8,1200})»|„([^„“”]{8,1200})[“”]|\"([^\"\n]{8,1200})\"")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """A document with its runs of words; `quoted` are those within quotation marks, `told` all others; `words` are its
    longer words and numbers, which a translation there and back mostly keeps.
    """

    document: Document
    quoted: frozenset[Run]
    told: frozenset[Run]
    words: frozenset[str]

    @property
    def runs(self) -> int:
        """How many runs there are in all."""
        return len(self.quoted) + len(self.told)


def make_print(document: Document) -> Print:
    """Read the runs of a document, whatever its script; case, apostrophes and Arabic vowel signs do not count."""
    quoted = {run for match in _QUOTED.finditer(document.text) for run in _runs(next(filter(None, match.groups())))}
    words = frozenset(word for word in _words(document.text) if len(word) >= _LONG or word.isdigit())
    return Print(document, frozenset(quoted), frozenset(_runs(document.text)) - quoted, words)


def _runs(text: str) -> list[Run]:
    words = _words(text)
    return [tuple(words[first : first + RUN]) for first in range(len(words) - RUN + 1)]


def _words(text: str) -> list[str]:
    return _WORD.findall(_SILENT.sub("", text.casefold()))
