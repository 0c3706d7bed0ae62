"""The training run: some processes with one thread each, gradients averaged, resumable at every checkpoint."""

import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import distributed, nn

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.training.batches import Disguise, make_batch, plan_epoch
from armsledger.training.losses import batch_losses
from armsledger.training.network import Network, Sizes
from armsledger.training.passages import Passage, Window

# Without these, the C library gives memory back after every step and fetches it anew: a third of the time.
MEMORY_SETTINGS = {
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "100000000000",
    "MALLOC_TOP_PAD_": "268435456",
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a run is done: epochs of the first and of the second network, seed, processes, the highest learning rates of
    encoder and heads, and the share of the steps in which the rates rise.
    """

    first_epochs: int = 3
    epochs: int = 5
    seed: int = 1
    workers: int = 2
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    checkpoint_every: int = 100


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a network learns from: the passages, how many labels their heads have, the cutter that cut them, and the
    numbers of the universal tags of words that can head a mention.
    """

    passages: Sequence[Passage]
    sizes: Sizes
    cutter: WordPiece
    nominal: frozenset[int]


class Trainer:
    """One process of a run: `rank` of `recipe.workers`; all ranks hold the same weights after every step."""

    def __init__(
        self,
        recipe: Recipe,
        rank: int,
        lessons: Lessons,
        folder: Path,
        say: Callable[[str], None],
    ) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(recipe.seed * 1000 + rank)
        self._recipe, self._rank, self._folder, self._say = recipe, rank, folder, say
        self._cutter, self._nominal = lessons.cutter, lessons.nominal
        self._disguise = Disguise.of(lessons.cutter)
        torch.manual_seed(recipe.seed)
        self.network = Network(lessons.sizes)
        self.network.encoder.load_pretrained()
        torch.manual_seed(recipe.seed * 1000 + rank)
        self._optimizer = _optimizer(self.network, recipe)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]
        self._parameters = [p for p in self.network.parameters() if p.requires_grad]
        self._plans = [self._share(plan_epoch(lessons.passages, recipe.seed * 100 + e)) for e in range(recipe.epochs)]
        self._steps = sum(map(len, self._plans))

    def run(self) -> None:
        """Train to the end, from the last checkpoint where one is."""
        step = self._restore()
        began, seen, counts = time.monotonic(), 0, Counter[str]()
        sums: dict[str, float] = defaultdict(float)
        self.network.train()
        for number, windows in self._after(step):
            seen += sum(window.length for window in windows)
            for head, loss in self._step(number, windows).items():
                sums[head] += loss
                counts[head] += 1
            if number % 25 == 0:
                rate = seen * self._recipe.workers / (time.monotonic() - began)
                shown = " ".join(f"{head} {sums[head] / counts[head]:.3f}" for head in sorted(sums))
                self._say(f"step {number} of {self._steps}, {rate:.0f} pieces/s: {shown}")
                sums.clear()
                counts.clear()
            if number % self._recipe.checkpoint_every == 0:
                self._save(number)
        self._save(self._steps)

    def _share(self, batches: list[list[Window]]) -> list[list[Window]]:
        whole = len(batches) // self._recipe.workers * self._recipe.workers
        return batches[self._rank : whole : self._recipe.workers]

    def _after(self, step: int) -> Iterator[tuple[int, list[Window]]]:
        number = 0
        for plan in self._plans:
            for windows in plan:
                number += 1
                if number > step:
                    yield number, windows

    def _step(self, number: int, windows: list[Window]) -> dict[str, float]:
        draw = random.Random(f"{self._recipe.seed}-{self._rank}-{number}")
        batch = make_batch(windows, self._cutter, self._disguise, draw)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = batch_losses(self.network, batch, self._nominal)
            total = torch.stack(list(losses.values())).sum()
        total.backward()
        self._average_gradients()
        left = 1 - (number - 1) / self._steps
        rise = min(1.0, number / (self._recipe.warm_up * self._steps))
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * rise * left
        nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        return {head: float(loss.detach()) for head, loss in losses.items()}

    def _average_gradients(self) -> None:
        if self._recipe.workers == 1:
            return
        parts = [(p.grad if p.grad is not None else torch.zeros_like(p)).reshape(-1) for p in self._parameters]
        flat = torch.cat(parts)
        distributed.all_reduce(flat)
        flat /= self._recipe.workers
        at = 0
        for parameter in self._parameters:
            parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()

    def _restore(self) -> int:
        path = self._folder / "checkpoint.pt"
        if not path.exists():
            return 0
        found: dict[str, Any] = torch.load(path, weights_only=True)
        if found["recipe"] != asdict(self._recipe):
            raise ValueError(f"{path} is of a run with {found['recipe']}; take another folder or the same settings")
        self.network.load_state_dict(found["network"])
        self._optimizer.load_state_dict(found["optimizer"])
        torch.manual_seed(self._recipe.seed * 1000 + self._rank + found["step"] * 10)
        self._say(f"goes on after step {found['step']}")
        return int(found["step"])

    def _save(self, step: int) -> None:
        torch.manual_seed(self._recipe.seed * 1000 + self._rank + step * 10)
        if self._rank:
            return
        path = self._folder / "checkpoint.pt"
        state = {
            "recipe": asdict(self._recipe),
            "step": step,
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    pretrained = [p for name, p in network.encoder.named_parameters() if not name.startswith("setting")]
    own = {id(p) for p in pretrained}
    fresh = [p for p in network.parameters() if id(p) not in own]
    groups = [{"params": pretrained, "lr": recipe.encoder_rate}, {"params": fresh, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
