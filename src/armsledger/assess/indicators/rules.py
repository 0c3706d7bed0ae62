"""The rules of the indicators, read from `rules.yaml`: names, thresholds, words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from armsledger.errors import KnowledgeError

_TABLE: Final = "assess/indicators/rules.yaml"
_PARTS: Final = ("source", "date", "weights", "firm", "earlier_windows", "least_windows", "distortions", "indicators",
                 "strong", "offensive", "sites", "site_words", "offices", "unnamed_office", "domains")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class IndicatorRule:
    """One indicator: what to print, and its thresholds by name."""

    id: str
    name: str
    family: str
    lowered_by: str
    distortions: tuple[str, ...]
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """`weights` is by credibility digit; `offices` are words with their weight, the first that is found decides."""

    weights: Mapping[str, float]
    firm: float
    earlier_windows: int
    least_windows: int
    distortions: Mapping[str, str]
    indicators: Mapping[str, IndicatorRule]
    strong: frozenset[str]
    offensive: frozenset[str]
    sites: frozenset[str]
    site_words: tuple[str, ...]
    offices: tuple[tuple[str, float], ...]
    unnamed_office: float
    domains: Mapping[str, tuple[str, ...]]


@cache
def load_rules() -> Rules:
    """Read the rules; raises KnowledgeError for a part that is missing."""
    import yaml

    text = files("armsledger.assess.indicators").joinpath("rules.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    for part in _PARTS:
        if table.get(part) is None:
            raise KnowledgeError(_TABLE, part, "it is missing")
    return Rules(
        weights=table["weights"],
        firm=table["firm"],
        earlier_windows=table["earlier_windows"],
        least_windows=table["least_windows"],
        distortions=table["distortions"],
        indicators={key: _rule(key, row) for key, row in table["indicators"].items()},
        strong=frozenset(table["strong"]),
        offensive=frozenset(table["offensive"]),
        sites=frozenset(table["sites"]),
        site_words=tuple(table["site_words"]),
        offices=tuple((word, row["weight"]) for row in table["offices"] for word in row["words"]),
        unnamed_office=table["unnamed_office"],
        domains={domain: tuple(words) for domain, words in table["domains"].items()},
    )


def _rule(key: str, row: Mapping[str, Any]) -> IndicatorRule:
    printed = ("name", "family", "lowered_by", "distortions")
    thresholds = {name: value for name, value in row.items() if name not in printed}
    return IndicatorRule(key, row["name"], row["family"], row["lowered_by"], tuple(row["distortions"]), thresholds)
