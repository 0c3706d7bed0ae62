from pathlib import Path

import numpy as np
import pytest

from armsledger.annotate.learned.labels import ROLE_LABELS
from armsledger.annotate.learned.weights import load_weights
from armsledger.training.passages import MISSING, ROOT, Passage, make_passage
from armsledger.training.silver import add_silver, lacks, make_silver, read_silver, write_silver

SENTENCES = ("The minister said that two planes landed in Derna .", "They left on Monday .")
WORDS = [word for sentence in SENTENCES for word in sentence.split()]


@pytest.fixture
def passage() -> Passage:
    made = make_passage("own", "p", WORDS, [True, *[False] * (len(WORDS) - 1)], load_weights().cutter)
    made.sentences = np.array([0] * 10 + [1] * 5)
    return made


def test_a_text_gets_what_its_corpus_lacks(passage: Passage) -> None:
    assert lacks(passage) == {"role", "parse"}
    add_silver(passage, make_silver(passage, load_weights()))

    roles = [ROLE_LABELS[n] for n in passage.labels["role"]]
    assert roles[:4] == ["B-source", "I-source", "B-cue", "B-content"]
    assert passage.parents is not None
    assert passage.parents[2] == ROOT
    assert (passage.is_silver("role"), passage.is_silver("upos"), lacks(passage)) == (True, True, frozenset())


def test_what_people_marked_is_left_alone(passage: Passage) -> None:
    passage.labels["role"] = np.zeros(len(WORDS), dtype=np.int64)
    found = make_silver(passage, load_weights())
    add_silver(passage, found)

    assert "role" not in found
    assert not passage.is_silver("role")
    assert not passage.labels["role"].any()


def test_a_word_without_a_parent_that_all_agree_on_has_no_relation(passage: Passage) -> None:
    found = make_silver(passage, load_weights())

    assert (found["relation"][found["parents"] == MISSING] == MISSING).all()


def test_labels_come_back_to_the_texts_they_were_made_for(passage: Passage, tmp_path: Path) -> None:
    other = make_passage("own", "q", ["Omar", "left"], [True, False], load_weights().cutter)
    other.sentences = np.zeros(2, dtype=np.int64)
    write_silver([other, passage], load_weights(), tmp_path / "s.npz")
    read_silver([other, passage], tmp_path / "s.npz")

    assert other.parents is not None
    assert len(other.parents) == 2
    assert len(passage.labels["role"]) == len(WORDS)
