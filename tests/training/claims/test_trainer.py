"""A few steps of training and the export, where the `train` extra is installed (it takes gigabytes)."""

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")

from armsledger.extract.learned.candidates import find_candidates, scan  # noqa: E402  # only with the extra
from armsledger.extract.learned.reading import MEASURES  # noqa: E402
from armsledger.extract.learned.weights import load_claim_weights  # noqa: E402
from armsledger.training.claims.examples import read_examples  # noqa: E402
from armsledger.training.claims.export import write_claim_weights  # noqa: E402
from armsledger.training.claims.lessons import Lesson, show_lessons  # noqa: E402
from armsledger.training.claims.trainer import ClaimRecipe, train  # noqa: E402

TEXT = "Iran shipped 40 rockets to the Houthis in March 2019, Yemen said. Later that year Iran sent advisers to Syria."
ROW = {
    "doc_id": "d",
    "published": "2020-07-24",
    "text": TEXT,
    "entities": {},
    "claims": [
        {
            "kind": "transfer",
            "quote": "Iran shipped 40 rockets to the Houthis",
            "source": ["Yemen"],
            "stance": "asserted",
            "roles": {"actor": ["Iran"], "item": ["rockets"], "recipient": ["Houthis"]},
        }
    ],
}


def test_two_epochs_can_be_interrupted_and_shipped(tmp_path: Path) -> None:
    examples = read_examples([json.dumps(ROW)])
    said: list[str] = []

    train(examples, {}, ClaimRecipe(), 1, tmp_path / "stopped", said.append)
    network = train(examples, {}, ClaimRecipe(), 2, tmp_path / "stopped", said.append)
    write_claim_weights([network.eval()] * 2, np.eye(1, MEASURES, dtype=np.float32)[0], tmp_path / "weights")
    weights = load_claim_weights(tmp_path / "weights")

    assert [line.split(":")[1].strip() for line in said] == ["epoch 1 of 1", "epoch 2 of 2"]
    assert len(weights.members) == 2
    assert find_candidates(examples[0].page, scan(examples[0].page, weights).scores)


def test_a_network_goes_on_from_another_and_its_graphs_see_what_it_sees(tmp_path: Path) -> None:
    (example,) = read_examples([json.dumps(ROW)])
    train([example], {}, ClaimRecipe(), 1, tmp_path / "first", print)
    network = train([example], {}, ClaimRecipe(), 0, tmp_path / "second", print, tmp_path / "first").eval()
    write_claim_weights([network], np.zeros(MEASURES, dtype=np.float32), tmp_path / "weights", eight_bit=False)
    weights = load_claim_weights(tmp_path / "weights")

    lesson = Lesson(example, 0, example.page.words, ())
    pages, _, _ = show_lessons([lesson], random.Random(1))
    page = replace(example.page, vectors=pages.vectors[0].numpy())
    seen = scan(page, weights)
    with torch.no_grad():
        states = network.page_states(pages.vectors, pages.features, pages.found, pages.mask)
        scores = network.kind_scores(states, pages.mask)

    assert np.allclose(seen.states[0], states[0].numpy(), atol=1e-3)
    assert np.allclose(seen.scores, scores[0].numpy(), atol=1e-3)
