"""Names: every tenth document of re3d, which the core has not learned from; exact spans, type by type."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from armsledger.annotate.learned.labels import NAME_LABELS
from armsledger.annotate.learned.reading import read_text
from armsledger.annotate.learned.weights import load_weights
from armsledger.annotate.sentences import find_sentences
from armsledger.read.rows import document_from_row
from armsledger.trained.decoding import allowed_transitions, best_labels, iter_label_spans

HELD_OUT = 10
# re3d does not tell armed groups from other bodies, nor countries from other places.
GOLD = {
    "Organisation": "body",
    "Location": "place",
    "Nationality": "place",
    "Person": "person",
    "Weapon": "materiel",
    "Vehicle": "materiel",
    "MilitaryPlatform": "materiel",
    "DocumentReference": "instrument",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "money",
}
OWN = {"organization": "body", "armed group": "body", "country": "place"}
Span = tuple[int, int, str]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Give F1 by type; of annotated spans that overlap the shortest counts, as the core marks names without overlap."""
    lines = (data / "events" / "re3d.jsonl").read_text(encoding="utf-8").splitlines()
    rows = sorted(map(json.loads, lines), key=lambda row: str(row["doc_id"]))
    right: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for row in rows[HELD_OUT - 1 :: HELD_OUT]:
        wanted, found = set(_gold(row)), set(_found(row))
        for name, spans in (("gold", wanted), ("own", found), ("right", wanted & found)):
            for span in spans:
                for kind in (span[2], "all"):
                    (right if name == "right" else marked)[kind] += 1
    kinds = ["all", *sorted(set(GOLD.values()))]
    return {"re3d, held-out tenth": {kind: round(2 * right[kind] / max(marked[kind], 1), 3) for kind in kinds}}


def _gold(row: dict[str, Any]) -> list[Span]:
    kept: list[Span] = []
    for entity in sorted(row["entities"], key=lambda e: (e["end"] - e["start"], e["start"])):
        start, end = int(entity["start"]), int(entity["end"])
        if entity["type"] in GOLD and not any(start < b and a < end for a, b, _ in kept):
            kept.append((start, end, GOLD[entity["type"]]))
    return kept


def _found(row: dict[str, Any]) -> list[Span]:
    document = document_from_row({"doc_id": row["doc_id"], "text": row["text"]})
    sentences = [(s.start, s.end) for s in find_sentences(document)]
    reading = read_text(document.text, sentences, load_weights())
    best = best_labels(reading.name, allowed_transitions(NAME_LABELS))
    return [
        (reading.offsets[span.first][0], reading.offsets[span.last - 1][1], OWN.get(span.kind, span.kind))
        for span in iter_label_spans(best, reading.name, NAME_LABELS)
    ]
