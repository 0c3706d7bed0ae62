"""The facts that a finding needs, by id, in the order in which they are printed."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class FindingStandard:
    """`facts` are (id, name to print); `independent_lines` how many independent origins a finding should rest on.

    `papers` are the words, in small letters, that name a kind of paper.
    """

    facts: tuple[tuple[str, str], ...]
    independent_lines: int
    papers: tuple[str, ...]


@cache
def load_finding_standard() -> FindingStandard:
    """Read the list of facts."""
    text = files("armsledger.knowledge").joinpath("measures", "finding_facts.yaml").read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    return FindingStandard(tuple(raw["facts"].items()), int(raw["independent_lines"]), tuple(raw["papers"]))
