"""Who says what: PolNeAR's development set through `armsledger extract`, scored by the data's own scorer.

Beside it CofeNet's measure (COLING 2022): every run of words of a source, cue or content counts alone, and only if it
is exactly right.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.extracting import extracted

SHOWN = ("content exact", "content soft", "source (linked) soft", "who+what >=t", "triple >=t")
PARTS = ("source", "cue", "content")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give F1 of contents and of whole attributions, and of the parts alone by CofeNet's measure."""
    folder = data / "attribution"
    gold = folder / "polnear.dev.jsonl"
    with extracted(gold, "attributions") as predicted:
        scores = predicted.with_name("scores.json")
        scorer = folder / "score_attribution.py"
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json", str(scores)]
        subprocess.run(command, check=True, capture_output=True)
        found = json.loads(scores.read_text(encoding="utf-8"))["scores"]
        figures = {name: round(float(found[name]["f1"]), 3) for name in SHOWN}
        figures |= {f"{part}, CofeNet": value for part, value in _exact_parts(gold, predicted).items()}
    return {"polnear.dev": figures}


def _exact_parts(gold: Path, predicted: Path) -> dict[str, float]:
    right: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    found = {row["doc_id"]: row for row in _rows(predicted)}
    for row in _rows(gold):
        own = found.get(row["doc_id"], {"attributions": []})
        for part in PARTS:
            wanted, given = (_pieces(side, part, row["text"]) for side in (row, own))
            right[part] += len(wanted & given)
            marked[part] += len(wanted) + len(given)
    return {part: round(2 * right[part] / marked[part], 3) for part in PARTS}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _pieces(row: dict[str, Any], part: str, text: str) -> set[tuple[int, int]]:
    """The pieces of a part, blanks at their edges dropped; pieces with only blanks between them are one."""
    found: set[tuple[int, int]] = set()
    for attribution in row["attributions"]:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(attribution[part]):
            words = text[start:end]
            first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if joined and not text[joined[-1][1] : first].strip():
                first = joined.pop()[0]
            joined.append((first, last))
        found.update(joined)
    return found
