"""What an export carried and what it could not: counted, named, with a few ids each. Nothing is lost in silence."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, Generic, TypeVar

from armsledger.errors import KnowledgeError
from armsledger.publish.wording import Wording

FILE: Final = "exchange/wording.yaml"
MOST_EXAMPLES: Final = 5
T = TypeVar("T")


@dataclass(frozen=True)  # Python 3.11 makes no slots for a generic that is called with its parameter
class LossRule(Generic[T]):
    """What a format cannot carry of one thing: `key` names it in the wording, `count` says how often."""

    key: str
    count: Callable[[T], int]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was not carried: how often, why, and the ids of the first."""

    key: str
    count: int
    words: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LossReport:
    """The account of one export: how many of each noun it carries, and what it lost, the most frequent first."""

    format: str
    software: str
    run_id: str | None
    carried: tuple[tuple[str, int], ...]
    losses: tuple[Loss, ...]

    def to_json(self) -> str:
        """The report as the file beside the export holds it; the same export gives the same bytes."""
        lost = [
            {"what": loss.key, "count": loss.count, "words": loss.words, "examples": list(loss.examples)}
            for loss in self.losses
        ]
        head: dict[str, Any] = {"format": self.format, "software": self.software, "run_id": self.run_id}
        return json.dumps({**head, "carried": dict(self.carried), "lost": lost}, ensure_ascii=False, indent=1) + "\n"

    def lines(self) -> Iterable[str]:
        """The report as people read it on a terminal."""
        wording = load_exchange_wording()
        carried = ", ".join(f"{count} {noun}" for noun, count in self.carried) or wording.get("nothing")
        yield str(wording.get("carried")).format(format=self.format, carried=carried)
        for loss in self.losses:
            examples = f" ({', '.join(loss.examples)}{', …' if loss.count > len(loss.examples) else ''})"
            yield f"  {loss.count} × {loss.words}{examples if loss.examples else ''}"
        yield str(wording.get("no_loss" if not self.losses else "lost_end"))


@dataclass(slots=True)
class Tally:
    """Counts while an export runs."""

    carried: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def carry(self, noun: str, number: int = 1) -> None:
        """Count what was written."""
        self.carried[noun] += number

    def lose(self, key: str, number: int = 1, example: str | None = None) -> None:
        """Count what was not; the ids of the first are kept."""
        if number <= 0:
            return
        self.lost[key] += number
        kept = self.examples.setdefault(key, [])
        if example and len(kept) < MOST_EXAMPLES and example not in kept:
            kept.append(example)

    def weigh(self, rules: Iterable[LossRule[T]], thing: T, example: str) -> None:
        """Count by rules what one thing loses."""
        for rule in rules:
            self.lose(rule.key, rule.count(thing), example)

    def report(self, format_name: str, software: str, run_id: str | None) -> LossReport:
        """The account of what was counted."""
        losses = [
            Loss(key, count, loss_words(key), tuple(self.examples.get(key, ())))
            for key, count in sorted(self.lost.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        return LossReport(format_name, software, run_id, tuple(sorted(self.carried.items())), tuple(losses))


def loss_words(key: str) -> str:
    """What a loss is, in words; raises KnowledgeError for one that has none."""
    return str(load_exchange_wording().get("losses", key))


@cache
def load_exchange_wording() -> Wording:
    """Read the words of the exchange formats; raises KnowledgeError when they are no mapping."""
    import yaml

    words = yaml.safe_load((files("armsledger.publish") / FILE).read_text(encoding="utf-8"))
    if not isinstance(words, dict):
        raise KnowledgeError(FILE, "(the whole file)", "it must be a mapping of keys to words")
    return Wording(words)
