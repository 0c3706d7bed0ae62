"""How well this version reads, as measured: the figures that the benchmarks wrote, for the method annex of a case."""

import json
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "accuracy.json"
Figures = dict[str, dict[str, dict[str, float]]]


@cache
def load_accuracy() -> Figures:
    """Measures by task, set and name of the measure, each from 0 to 1. Source: `python -m benchmarks.run`."""
    figures: Figures = json.loads((files("armsledger.knowledge") / "data" / FILE).read_text(encoding="utf-8"))
    return figures
