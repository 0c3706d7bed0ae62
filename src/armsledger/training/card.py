"""The model card: what the weights were made from, how, when and how well, for whoever has to answer for them.

    python -m armsledger.training.card FOLDER… > MODEL_CARD.md

Each step of a training run writes the section of what it made into its folder; this puts them together.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from armsledger.trained.folders import digest_of

NAME = "card.md"
_HEAD = """# Model card

The trained parts of armsledger, all for English, all on the CPU. None of them is to judge whether what is said is true.
No text of the sets below is in the package; the weights were adjusted to them. The product's own figures are in
`benchmarks/RESULTS.md`.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was learned from, what it teaches, and under what terms it stands."""

    path: Path
    teaches: str
    licence: str


@dataclass(frozen=True, slots=True)
class Section:
    """What is known of one trained part: what it is for, what it began from, how it was trained, on what, how well it
    did on texts held out (shares from 0 to 1 by name), and its known limits.
    """

    title: str
    purpose: str
    beginning: str
    recipe: str
    sources: Sequence[Source]
    scores: Mapping[str, float]
    limits: str


def write_section(folder: Path, section: Section) -> None:
    """Write `card.md` into `folder`."""
    lines = [
        f"## {section.title}",
        "",
        section.purpose,
        "",
        f"Made on {datetime.now(UTC).date()} from the code of commit {_commit()}, by `make train`.",
        "",
        f"*Begun from:* {section.beginning}",
        "",
        f"*Recipe:* {section.recipe}",
        "",
        "| file | teaches | terms | SHA-256 |",
        "|---|---|---|---|",
        *(f"| {s.path.name} | {s.teaches} | {s.licence} | `{digest_of(s.path)}` |" for s in section.sources),
        "",
    ]
    if section.scores:
        lines += ["| on texts held out | value |", "|---|---|"]
        lines += [*(f"| {name} | {value:.3f} |" for name, value in section.scores.items()), ""]
    lines += [f"*Known limits:* {section.limits}", ""]
    (folder / NAME).write_text("\n".join(lines), encoding="utf-8")


def join_sections(folders: Sequence[Path]) -> str:
    """The card of all parts whose sections are in `folders`; raises FileNotFoundError for a folder without one."""
    return "\n".join([_HEAD, *((folder / NAME).read_text(encoding="utf-8") for folder in folders)])


def main() -> int:
    """Print the card; gives the exit status, 2 where a folder holds no section."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="folders that the steps of a training run wrote into")
    given = parser.parse_args()
    missing = [folder for folder in given.folders if not (folder / NAME).is_file()]
    if missing:
        print(f"{missing[0]} holds no {NAME}; give the folders that training wrote", file=sys.stderr)
        return 2
    print(join_sections(given.folders), end="")
    return 0


def _commit() -> str:
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent)
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
