"""A whole training run of the claim network, resumable: folds, probabilities, the network that counts, export."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from armsledger.extract.learned.weights import load_claim_weights
from armsledger.trained.folders import MANIFEST
from armsledger.training.claims.calibration import Judged, falsely_found, fit_line, judge
from armsledger.training.claims.examples import Example, read_examples
from armsledger.training.claims.export import write_claim_weights
from armsledger.training.claims.trainer import ClaimRecipe, train

_NO_LINE = np.zeros(5, dtype=np.float32)


def run(recipe: ClaimRecipe, corpora: Sequence[Path], out: Path, cores: int, share: float = 1.0) -> None:
    """Train on the annotated documents of `corpora` and write `out/weights`; `share` of the documents only, for a
    learning curve.

    The texts are cut into folds; the network trained without a fold is asked about the texts of it. What it takes for
    claims there makes its scores into probabilities, and its mistakes are shown to the network that counts.
    """
    out.mkdir(parents=True, exist_ok=True)
    say = _saying(out)
    with ProcessPoolExecutor(min(cores, recipe.folds), mp_context=get_context("spawn")) as pool:
        parts = list(
            pool.map(_fold, *zip(*((recipe, corpora, out, n, share) for n in range(recipe.folds)), strict=True))
        )
    judged = [one for part in parts for one in part]
    line = fit_line(judged)
    say(f"{len(judged)} candidates; the line of probabilities is {np.round(line, 2).tolist()}")
    torch.set_num_threads(cores)
    examples = _shared(read_examples(corpora, say), recipe, share)
    say(f"{len(examples)} documents, {sum(len(example.claims) for example in examples)} claims")
    network = train(examples, falsely_found(judged), recipe, recipe.epochs, out / "whole", say)
    write_claim_weights(network, line, out / "weights")


def _fold(recipe: ClaimRecipe, corpora: Sequence[Path], out: Path, number: int, share: float) -> list[Judged]:
    torch.set_num_threads(1)
    say = _saying(out)
    examples = _shared(read_examples(corpora, lambda _: None), recipe, share)
    folder = out / f"fold-{number}"
    weights = folder / "weights"
    if not (weights / MANIFEST).exists():
        learned = [example for at, example in enumerate(examples) if at % recipe.folds != number]
        network = train(learned, {}, recipe, recipe.fold_epochs, folder, say)
        write_claim_weights(network, _NO_LINE, weights)
    held = [example for at, example in enumerate(examples) if at % recipe.folds == number]
    loaded = load_claim_weights(weights)
    return [one for example in held for one in judge(example, loaded)]


def _shared(examples: list[Example], recipe: ClaimRecipe, share: float) -> list[Example]:
    """A share of the examples by chance, in an order that mixes the corpora."""
    mixed = sorted(examples, key=lambda example: example.id)
    random.Random(recipe.seed).shuffle(mixed)
    return mixed[: round(len(mixed) * share)]


def _saying(out: Path) -> Callable[[str], None]:
    def say(line: str) -> None:
        print(line, flush=True)
        with (out / "training.log").open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")

    return say
