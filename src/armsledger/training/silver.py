"""Labels that an earlier network gives: each task learned on the texts of the others.

Attributions are marked on political news, parses on web pages and books. Trained on these alone, a network tells by the
text which task is asked of it, and parses news badly. So a first network marks every text with what its corpus does
not have, and a second one learns from both (self-training, Yarowsky 1995). The first reads each text through windows of
several sizes; only where all of them agree is a label kept.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from armsledger.annotate.learned.labels import ROLE_LABELS
from armsledger.annotate.learned.reading import NO_PARENT, read_words
from armsledger.annotate.learned.weights import CoreWeights
from armsledger.annotate.learned.words import SHAPES
from armsledger.trained.decoding import allowed_transitions, best_labels
from armsledger.training.passages import MISSING, ROOT, Ints, Passage, sentence_starts

_WINDOWS = (254, 160, 96)


def lacks(passage: Passage) -> frozenset[str]:
    """What a passage has no labels of: "role", "parse", both or neither."""
    missing = {"role"} if "role" not in passage.labels else set()
    return frozenset(missing | ({"parse"} if passage.parents is None else set()))


def make_silver(passage: Passage, weights: CoreWeights) -> dict[str, Ints]:
    """Give the labels that a passage lacks, by head, and under "parents" its arcs; MISSING where windows disagree."""
    opens = [bool(setting >= SHAPES) for setting in passage.settings]
    starts = sentence_starts(passage)
    readings = [read_words(passage.forms, opens, starts, weights, size=size) for size in _WINDOWS]
    found: dict[str, Ints] = {}
    if "role" in lacks(passage):
        steps = weights.tables["role.transitions"] + allowed_transitions(ROLE_LABELS)
        found["role"] = _agreed([best_labels(reading.role, steps) for reading in readings])
    if "parse" in lacks(passage):
        found["upos"] = _agreed([reading.upos for reading in readings])
        found["xpos"] = _agreed([reading.xpos for reading in readings])
        arcs = _agreed([np.where(r.parents == NO_PARENT, ROOT, r.parents) for r in readings])
        found["parents"] = arcs
        found["relation"] = np.where(arcs == MISSING, MISSING, _agreed([r.relations for r in readings]))
    return found


def add_silver(passage: Passage, found: dict[str, Ints]) -> None:
    """Put silver labels on the passage they were made for."""
    passage.silver = lacks(passage)
    for head, labels in found.items():
        if head == "parents":
            passage.parents = labels
        else:
            passage.labels[head] = labels


def write_silver(passages: Sequence[Passage], weights: CoreWeights, path: Path) -> None:
    """Make the silver labels of all passages and keep them in one file, in the order given."""
    arrays = {
        f"{number}.{head}": labels
        for number, passage in enumerate(passages)
        for head, labels in make_silver(passage, weights).items()
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # numpy's stubs take the names for options


def read_silver(passages: Sequence[Passage], path: Path) -> None:
    """Put the labels that `write_silver` kept on the same passages, in the same order."""
    found: dict[int, dict[str, Ints]] = defaultdict(dict)
    with np.load(path) as arrays:
        for name in arrays.files:
            number, _, head = name.partition(".")
            found[int(number)][head] = arrays[name]
    for number, labels in found.items():
        add_silver(passages[number], labels)


def _agreed(labels: Sequence[Ints]) -> Ints:
    same = np.logical_and.reduce([one == labels[0] for one in labels[1:]])
    agreed: Ints = np.where(same, labels[0], MISSING)
    return agreed
