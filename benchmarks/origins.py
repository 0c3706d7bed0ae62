"""Origins: pairs of documents, one origin or not, by `armsledger origins`; scored as the data's own scorer does.

    python -m benchmarks.origins [--documents N …]

traces corpora made by a seed (a story in four documents: the report, a copy that is cut, a write-up that quotes it, a
report by another hand) and prints seconds, memory and growth. No set of anybody's is needed for that.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.document import Document
from armsledger.read.rows import document_from_row

BEGINS = date(2019, 1, 1)
DOCUMENTS_A_DAY = 400
WORDS = 40_000  # in the language of the made texts; the n-th is used as 1 ÷ n, as in ours


def main() -> int:
    """Give the exit status: 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 40_000])
    before: tuple[int, float] | None = None
    for count in parser.parse_args().documents:
        documents = list(make_documents(count))
        began = time.process_time()
        found = trace_documents(documents)
        took = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = f", {took / before[1]:.1f} times for {count / before[0]:.1f} times the documents" if before else ""
        origins = len({origin.origin_id for origin in found})
        print(f"{count:9,} documents: {took:7.1f} s, {origins:,} origins, {memory:,.0f} MB{growth}", flush=True)
        before = (count, took)
    return 0


def make_documents(count: int) -> Iterator[Document]:
    """Give `count` documents of a quarter as many stories, the same for the same number; of two origins a story."""
    words, weights = _vocabulary()
    model = document_from_row({"doc_id": "model", "text": "Made.", "language": "en", "published": "2019-01-01"})
    for story in range(count // 4):
        draw = random.Random(f"story {story}")
        topic = draw.choices(words[200:], k=60)

        def told(sentences: int, draw: random.Random = draw, topic: list[str] = topic) -> list[str]:
            drawn = iter(draw.choices(words, cum_weights=weights, k=sentences * 20))
            text = [[draw.choice(topic) if n % 7 == 6 else next(drawn) for n in range(20)] for _ in range(sentences)]
            return [" ".join(sentence).capitalize() + "." for sentence in text]

        report, quote = told(18), told(2)
        day = BEGINS + timedelta(days=story * 4 // DOCUMENTS_A_DAY)
        versions = [[*report, f"“{' '.join(quote)}”"], report[:12], [*told(14), f"“{' '.join(quote)}”"], told(16)]
        for version, text in enumerate(versions):
            published = replace(model.head.published, value=day + timedelta(days=version % 3))
            name = f"{story:06}-{version}"
            yield replace(
                model, id=name, source=name, text=" ".join(text), head=replace(model.head, published=published)
            )


def _vocabulary() -> tuple[list[str], list[float]]:
    draw = random.Random(1)
    words = ["".join(draw.choices("abcdefghiklmnoprstuvw", k=2 + min(7, n // 60))) for n in range(WORDS)]
    return words, list(accumulate(1 / (n + 3) for n in range(WORDS)))


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


if __name__ == "__main__":
    sys.exit(main())
