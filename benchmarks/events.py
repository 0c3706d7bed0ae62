"""Role fillers after MUC-4: the development rows through `armsledger extract`, scored by the data's own scorer."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.extracting import extracted


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give CEAF-REE (strict) F1 of each role and of all, from 0 to 1."""
    gold, scorer = data / "events" / "muc4.dev.jsonl", data / "events" / "score_muc4.py"
    with extracted(gold, "events") as predicted:
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
        scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"muc4.dev": {role: round(figures["f1"], 3) for role, figures in scored.items()}}
