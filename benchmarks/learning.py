"""The learning curve: how well claims are read after a share of the annotated documents.

    python -m benchmarks.learning --data PATH SHARE=FOLDER… [--out learning.svg]

FOLDER holds weights that `python -m armsledger.training.claims --share …` wrote; several of one share are averaged.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.extract.learned.extractor import LearnedExtractor
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.pipeline.rows import CoreReader
from armsledger.settings import Settings
from benchmarks.errors import load_scorer

SHOWN = {"claim": "#1c4e8a", "role": "#8a4b1c", "ledger": "#3f7a3a"}
_SIDE, _EDGE = 300, 46


def main() -> int:
    """Print the figures and write the plot; gives the exit status, 2 where the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("weights", nargs="+", help="0.25=FOLDER")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".svg"))
    given = parser.parse_args()
    gold_path = given.data / "claims" / "claims.dev.jsonl"
    if not gold_path.is_file():
        print(f"{gold_path} is missing; give the folder of the sets", file=sys.stderr)
        return 2
    scorer = load_scorer(given.data / "claims" / "score_claims.py")
    gold = scorer.load(str(gold_path))
    found: dict[float, list[dict[str, float]]] = defaultdict(list)
    for share, _, folder in (one.partition("=") for one in given.weights):
        found[float(share)].append(measure(gold, Path(folder), scorer))
    curve = {share: _mean(figures) for share, figures in sorted(found.items())}
    for share, figures in curve.items():
        print(f"{share:4.0%}  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    given.out.write_text(plot(curve), encoding="utf-8")
    return 0


def measure(gold: Sequence[Mapping[str, Any]], folder: Path, scorer: ModuleType) -> dict[str, float]:
    """The F1 of claims and roles and the ledger measure of the weights in `folder`."""
    reader = CoreReader("claims", Cores(LearnedAnnotator(), LearnedExtractor(folder), open_gazetteer(Settings()), ()))
    names = ("doc_id", "text", "published", "title")
    read = [json.loads(json.dumps(reader.read({name: row.get(name) for name in names}))) for row in gold]
    scored, _ = scorer.score(gold, read)
    return {"claim": scored["claim"]["f1"], "role": scored["role"]["f1"], "ledger": scored["ledger"]}


def _mean(figures: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: sum(one[name] for one in figures) / len(figures) for name in SHOWN}


def plot(curve: Mapping[float, Mapping[str, float]]) -> str:
    """An SVG drawing: the share of the documents to the right, each measure upwards."""
    size = _SIDE + 2 * _EDGE

    def at(share: float, value: float) -> tuple[float, float]:
        return round(_EDGE + share * _SIDE, 1), round(_EDGE + (1 - value) * _SIDE, 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        'font-family="Georgia, serif" font-size="13">',
        f'<rect width="{size}" height="{size}" fill="#fdfcf9"/>',
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">share of the documents learned from</text>',
    ]
    for share in curve:
        x, y = at(share, 0)
        lines.append(f'<text x="{x}" y="{y + 16}" text-anchor="middle">{share:.0%}</text>')
    for value in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        x, y = at(0, value)
        lines.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{value:.1f}</text>')
    for name, colour in SHOWN.items():
        points = [at(share, figures[name]) for share, figures in curve.items()]
        joined = " ".join(f"{x},{y}" for x, y in points)
        lines.append(f'<polyline points="{joined}" fill="none" stroke="{colour}"/>')
        lines += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        lines.append(f'<text x="{x - 6}" y="{y - 8}" text-anchor="end" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>", ""])


if __name__ == "__main__":
    sys.exit(main())
