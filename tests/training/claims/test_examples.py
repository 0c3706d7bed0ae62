"""Annotated documents as the claim network learns from them, on a document of our own."""

import json

import numpy as np
import pytest

from armsledger.extract.learned.weights import load_claim_weights
from armsledger.model.claim import ClaimKind
from armsledger.training.claims.calibration import Judged, calibration_error, falsely_found, fit_line, judge
from armsledger.training.claims.examples import Example, nearest_place, read_examples

TEXT = "Iran shipped 40 rockets to the Houthis in March 2019, Yemen said. Later Iran sent advisers."
ROW = {
    "doc_id": "d",
    "published": "2020-07-24",
    "text": TEXT,
    "entities": {"iran": {"name": "Iran", "type": "country", "mentions": ["Iran"]}},
    "claims": [
        {
            "kind": "transfer",
            "quote": "Iran shipped 40 rockets to the Houthis",
            "source": ["Yemen"],
            "stance": "asserted",
            "roles": {"actor": ["iran"], "item": ["rockets"], "recipient": ["Houthis"]},
            "quantity": {"of": "item", "low": 40, "high": 40},
            "when": {"from": "2019-03-01", "to": "2019-03-31"},
        }
    ],
}


@pytest.fixture(scope="module")
def example() -> Example:
    (found,) = read_examples([json.dumps(ROW)])
    return found


def test_a_claim_becomes_word_ranges(example: Example) -> None:
    (claim,) = example.claims
    named = {part: [example.page.span(place).quote for place in places] for part, places in claim.parts}

    assert example.page.span(claim.quote).quote == "Iran shipped 40 rockets to the Houthis"
    assert named["actor"] == ["Iran", "Iran"]
    assert named["source"] == ["Yemen"]
    assert named["time"] == ["in March 2019"]
    assert named["quantity"][0].startswith("40")


def test_the_nearest_place_is_in_the_quote(example: Example) -> None:
    (claim,) = example.claims
    places = dict(claim.parts)["actor"]
    assert nearest_place(places, claim.quote, example.page) == places[0]


def test_candidates_are_judged_by_what_people_found(example: Example) -> None:
    judged = list(judge(example, load_claim_weights()))
    assert any(one.right and one.candidate.kind is ClaimKind.TRANSFER for one in judged)


def test_the_line_of_probabilities_tells_right_from_wrong(example: Example) -> None:
    candidate = next(iter(judge(example, load_claim_weights()))).candidate
    draw = np.random.default_rng(1)
    judged = [
        Judged(
            "d",
            candidate,
            np.array([value, 0, 0, 0, 1], dtype=np.float32),
            bool(draw.random() < 1 / (1 + np.exp(-value))),
        )
        for value in draw.normal(0, 2, 4000)
    ]
    line = fit_line(judged)

    assert line[0] == pytest.approx(1, abs=0.15)
    wrong = falsely_found(judged, least=0.5)["d"]
    assert len(wrong) == sum(one.right is False and one.probability(line) >= 0.5 for one in judged)


def test_the_calibration_error_is_small_on_the_line_and_great_off_it(example: Example) -> None:
    candidate = next(iter(judge(example, load_claim_weights()))).candidate
    draw = np.random.default_rng(2)
    judged = [
        Judged("d", candidate, np.array([value, 1], dtype=np.float32), bool(draw.random() < 1 / (1 + np.exp(-value))))
        for value in draw.normal(0, 2, 4000)
    ]
    assert calibration_error(judged, np.array([1, 0], dtype=np.float32)) < 0.04
    assert calibration_error(judged, np.array([0, 4], dtype=np.float32)) > 0.3
