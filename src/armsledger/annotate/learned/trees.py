"""The best tree over the words of a sentence, from scores of every arc (Chu and Liu 1965, Edmonds 1967).

Most sentences are decided by each word's best parent alone; only where these make a circle, or more than one root, is
the full search run.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
ROOT = 0
_NEVER = -1e9


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Give the parent of each word: `scores` is words × (words + 1), column 0 the root, column j + 1 word j.

    The result numbers parents as the columns do; exactly one word has the root as parent.
    """
    words = len(scores)
    if not words:
        return np.zeros(0, dtype=np.int64)
    scores = scores.copy()
    scores[np.arange(words), np.arange(1, words + 1)] = _NEVER
    parents: NDArray[np.int64] = scores.argmax(axis=1)
    roots = np.flatnonzero(parents == ROOT)
    if len(roots) == 1 and not _circle_of(parents):
        return parents
    _keep_one_root(scores, roots)
    return _spanning_tree(scores, scores.argmax(axis=1))


def _keep_one_root(scores: Scores, roots: NDArray[np.int64]) -> None:
    """Keep the root's arc to the word that loses most without it; `scores` is changed so that no other has one."""
    candidates = roots if len(roots) else np.arange(len(scores))
    losses = scores[candidates, ROOT] - scores[candidates, 1:].max(axis=1)
    kept = candidates[int(losses.argmax())]
    root_score = scores[kept, ROOT]
    scores[:, ROOT] = _NEVER
    scores[kept] = _NEVER
    scores[kept, ROOT] = root_score


def _circle_of(parents: NDArray[np.int64]) -> list[int]:
    """The words (numbered as columns) of one circle, empty for a tree."""
    state = [0] * (len(parents) + 1)
    state[ROOT] = 2
    for start in range(1, len(parents) + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(parents[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _spanning_tree(scores: Scores, parents: NDArray[np.int64]) -> NDArray[np.int64]:
    """Break one circle: seen as a single word, it gets its best place in the tree of the rest."""
    circle = _circle_of(parents)
    if not circle:
        return parents
    words = len(parents)
    inside = np.zeros(words + 1, dtype=np.bool_)
    inside[circle] = True
    outer = np.flatnonzero(~inside)
    rows = np.array(circle) - 1
    own = scores[rows, parents[rows]]
    gains = scores[np.ix_(rows, outer)] - own[:, None]
    enters = gains.argmax(axis=0)
    outer_words = outer[outer > 0]
    small = np.full((len(outer_words) + 1, len(outer) + 1), _NEVER, dtype=np.float64)
    small[:-1, : len(outer)] = scores[np.ix_(outer_words - 1, outer)]
    leaves = scores[np.ix_(outer_words - 1, np.array(circle))]
    if len(outer_words):
        small[:-1, -1] = leaves.max(axis=1)
    small[-1, : len(outer)] = gains.max(axis=0) + own.sum()
    found = small.argmax(axis=1)
    found = _spanning_tree(small, found)
    result = parents.copy()
    for number, word in enumerate(outer_words):
        column = found[number]
        leaving = circle[int(leaves[number].argmax())] if column == len(outer) else outer[column]
        result[word - 1] = leaving
    entered = rows[int(enters[found[-1]])]
    result[entered] = outer[found[-1]]
    return result
