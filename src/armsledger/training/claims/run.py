"""A whole training run of the claim network, resumable: folds, probabilities, the network that counts, export."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from armsledger.annotate.learned.weights import load_weights
from armsledger.extract.learned.extractor import CUT
from armsledger.extract.learned.pages import Floats
from armsledger.extract.learned.reading import MEASURES
from armsledger.extract.learned.weights import load_claim_weights
from armsledger.trained.folders import MANIFEST
from armsledger.training.card import Section, Source, write_section
from armsledger.training.claims.calibration import Judged, calibration_error, falsely_found, fit_line, judge
from armsledger.training.claims.examples import Example, read_examples
from armsledger.training.claims.export import write_claim_weights
from armsledger.training.claims.trainer import ClaimRecipe, train

_TERMS = "annotations Apache-2.0, texts of their publishers"
_NO_LINE = np.zeros(MEASURES, dtype=np.float32)


def run(recipe: ClaimRecipe, corpora: Sequence[Path], out: Path, cores: int, share: float = 1.0) -> None:
    """Train on the annotated documents of `corpora` and write `out/weights`; `share` of the documents only, for a
    learning curve.

    The texts are cut into folds; the network trained without a fold is asked about the texts of it. What it takes for
    claims there makes scores into probabilities, and its mistakes are shown to the networks that read in the end.
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
    falsely = falsely_found(judged)
    networks = [
        train(
            examples, falsely, replace(recipe, seed=recipe.seed + number), recipe.epochs, out / f"whole-{number}", say
        )
        for number in range(recipe.members)
    ]
    write_claim_weights(networks, line, out / "weights")
    write_section(out, _section(recipe, corpora, examples, judged, line))


def _section(
    recipe: ClaimRecipe, corpora: Sequence[Path], examples: Sequence[Example], judged: Sequence[Judged], line: Floats
) -> Section:
    claims = sum(len(example.claims) for example in examples)
    taken = [one for one in judged if one.right is not None and one.probability(line) >= CUT]
    return Section(
        title="The reader of claims",
        purpose="Finds who says that whom supplied, sent, paid for, trained, stationed, used or backed what, in what "
        "the rules found and beside it, and gives each claim its probability.",
        beginning=f"The upper half of the language core, version {load_weights().version}.",
        recipe=f"{recipe.folds} networks of {recipe.fold_epochs} epochs, each asked about texts that it had not seen; "
        f"then {recipe.members} that read together, {recipe.epochs} epochs each on all {len(examples)} documents "
        f"({claims} claims) and on what the former took for claims wrongly. Seeds from {recipe.seed}, highest "
        f"rate {recipe.layer_rate:g} for the layers and {recipe.head_rate:g} for the heads, falling to nothing.",
        sources=[Source(path, "claims", _TERMS) for path in corpora],
        scores={
            f"share right of candidates given {CUT:g} or more": sum(bool(one.right) for one in taken)
            / max(len(taken), 1),
            "expected calibration error of candidates": calibration_error(judged, line),
        },
        limits="Few marked documents, most of them on Ukraine, Syria, Iraq and the Gulf; rare kinds (finance, "
        "assistance, violation, personnel) are taken for attacks or transfers too often, and what a claim says "
        "beyond its own sentences is missed. Scores are those of the networks that had not seen the texts.",
    )


def _fold(recipe: ClaimRecipe, corpora: Sequence[Path], out: Path, number: int, share: float) -> list[Judged]:
    torch.set_num_threads(1)
    say = _saying(out)
    examples = _shared(read_examples(corpora, lambda _: None), recipe, share)
    folder = out / f"fold-{number}"
    weights = folder / "weights"
    if not (weights / MANIFEST).exists():
        learned = [example for at, example in enumerate(examples) if at % recipe.folds != number]
        network = train(learned, {}, recipe, recipe.fold_epochs, folder, say)
        write_claim_weights([network], _NO_LINE, weights)
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
