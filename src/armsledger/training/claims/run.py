"""A whole training run of the claim networks, resumable: folds, probabilities, the networks that count, export."""

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from armsledger.annotate.learned.weights import load_weights
from armsledger.extract.learned.extractor import CUT
from armsledger.extract.learned.pages import Floats
from armsledger.extract.learned.reading import MEASURES
from armsledger.extract.learned.weights import load_claim_weights
from armsledger.trained.folders import MANIFEST, digest_of
from armsledger.training.card import Section, Source, write_section
from armsledger.training.claims.calibration import Judged, calibration_error, falsely_found, fit_line, judge
from armsledger.training.claims.examples import Example, FalseClaim, read_examples
from armsledger.training.claims.export import write_claim_weights
from armsledger.training.claims.network import ClaimNetwork
from armsledger.training.claims.trainer import ClaimRecipe, train

_TERMS = "annotations Apache-2.0, texts of their publishers"
_PARTS = 12  # that the corpora are read in
_NO_LINE = np.zeros(MEASURES, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Job:
    """What every process of a run is told; `share` of the documents only are used, for a learning curve."""

    recipe: ClaimRecipe
    corpora: Sequence[Path]
    out: Path
    share: float


def run(recipe: ClaimRecipe, corpora: Sequence[Path], out: Path, cores: int, share: float = 1.0) -> None:
    """Train on the annotated documents of `corpora` and write `out/weights`; `share` of the documents only, for a
    learning curve.

    The texts are cut into folds, a network for each, which first learns from all other folds and is asked about its
    own. What it takes for claims there makes scores into probabilities. Then each goes on to learn from all texts and
    from what the networks took for claims wrongly.
    """
    out.mkdir(parents=True, exist_ok=True)
    say, job = _saying(out), Job(recipe, corpora, out, share)
    numbers = range(recipe.folds)
    with ProcessPoolExecutor(min(cores, recipe.folds), mp_context=get_context("spawn")) as pool:
        list(pool.map(_keep_examples, [job] * _PARTS, range(_PARTS)))
        judged = [one for part in pool.map(_fold, [job] * recipe.folds, numbers) for one in part]
        line = fit_line(judged)
        say(f"{len(judged)} candidates; the line of probabilities is {np.round(line, 2).tolist()}")
        falsely = [falsely_found(judged)] * recipe.folds
        networks = list(pool.map(_go_on, [job] * recipe.folds, numbers, falsely))
    write_claim_weights(networks, line, out / "weights")
    write_section(out, _section(recipe, corpora, _examples(job), judged, line))


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
        recipe=f"{recipe.folds} networks that read together: {recipe.fold_epochs} epochs, each without a part of the "
        f"texts about which it was then asked; {recipe.epochs} more on all {len(examples)} documents ({claims} "
        f"claims) and on what they had taken for claims wrongly. Seeds from {recipe.seed}, highest rate "
        f"{recipe.layer_rate:g} for the layers and {recipe.head_rate:g} for the heads, falling to nothing twice.",
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


def _fold(job: Job, number: int) -> list[Judged]:
    """Train the network of a fold without it, unless that is done, and ask it about the fold."""
    torch.set_num_threads(1)
    examples, folder = _examples(job), job.out / f"fold-{number}"
    weights = folder / "weights"
    if not (weights / MANIFEST).exists():
        learned = [example for example in examples if _fold_of(example, job.recipe) != number]
        network = train(learned, {}, job.recipe.member(number), job.recipe.fold_epochs, folder, _saying(job.out))
        write_claim_weights([network], _NO_LINE, weights)
    loaded = load_claim_weights(weights)
    held = [example for example in examples if _fold_of(example, job.recipe) == number]
    return [one for example in held for one in judge(example, loaded)]


def _go_on(job: Job, number: int, falsely: dict[str, list[FalseClaim]]) -> ClaimNetwork:
    """Let the network of a fold learn from all texts."""
    torch.set_num_threads(1)
    recipe, folder = job.recipe.member(number), job.out / f"whole-{number}"
    return train(_examples(job), falsely, recipe, recipe.epochs, folder, _saying(job.out), job.out / f"fold-{number}")


def _fold_of(example: Example, recipe: ClaimRecipe) -> int:
    """The fold of a text; that of a text does not change when others come."""
    return _number_of(example, recipe.seed) % recipe.folds


def _number_of(example: Example, seed: int) -> int:
    return int(sha256(f"{seed} {example.id}".encode()).hexdigest(), 16)


def _keep_examples(job: Job, number: int) -> None:
    """Read a part of the corpora, unless that is done, and keep it as the processes need it."""
    path = _kept(job, number)
    if not path.exists():
        lines = [line for corpus in job.corpora for line in corpus.read_text(encoding="utf-8").splitlines()]
        path.with_suffix(".part").write_bytes(pickle.dumps(read_examples(lines[number::_PARTS])))
        path.with_suffix(".part").replace(path)


def _kept(job: Job, number: int) -> Path:
    read_by = [load_weights().version, *map(digest_of, job.corpora), _digest_of_knowledge()]
    key = sha256("".join(read_by).encode()).hexdigest()[:12]
    return job.out / f"examples-{key}-{number}.pickle"


def _digest_of_knowledge() -> str:
    """Of the tables and words that examples were read with: other tables mark other names."""
    digest = sha256()
    for folder in ("data", "words"):
        for entry in sorted(files("armsledger.knowledge").joinpath(folder).iterdir(), key=lambda entry: entry.name):
            digest.update(entry.read_bytes())
    return digest.hexdigest()


def _examples(job: Job) -> list[Example]:
    """The share of the examples that is learned from, in an order that mixes the corpora."""
    examples: list[Example] = []
    for number in range(_PARTS):
        with _kept(job, number).open("rb") as kept:
            examples += pickle.load(kept)
    mixed = sorted(examples, key=lambda example: _number_of(example, job.recipe.seed + 1))
    return mixed[: round(len(mixed) * job.share)]


def _saying(out: Path) -> Callable[[str], None]:
    def say(line: str) -> None:
        print(line, flush=True)
        with (out / "training.log").open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")

    return say
