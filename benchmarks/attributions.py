"""Who says what: PolNeAR's development set through `armsledger extract`, scored by the data's own scorer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.extracting import extracted

SHOWN = ("content soft", "source (linked) soft", "who+what >=t", "triple >=t")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give the F1 of contents (soft) and of source and content together (overlap of at least a half)."""
    folder = data / "attribution"
    gold = folder / "polnear.dev.jsonl"
    with extracted(gold, "attributions") as predicted:
        scores = predicted.with_name("scores.json")
        scorer = folder / "score_attribution.py"
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json", str(scores)]
        subprocess.run(command, check=True, capture_output=True)
        found = json.loads(scores.read_text(encoding="utf-8"))
    return {"polnear.dev": _figures(found)}


def _figures(found: dict[str, Any]) -> dict[str, float]:
    scores = found["scores"]
    return {name: round(float(scores[name]["f1"]), 3) for name in SHOWN}
