"""Places: the rows of each gold file through `armsledger extract`, scored by the data's own scorer at 161 km."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.extracting import extracted

SETS = ("gwn.dev", "trnews.dev", "lgl.dev")
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Embedded_Literal", "Coercion"})


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give, for each set of `data/places`, F1 of names and places together, F1 of names, and the share of matched
    names that lie within 161 km.
    """
    folder = data / "places"
    return {name: _score(folder / f"{name}.jsonl", folder / "score_geo.py") for name in SETS}


def measure_pins(data: Path) -> dict[str, dict[str, float]]:
    """Give, for the set that tells literal uses from others, the share of names read alike, and of those that may be a
    pin the share that is literal; of names found with the same words.
    """
    gold = data / "places" / "gwn.dev.jsonl"
    with extracted(gold, "places") as predicted:
        pairs = list(_iter_literal(gold, predicted))
    pins = [literal for literal, pin in pairs if pin]
    figures = {
        "read alike": sum(literal is pin for literal, pin in pairs) / len(pairs),
        "precision of pins": sum(pins) / len(pins),
    }
    return {"gwn.dev": {name: round(figure, 3) for name, figure in figures.items()}}


def _iter_literal(gold: Path, predicted: Path) -> Iterator[tuple[bool, bool]]:
    read = {row["doc_id"]: row["toponyms"] for row in _rows(predicted)}
    for row in _rows(gold):
        pins = {(found["start"], found["end"]): bool(found["pin"]) for found in read[row["doc_id"]]}
        for toponym in row["toponyms"]:
            at = toponym["start"], toponym["end"]
            if at in pins:
                yield toponym["type"] in LITERAL, pins[at]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _score(gold: Path, scorer: Path) -> dict[str, float]:
    with extracted(gold, "places") as predicted:
        command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
        scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {
        "end to end": scored["end_to_end"]["f1"],
        "names, overlap": scored["recognition"]["overlap"]["f1"],
        "within 161 km": scored["resolution"]["matched"]["acc"],
    }
    return {name: round(figure, 3) for name, figure in figures.items()}
