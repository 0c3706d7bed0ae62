"""What the network learns from: texts as words and pieces, with whatever labels their corpus has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.annotate.learned.words import SHAPES, shape_of

MISSING = -100
ROOT = -1
Ints = NDArray[np.int64]


@dataclass(slots=True)
class Passage:
    """One text of one corpus.

    `forms` are its words, `pieces` the vocabulary numbers of all words' pieces, `firsts` where each word begins in
    them, `settings` the shape of each word, with `SHAPES` added where it opens a paragraph. `labels` maps a head
    ("role", "upos", …) to one label number a word, MISSING where the corpus does not say. `names` is words × name
    labels, true where a label is allowed, or None. `parents` are the word numbers of syntactic heads (ROOT, MISSING),
    `sentences` the sentence of each word, `chains` the coreference chain a word heads a mention of (-1: none), each
    None where nobody marked them. `silver` are the heads whose labels an earlier network gave, not a person; "parse"
    stands for all of a parse.
    """

    corpus: str
    id: str
    forms: tuple[str, ...]
    pieces: Ints
    firsts: Ints
    settings: Ints
    labels: dict[str, Ints] = field(default_factory=dict)
    names: NDArray[np.bool_] | None = None
    parents: Ints | None = None
    sentences: Ints | None = None
    chains: Ints | None = None
    silver: frozenset[str] = frozenset()

    def is_silver(self, head: str) -> bool:
        """Say whether an earlier network, not a person, gave a head's labels; all but roles belong to the parse."""
        return (head if head == "role" else "parse") in self.silver

    @property
    def words(self) -> int:
        return len(self.firsts)

    def piece_range(self, first: int, last: int) -> tuple[int, int]:
        """The half-open range of pieces of the words `first` to `last` (half open)."""
        end = int(self.firsts[last]) if last < self.words else len(self.pieces)
        return int(self.firsts[first]), end


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (half open) of a passage: what the encoder sees at once."""

    passage: Passage
    first: int
    last: int

    @property
    def length(self) -> int:
        start, end = self.passage.piece_range(self.first, self.last)
        return end - start


def make_passage(corpus: str, name: str, words: list[str], opens: list[bool], cutter: WordPiece) -> Passage:
    """Cut `words` into pieces; `opens` says which of them open a paragraph."""
    pieces: list[int] = []
    firsts: list[int] = []
    for word in words:
        firsts.append(len(pieces))
        pieces += cutter.pieces_of(word)
    settings = [shape_of(word) + SHAPES * opened for word, opened in zip(words, opens, strict=True)]
    return Passage(corpus, name, tuple(words), np.array(pieces), np.array(firsts), np.array(settings))


def sentence_starts(passage: Passage) -> list[int]:
    """The first word of each sentence; raises ValueError for a passage without sentences."""
    if passage.sentences is None:
        raise ValueError(f"{passage.corpus} {passage.id} has no sentences")
    return [0, *(np.flatnonzero(np.diff(passage.sentences)) + 1).tolist()]


def iter_word_windows(passage: Passage, size: int, skip: int) -> Iterator[Window]:
    """Cut a passage into windows of at most `size` pieces, the first one shorter by `skip`, wherever words end."""
    first, room = 0, max(size - skip, 40)
    while first < passage.words:
        start = int(passage.firsts[first])
        last = int(np.searchsorted(passage.firsts, start + room, side="left"))
        if last == passage.words and len(passage.pieces) - start > room:
            last -= 1
        last = max(last if last == passage.words else last - 1, first + 1)
        yield Window(passage, first, last)
        first, room = last, size


def iter_sentence_windows(passage: Passage, size: int) -> Iterator[Window]:
    """Cut a parsed passage into windows of whole sentences, at most `size` pieces; a longer sentence is left out."""
    starts = [*sentence_starts(passage), passage.words]
    at = 0
    while at < len(starts) - 1:
        to = at + 1
        while to < len(starts) - 1 and Window(passage, starts[at], starts[to + 1]).length <= size:
            to += 1
        window = Window(passage, starts[at], starts[to])
        if window.length <= size * 2:
            yield window
        at = to
