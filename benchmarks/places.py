"""Places: the rows of each gold file through `armsledger extract`, scored by the data's own scorer at 161 km."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.extracting import extracted

SETS = ("gwn.dev", "trnews.dev", "lgl.dev")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give, for each set of `data/places`, F1 of names and places together, F1 of names, and the share of matched
    names that lie within 161 km.
    """
    folder = data / "places"
    return {name: _score(folder / f"{name}.jsonl", folder / "score_geo.py") for name in SETS}


def _score(gold: Path, scorer: Path) -> dict[str, float]:
    with extracted(gold, "places") as predicted:
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
        scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {
        "end to end": scored["end_to_end"]["f1"],
        "precision": scored["end_to_end"]["p"],
        "recall": scored["end_to_end"]["r"],
        "names, overlap": scored["recognition"]["overlap"]["f1"],
        "within 161 km": scored["resolution"]["matched"]["acc"],
    }
    return {name: round(figure, 3) for name, figure in figures.items()}
