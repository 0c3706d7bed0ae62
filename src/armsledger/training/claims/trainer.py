"""Training the claim network: one process, a checkpoint after every epoch, resumable."""

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import nn

from armsledger.annotate.learned.weights import FOLDER as CORE
from armsledger.annotate.learned.weights import GRAPH as CORE_GRAPH
from armsledger.training.claims.examples import Example, FalseClaim
from armsledger.training.claims.lessons import Lesson, iter_lessons
from armsledger.training.claims.losses import LOSSES, lesson_losses
from armsledger.training.claims.network import ClaimNetwork

CHECKPOINT = "checkpoint.pt"
_BATCH = 4  # windows in a step
_WEIGHT_DECAY = 0.01


@dataclass(frozen=True, slots=True)
class ClaimRecipe:
    """How claim networks are trained: in how many folds the texts are cut, which is how many networks there are;
    epochs without a fold, and epochs on all texts after that; the seed of the first network; the highest learning rates
    and the share of the steps in which they rise.
    """

    folds: int = 2
    fold_epochs: int = 6
    epochs: int = 6
    seed: int = 1
    layer_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06

    def member(self, number: int) -> "ClaimRecipe":
        """The recipe of the network of a fold, which differs in its seed."""
        return replace(self, seed=self.seed + number)


def train(
    examples: Sequence[Example],
    falsely: dict[str, list[FalseClaim]],
    recipe: ClaimRecipe,
    epochs: int,
    folder: Path,
    say: Callable[[str], None],
    begin: Path | None = None,
) -> ClaimNetwork:
    """Train a network on `examples` and, as what is no claim, on `falsely` by example; goes on from a checkpoint in
    `folder` where there is one. A new one begins from the language core, or from the network in the folder `begin`.
    """
    torch.manual_seed(recipe.seed)
    network = ClaimNetwork()
    network.load_upper(CORE / CORE_GRAPH)
    layers = [parameter for layer in network.layers for parameter in layer.parameters()]
    own = {id(parameter) for parameter in layers}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in own]
    rates = (recipe.layer_rate, recipe.head_rate)
    groups = [{"params": layers, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    path = folder / CHECKPOINT
    folder.mkdir(parents=True, exist_ok=True)
    begun = 0
    if path.exists():
        kept = torch.load(path, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        begun = kept["epochs"]
    elif begin:
        network.load_state_dict(torch.load(begin / CHECKPOINT, weights_only=True)["network"])
    network.train()
    for epoch in range(begun, epochs):
        draw = random.Random(f"{recipe.seed}-{epoch}")
        torch.manual_seed(recipe.seed * 1000 + epoch)
        steps = _batches(list(iter_lessons(examples, falsely, draw)), draw)
        sums = torch.zeros(len(LOSSES))
        for number, lessons in enumerate(steps):
            done = (epoch + number / len(steps)) / epochs
            share = min(1.0, (done + 1 / len(steps) / epochs) / recipe.warm_up) * (1 - done)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            sums += _step(network, optimizer, lessons, draw)
        shown = ", ".join(
            f"{name} {value:.3f}" for name, value in zip(LOSSES, (sums / len(steps)).tolist(), strict=True)
        )
        say(f"{folder.name}: epoch {epoch + 1} of {epochs}: {shown}")
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epochs": epoch + 1}
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)
    return network


def _step(
    network: ClaimNetwork, optimizer: torch.optim.Optimizer, lessons: Sequence[Lesson], draw: random.Random
) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        losses = lesson_losses(network, lessons, draw)
    losses.sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return losses.detach()


def _batches(lessons: list[Lesson], draw: random.Random) -> list[list[Lesson]]:
    """Shuffled batches of windows that are about equally long."""
    draw.shuffle(lessons)
    batches: list[list[Lesson]] = []
    for first in range(0, len(lessons), 20 * _BATCH):
        some = sorted(lessons[first : first + 20 * _BATCH], key=lambda lesson: lesson.last - lesson.first)
        batches += [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
    draw.shuffle(batches)
    return batches
