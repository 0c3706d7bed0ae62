import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.learned.trees import best_tree


def is_tree(parents: tuple[int, ...]) -> bool:
    if parents.count(0) != 1:
        return False
    for start in range(1, len(parents) + 1):
        at, steps = start, 0
        while at and steps <= len(parents):
            at, steps = parents[at - 1], steps + 1
        if at:
            return False
    return True


def scores_of(words: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)


@given(words=st.integers(1, 40), seed=st.integers(0, 10_000))
def test_what_comes_out_is_a_tree_with_one_root(words: int, seed: int) -> None:
    assert is_tree(tuple(best_tree(scores_of(words, seed)).tolist()))


@given(words=st.integers(1, 5), seed=st.integers(0, 10_000))
def test_with_its_root_given_no_other_tree_is_better(words: int, seed: int) -> None:
    scores = scores_of(words, seed)
    found = tuple(best_tree(scores).tolist())

    def total(parents: tuple[int, ...]) -> float:
        return float(sum(scores[word, parent] for word, parent in enumerate(parents)))

    rivals = (
        tree
        for tree in itertools.product(range(words + 1), repeat=words)
        if is_tree(tree) and tree.index(0) == found.index(0)
    )
    assert total(found) == pytest.approx(max(map(total, rivals)), abs=1e-4)


def test_two_words_that_choose_each_other_are_parted() -> None:
    scores = np.array([[1.0, 0.0, 5.0], [0.5, 5.0, 0.0]], dtype=np.float32)

    assert best_tree(scores).tolist() == [0, 1]


def test_no_words_make_no_tree() -> None:
    assert best_tree(np.zeros((0, 1), dtype=np.float32)).tolist() == []
