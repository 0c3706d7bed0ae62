"""Training the claim network: one process, a checkpoint after every epoch, resumable."""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from armsledger.annotate.learned.weights import FOLDER as CORE
from armsledger.annotate.learned.weights import GRAPH as CORE_GRAPH
from armsledger.training.claims.examples import Example, FalseClaim
from armsledger.training.claims.lessons import Question, Search, iter_questions, iter_searches
from armsledger.training.claims.losses import question_losses, search_loss
from armsledger.training.claims.network import ClaimNetwork

_SEARCHES, _QUESTIONS = 8, 16  # windows in a batch
_SEARCH_ROUNDS = 2  # how often an epoch looks for claims in every text; there are fewer windows than questions
_WEIGHT_DECAY = 0.01
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class ClaimRecipe:
    """How claim networks are trained: epochs of those that are only asked about texts they have not seen and of those
    that read together in the end, in how many parts the texts are cut for the former, how many the latter are, the seed
    (the next one for each further network), the highest learning rates.
    """

    fold_epochs: int = 12
    folds: int = 2
    epochs: int = 14
    members: int = 2
    seed: int = 1
    layer_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06


def train(
    examples: Sequence[Example],
    falsely: dict[str, list[FalseClaim]],
    recipe: ClaimRecipe,
    epochs: int,
    folder: Path,
    say: Callable[[str], None],
) -> ClaimNetwork:
    """Train a network on `examples` and, as what is no claim, on `falsely` by example; goes on from a checkpoint in
    `folder` where there is one.
    """
    torch.manual_seed(recipe.seed)
    network = ClaimNetwork()
    network.load_upper(CORE / CORE_GRAPH)
    layers = list(network.layers.parameters())
    own = {id(parameter) for parameter in layers}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in own]
    rates = (recipe.layer_rate, recipe.head_rate)
    groups = [{"params": layers, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    path = folder / "checkpoint.pt"
    folder.mkdir(parents=True, exist_ok=True)
    begun = 0
    if path.exists():
        kept = torch.load(path, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        begun = kept["epochs"]
    network.train()
    for epoch in range(begun, epochs):
        draw = random.Random(f"{recipe.seed}-{epoch}")
        torch.manual_seed(recipe.seed * 1000 + epoch)
        steps = list(_iter_steps(examples, falsely, draw))
        sums = torch.zeros(4)
        for number, (questions, searches) in enumerate(steps):
            done = (epoch + number / len(steps)) / epochs
            share = min(1.0, (done + 1 / len(steps) / epochs) / recipe.warm_up) * (1 - done)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            sums += _step(network, optimizer, questions, searches, draw)
        shown = ", ".join(
            f"{name} {value:.3f}"
            for name, value in zip(("parts", "valid", "stance", "kinds"), (sums / len(steps)).tolist(), strict=True)
        )
        say(f"{folder.name}: epoch {epoch + 1} of {epochs}: {shown}")
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epochs": epoch + 1}
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)
    return network


def _step(
    network: ClaimNetwork,
    optimizer: torch.optim.Optimizer,
    questions: Sequence[Question],
    searches: Sequence[Sequence[Search]],
    draw: random.Random,
) -> torch.Tensor:
    losses = torch.zeros(4)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        asked = torch.stack(question_losses(network, questions, draw))
    asked.sum().backward()
    losses[:3] = asked.detach()
    for batch in searches:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            searched = search_loss(network, batch, draw)
        searched.backward()
        losses[3] += searched.detach() / len(searches)
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return losses


def _iter_steps(
    examples: Sequence[Example], falsely: dict[str, list[FalseClaim]], draw: random.Random
) -> Iterator[tuple[list[Question], list[list[Search]]]]:
    """Batches of questions, each with its share of the batches of windows to search."""
    questions = _batches(list(iter_questions(examples, falsely, draw)), _QUESTIONS, lambda _: 0, draw)
    windows = [search for _ in range(_SEARCH_ROUNDS) for search in iter_searches(examples, draw)]
    searches = _batches(windows, _SEARCHES, lambda search: search.last - search.first, draw)
    for number, batch in enumerate(questions):
        low, high = (len(searches) * at // len(questions) for at in (number, number + 1))
        yield batch, searches[low:high]


def _batches(things: list[Thing], size: int, length: Callable[[Thing], int], draw: random.Random) -> list[list[Thing]]:
    """Shuffled batches of things that are about equally long."""
    draw.shuffle(things)
    batches: list[list[Thing]] = []
    for first in range(0, len(things), 20 * size):
        some = sorted(things[first : first + 20 * size], key=length)
        batches += [some[at : at + size] for at in range(0, len(some), size)]
    draw.shuffle(batches)
    return batches
