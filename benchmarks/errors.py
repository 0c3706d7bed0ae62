"""Write a page with every claim that was missed, invented or read with wrong roles, beside its sentence.

    python -m benchmarks.errors --data PATH [--set claims.dev] [--out errors.html]

For whoever improves the reading of claims next. The page quotes the annotated texts: it is not for publishing.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2

from benchmarks.extracting import extracted

HERE = Path(__file__).parent
TEMPLATE = HERE / "errors.html.jinja"
_CONTEXT = 160  # characters shown on both sides of a quote
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: `what` it is ("missed", "invented", "other kind", "wrong roles"), the words with their surroundings,
    and, a line each, what people have and what was read.
    """

    what: str
    kind: str
    document: str
    before: str
    quote: str
    after: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


def main() -> int:
    """Give the exit status: 0 written, 2 the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("--set", default="claims.dev", help="name of a file of annotated claims without its ending")
    parser.add_argument("--out", type=Path, default=Path("errors.html"))
    given = parser.parse_args()
    gold_path = given.data / "claims" / f"{given.set}.jsonl"
    if not gold_path.is_file():
        print(f"{gold_path} is missing; give the folder of the sets and the name of one", file=sys.stderr)
        return 2
    scorer = load_scorer(given.data / "claims" / "score_claims.py")
    with extracted(gold_path, "claims") as predicted:
        gold, found = scorer.load(str(gold_path)), scorer.load(str(predicted))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(write_page(given.set, gold, found, scorer), encoding="utf-8")
    print(given.out)
    return 0


def write_page(name: str, gold: list[Row], found: list[Row], scorer: ModuleType) -> str:
    """The page of all errors of `found` against `gold`, paired as the scorer pairs them."""
    read = {row["doc_id"]: row["claims"] for row in found}
    mistakes = [m for row in gold for m in _iter_mistakes(row, read.get(row["doc_id"], []), scorer)]
    counts: dict[tuple[str, str], int] = {}
    for mistake in mistakes:
        counts[mistake.kind, mistake.what] = counts.get((mistake.kind, mistake.what), 0) + 1
    kinds, whats = sorted({m.kind for m in mistakes}), ("missed", "invented", "other kind", "wrong roles")
    loader = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = loader.from_string(TEMPLATE.read_text(encoding="utf-8"))
    ordered = sorted(mistakes, key=lambda m: (m.kind, whats.index(m.what), m.document))
    return template.render(name=name, kinds=kinds, whats=whats, counts=counts, mistakes=ordered)


def _iter_mistakes(row: Row, read: list[Row], scorer: ModuleType) -> Iterator[Mistake]:
    gold, text, entities = row["claims"], row["text"], row.get("entities", {})
    paired: set[int] = set()
    met: set[int] = set()
    for at, other, same_kind in scorer.pair(gold, read, text):
        paired.add(other)
        met.add(at)
        if gold[at].get("optional"):
            continue
        expected, found = gold[at], read[other]
        if not same_kind:
            yield _mistake("other kind", row, expected, expected, found)
        elif any(_differs(role, expected, found, entities, scorer) for role in {*expected["roles"], *found["roles"]}):
            yield _mistake("wrong roles", row, expected, expected, found)
    for at, claim in enumerate(gold):
        if at not in met and not claim.get("optional"):
            yield _mistake("missed", row, claim, claim, None)
    for other, claim in enumerate(read):
        if other not in paired:
            yield _mistake("invented", row, claim, None, claim)


def _differs(role: str, expected: Row, found: Row, entities: Row, scorer: ModuleType) -> bool:
    named, read = expected["roles"].get(role, []), found["roles"].get(role, [])
    return not len(named) == len(read) == scorer.filler_hits(named, read, entities)


def _mistake(what: str, row: Row, shown: Row, expected: Row | None, found: Row | None) -> Mistake:
    text = row["text"]
    start = shown["span"][0] if "span" in shown else text.find(shown["quote"])
    end = start + len(shown["quote"])
    return Mistake(
        what,
        shown["kind"],
        row["doc_id"],
        text[max(0, start - _CONTEXT) : start],
        shown["quote"],
        text[end : end + _CONTEXT],
        tuple(_lines(expected, row)) if expected else (),
        tuple(_lines(found, row)) if found else (),
    )


def _lines(claim: Row, row: Row) -> Iterator[str]:
    """Kind and stance, source, roles, quantity and time of a claim; entities by their names."""
    entities = row.get("entities", {})

    def named(fillers: list[str]) -> str:
        return " · ".join(entities[f]["name"] if f in entities else f for f in fillers)

    stance = claim["stance"]
    yield f"{claim['kind']}, {' or '.join(stance) if isinstance(stance, list) else stance}: “{claim['quote']}”"
    if claim.get("source"):
        yield f"source: {named(claim['source'])}"
    for role, fillers in sorted(claim["roles"].items()):
        yield f"{role}: {named(fillers)}"
    for name in ("quantity", "when"):
        if claim.get(name):
            yield f"{name}: {json.dumps(claim[name])}"
    if claim.get("because"):
        yield f"because: {claim['because']}"


def load_scorer(path: Path) -> ModuleType:
    """The scorer of the annotated sets, a module by its path; raises FileNotFoundError."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
