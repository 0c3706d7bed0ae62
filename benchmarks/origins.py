"""Origins: pairs of documents, one origin or not, by `armsledger origins`; scored as the data's own scorer does."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give the balanced accuracy (mean of the share right of pairs with one origin and of others), and both shares."""
    folder = data / "origins"
    with TemporaryDirectory() as made:
        out = Path(made, "origins.jsonl")
        command = [sys.executable, "-m", "armsledger", "origins", str(folder / "docs.dev.jsonl"), "-o", str(out)]
        subprocess.run(command, check=True)
        origin = {row["doc_id"]: row["origin_id"] for row in _rows(out)}
    right: dict[bool, list[bool]] = {True: [], False: []}
    for pair in _rows(folder / "pairs.dev.jsonl"):
        is_one = origin.get(pair["a"], pair["a"]) == origin.get(pair["b"], pair["b"])
        right[pair["one_origin"]].append(is_one is pair["one_origin"])
    one, others = (sum(found) / len(found) for found in (right[True], right[False]))
    figures = {"balanced accuracy": (one + others) / 2, "one origin": one, "other pairs": others}
    return {"docs.dev": {name: round(figure, 3) for name, figure in figures.items()}}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
