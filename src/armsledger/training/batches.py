"""Batches: windows of like length together, padded, with what the losses compare against."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.annotate.learned.words import SHAPES, Shape
from armsledger.training.passages import MISSING, Passage, Window, iter_sentence_windows, iter_word_windows

WINDOW = 254
PIECES_A_BATCH = 2048
_HIDDEN = 0.2
_PARSED = frozenset({"ewt", "gum"})
# How often a passage of a corpus is seen in an epoch; a share is the chance to be seen at all.
_VISITS = {"re3d": 5.0, "claims": 2.0, "muc4": 0.15}


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one kind and their padded inputs: pieces, settings, mask (windows × pieces), firsts (× words)."""

    windows: tuple[Window, ...]
    pieces: Tensor
    settings: Tensor
    mask: Tensor
    firsts: Tensor

    def labels(self, head: str, *, silver: bool = False) -> Tensor | None:
        """The labels of a head (windows × words), MISSING where there are none; None where no window has any.

        Those that people gave, or with `silver` those of an earlier network.
        """
        found = torch.full(self.firsts.shape, MISSING)
        any_found = False
        for row, window in enumerate(self.windows):
            passage = window.passage
            if head in passage.labels and passage.is_silver(head) is silver:
                own = passage.labels[head][window.first : window.last]
                found[row, : len(own)] = torch.from_numpy(own)
                any_found = True
        return found if any_found else None


@dataclass(frozen=True, slots=True)
class Disguise:
    """Ways to show a text as other texts are: in capitals throughout, in small letters, with straight quotation marks,
    with words that the encoder does not know. Without the last it learns its lessons by heart.
    """

    straight: dict[int, int]
    unknown: int

    @classmethod
    def of(cls, cutter: WordPiece) -> "Disguise":
        """Find the curly quotation marks' piece numbers in a vocabulary."""
        pairs = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))
        straight = {cutter.pieces_of(curly)[0]: cutter.pieces_of(plain)[0] for curly, plain in pairs}
        return cls(straight, cutter.unknown)

    def settings(self, settings: np.ndarray, chance: float) -> np.ndarray:
        """The settings of a window (words), as drawn by `chance` in [0, 1)."""
        if chance >= 0.08:
            return settings
        shape, opened = settings % SHAPES, settings // SHAPES
        lettered = shape <= Shape.MIXED
        return np.where(lettered, Shape.CAPITALS if chance < 0.05 else Shape.LOWER, shape) + SHAPES * opened

    def pieces(self, pieces: np.ndarray, lengths: np.ndarray, draw: random.Random) -> np.ndarray:
        """The pieces of a window, `lengths` of them a word."""
        if draw.random() < 0.15:
            pieces = np.array([self.straight.get(int(piece), int(piece)) for piece in pieces])
        share = draw.choice((0.0, _HIDDEN))
        hidden = np.array([draw.random() < share for _ in lengths], dtype=np.bool_)
        return np.where(np.repeat(hidden, lengths), self.unknown, pieces)


def make_batch(
    windows: Sequence[Window], cutter: WordPiece, disguise: Disguise | None = None, draw: random.Random | None = None
) -> Batch:
    """Pad windows into a batch, each between the start and the end piece; `draw` decides on disguises."""
    longest = max(window.length for window in windows) + 2
    words = max(window.last - window.first for window in windows)
    pieces = np.zeros((len(windows), longest), dtype=np.int64)
    settings, mask = np.zeros_like(pieces), np.zeros(pieces.shape, dtype=np.bool_)
    firsts = np.zeros((len(windows), words), dtype=np.int64)
    for row, window in enumerate(windows):
        passage = window.passage
        start, end = passage.piece_range(window.first, window.last)
        own = passage.pieces[start:end]
        at = passage.firsts[window.first : window.last] - start
        each = passage.settings[window.first : window.last]
        lengths = np.diff(np.append(at, end - start))
        if disguise and draw:
            own, each = disguise.pieces(own, lengths, draw), disguise.settings(each, draw.random())
        pieces[row, : len(own) + 2] = [cutter.start, *own, cutter.end]
        settings[row, 1 : len(own) + 1] = np.repeat(each, lengths)
        mask[row, : len(own) + 2] = True
        firsts[row, : len(at)] = at + 1
    tensors = (torch.from_numpy(array) for array in (pieces, settings, mask, firsts))
    return Batch(tuple(windows), *tensors)


def plan_epoch(passages: Sequence[Passage], seed: int) -> list[list[Window]]:
    """Cut all passages into windows, other ones each epoch, and deal them into batches of one corpus kind each."""
    draw = random.Random(seed)
    pools: dict[bool, list[Window]] = {True: [], False: []}
    for passage in passages:
        if passage.corpus in _PARSED:
            pools[True] += iter_sentence_windows(passage, draw.choice((96, 160, 224)))
        else:
            for _ in range(int(_VISITS.get(passage.corpus, 1.0) + draw.random())):
                pools[False] += iter_word_windows(passage, WINDOW, draw.randrange(WINDOW - 60))
    batches: list[list[Window]] = []
    for pool in pools.values():
        draw.shuffle(pool)
        for at in range(0, len(pool), 200):
            batches += _dealt(sorted(pool[at : at + 200], key=lambda window: window.length))
    draw.shuffle(batches)
    return batches


def _dealt(windows: Sequence[Window]) -> list[list[Window]]:
    batches: list[list[Window]] = [[]]
    for window in windows:
        if batches[-1] and (len(batches[-1]) + 1) * window.length > PIECES_A_BATCH:
            batches.append([])
        batches[-1].append(window)
    return batches
