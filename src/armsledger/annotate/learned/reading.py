"""A text through the encoder: words, windows, and the scores of every head put together for the whole text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from armsledger.annotate.learned.labels import apply_lemma_script
from armsledger.annotate.learned.trees import best_tree
from armsledger.annotate.learned.weights import CoreWeights
from armsledger.annotate.learned.windows import MARGIN, WINDOW, Window, plan_windows
from armsledger.annotate.learned.words import SHAPES, iter_word_offsets, opens_paragraph, shape_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NO_PARENT = -1
_ROWS_AT_ONCE = 24


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a text, a row a word.

    `offsets` are code points of the text; `sentences` the first word of each sentence; `role` and `name` scores of
    labels; `opens` the score that a word opens a sentence; `upos`, `xpos`, `relations` label numbers; `parents` word
    numbers, NO_PARENT for a root; `query`, `key`, `alone` what antecedents are scored from; `middle` the states half
    way up the encoder.
    """

    offsets: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    role: Floats
    name: Floats
    opens: Floats
    upos: Ints
    xpos: Ints
    lemmas: tuple[str, ...]
    parents: Ints
    relations: Ints
    query: Floats
    key: Floats
    alone: Floats
    middle: Floats


def read_text(
    text: str,
    sentences: Iterable[tuple[int, int]],
    weights: CoreWeights,
    *,
    size: int = WINDOW,
    margin: int = MARGIN,
    pool: Executor | None = None,
) -> Reading:
    """Read a text whose sentences stand at `sentences` (half-open code points, in order).

    Windows run one after the other, or in `pool` side by side; the outcome is the same. `size` and `margin` are of
    `plan_windows`.
    """
    offsets: list[tuple[int, int]] = []
    starts: list[int] = []
    for start, end in sentences:
        starts.append(len(offsets))
        offsets += iter_word_offsets(text, start, end)
    words = [text[start:end] for start, end in offsets]
    opens = opens_paragraph(text, offsets)
    reading = read_words(words, opens, starts, weights, size=size, margin=margin, pool=pool)
    return replace(reading, offsets=tuple(offsets))


def read_words(
    words: Sequence[str],
    opens: Sequence[bool],
    starts: Sequence[int],
    weights: CoreWeights,
    *,
    size: int = WINDOW,
    margin: int = MARGIN,
    pool: Executor | None = None,
) -> Reading:
    """Read words that are cut already; `opens` says which open a paragraph, `starts` is the first of each sentence."""
    pieces, firsts, settings = _encode(words, opens, weights)
    windows = plan_windows(firsts, len(pieces), starts, size, margin) if words else []
    runs = [(window, pieces, firsts, settings, weights) for window in windows]
    found = list(pool.map(_run, runs) if pool else map(_run, runs))
    scores = {
        name: np.concatenate([one[name] for one in found]) if found else np.zeros((0, 1), dtype=np.float32)
        for name in ("role", "name", "sentence", "chain_query", "chain_key", "chain_none", "middle")
    }
    best = {
        name: np.concatenate([one[name].astype(np.int64) for one in found]) if found else np.zeros(0, dtype=np.int64)
        for name in ("upos", "xpos", "lemma")
    }
    parents, relations = _parse(found, windows, starts, len(words), weights)
    scripts = weights.labels["lemma"]
    edits = best["lemma"].tolist()
    return Reading(
        offsets=(),
        sentences=tuple(starts),
        role=scores["role"],
        name=scores["name"],
        opens=scores["sentence"],
        upos=best["upos"],
        xpos=best["xpos"],
        lemmas=tuple(apply_lemma_script(word, scripts[edit]) for word, edit in zip(words, edits, strict=True)),
        parents=parents,
        relations=relations,
        query=scores["chain_query"],
        key=scores["chain_key"],
        alone=scores["chain_none"],
        middle=scores["middle"],
    )


def _encode(words: Sequence[str], opened: Sequence[bool], weights: CoreWeights) -> tuple[Ints, Ints, Ints]:
    pieces: list[int] = []
    firsts: list[int] = []
    settings: list[int] = []
    cut = weights.cutter.pieces_of
    for word, opens in zip(words, opened, strict=True):
        own = cut(word)
        firsts.append(len(pieces))
        pieces += own
        settings += [shape_of(word) + SHAPES * opens] * len(own)
    return np.array(pieces, dtype=np.int64), np.array(firsts, dtype=np.int64), np.array(settings, dtype=np.int64)


def _run(given: tuple[Window, Ints, Ints, Ints, CoreWeights]) -> dict[str, NDArray[np.float32]]:
    """The outputs of one window, rows of its kept words only; arcs keep every column."""
    window, pieces, firsts, settings, weights = given
    first = int(firsts[window.first])
    last = int(firsts[window.last]) if window.last < len(firsts) else len(pieces)
    inputs = {
        "pieces": np.concatenate([[weights.cutter.start], pieces[first:last], [weights.cutter.end]])[None],
        "settings": np.concatenate([[0], settings[first:last], [0]])[None],
        "firsts": np.concatenate([[0], firsts[window.first : window.last] - first + 1]),
    }
    found = weights.graph.run(inputs)
    kept = slice(window.keep_first - window.first, window.keep_last - window.first)
    return {name: rows if name == "relation_parent" else rows[kept] for name, rows in found.items()}


def _parse(
    found: Sequence[dict[str, Floats]],
    windows: Sequence[Window],
    starts: Sequence[int],
    words: int,
    weights: CoreWeights,
) -> tuple[Ints, Ints]:
    parents = np.full(words, NO_PARENT, dtype=np.int64)
    relations = np.zeros(words, dtype=np.int64)
    root = weights.labels["relation"].index("root")
    for window, rows in zip(windows, found, strict=True):
        columns = np.zeros(window.keep_last - window.keep_first, dtype=np.int64)
        for first, last in _iter_sentences(window, starts):
            own = slice(first - window.keep_first, last - window.keep_first)
            shift = first - window.first
            block = np.concatenate(
                [rows["arc"][own, :1], rows["arc"][own, shift + 1 : shift + 1 + last - first]], axis=1
            )
            tree = best_tree(block)
            parents[first:last] = np.where(tree == 0, NO_PARENT, tree - 1 + first)
            columns[own] = np.where(tree == 0, 0, tree + shift)
        joined = np.maximum(rows["relation_child"] + rows["relation_parent"][columns], 0)
        scores = _product(joined, weights.tables["relation.weight"]) + weights.tables["relation.bias"]
        scores[:, root] = np.where(columns == 0, np.inf, -np.inf)
        relations[window.keep_first : window.keep_last] = scores.argmax(axis=1)
    return parents, relations


def _product(rows: Floats, weight: Floats) -> Floats:
    """rows × weight, a few rows at a time: for more, the linear algebra library would wake threads that then wait
    busily and take another core's time.
    """
    pieces = [rows[first : first + _ROWS_AT_ONCE] @ weight for first in range(0, len(rows), _ROWS_AT_ONCE)]
    return np.concatenate(pieces)


def _iter_sentences(window: Window, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The half-open word ranges of the sentences, or parts of one, that a window keeps."""
    inner = starts[bisect_right(starts, window.keep_first) : bisect_left(starts, window.keep_last)]
    edges = [window.keep_first, *inner, window.keep_last]
    for first, last in pairwise(edges):
        if first < last:
            yield first, last
