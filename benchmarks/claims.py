"""Attributed claims: the rows of a gold file through `armsledger extract`, scored by the data's own scorer."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.extracting import extracted

SETS = ("claims.dev", "founding")
SHOWN = ("detection", "claim", "role", "source", "stance", "quantity", "when", "ledger")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give, for each set of `data/claims`, the measures by name; F1 or share right, None where nothing is counted."""
    folder = data / "claims"
    return {name: _score(folder / f"{name}.jsonl", folder / "score_claims.py") for name in SETS}


def _score(gold: Path, scorer: Path) -> dict[str, float]:
    with extracted(gold, "claims") as predicted:
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
        scored = subprocess.run(command, check=True, capture_output=True, text=True)
    return {name: round(_figure(json.loads(scored.stdout)[name]), 3) for name in SHOWN}


def _figure(measure: float | Mapping[str, Any]) -> float:
    if isinstance(measure, Mapping):
        value = measure.get("f1", measure.get("accuracy"))
        return float(value) if value is not None else 0.0
    return float(measure)
