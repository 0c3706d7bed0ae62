"""Who says what: PolNeAR's development set through `armsledger extract`, scored by the data's own scorer."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHOWN = ("content soft", "source (linked) soft", "who+what >=t", "triple >=t")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give the F1 of contents (soft) and of source and content together (overlap of at least a half)."""
    folder = data / "attribution"
    gold = folder / "polnear.dev.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        predicted, scores = Path(scratch, "predicted.jsonl"), Path(scratch, "scores.json")
        command = [
            sys.executable,
            "-m",
            "armsledger",
            "extract",
            str(gold),
            "-o",
            str(predicted),
            "--what",
            "attributions",
        ]
        subprocess.run(command, check=True)
        scorer = [
            sys.executable,
            str(folder / "score_attribution.py"),
            str(gold),
            str(predicted),
            "--json",
            str(scores),
        ]
        subprocess.run(scorer, check=True, capture_output=True)
        found = json.loads(scores.read_text(encoding="utf-8"))
    return {"polnear.dev": _figures(found)}


def _figures(found: dict[str, Any]) -> dict[str, float]:
    scores = found["scores"]
    return {name: round(float(scores[name]["f1"]), 3) for name in SHOWN}
