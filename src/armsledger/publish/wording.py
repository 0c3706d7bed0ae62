"""The case file's own words, read once from `wording.yaml`; no sentence of ours stands anywhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from armsledger.errors import KnowledgeError

FILE = "wording.yaml"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by their keys, with the few rules of grammar that lists, numbers and days need."""

    words: dict[str, Any]

    def get(self, *keys: str) -> Any:
        """The entry under a path of keys; raises KnowledgeError naming the path when there is none."""
        entry: Any = self.words
        for key in keys:
            if not isinstance(entry, dict) or key not in entry:
                raise KnowledgeError(FILE, " / ".join(keys), f"there is no entry {key!r}")
            entry = entry[key]
        return entry

    def page(self, key: str, **slots: object) -> str:
        """A phrase of the page with its slots filled."""
        return str(self.get("page", key)).format(**slots) if slots else str(self.get("page", key))

    def count(self, noun: str, number: int) -> str:
        """The number and its noun: "1 claim", "3 claims"."""
        singular, plural = self.get("counts", noun)
        return f"{number} {singular if number == 1 else plural}"

    def listed(self, names: Sequence[str]) -> str:
        """Names as a sentence lists them: "a, b and c"."""
        if len(names) < 2:
            return "".join(names)
        return str(self.words["list_comma"]).join(names[:-1]) + str(self.words["list_and"]) + names[-1]

    def day(self, day: date) -> str:
        """A day as it is written in running text: "24 July 2020"."""
        return f"{day.day} {self.words['months'][day.month - 1]} {day.year}"

    def days(self, first: date | None, last: date | None) -> str:
        """An interval of whole days, both included; None is an end left open."""
        if first and last:
            return self.day(first) if first == last else self.page("range", first=self.day(first), last=self.day(last))
        if first:
            return self.page("open_last", first=self.day(first))
        return self.page("open_first", last=self.day(last)) if last else self.page("unbounded")


@cache
def load_wording() -> Wording:
    """Read `wording.yaml`; raises KnowledgeError when it is no mapping."""
    import yaml

    words = yaml.safe_load((files("armsledger.publish") / FILE).read_text(encoding="utf-8"))
    if not isinstance(words, dict):
        raise KnowledgeError(FILE, "(the whole file)", "it must be a mapping of keys to words")
    return Wording(words)
