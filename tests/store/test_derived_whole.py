"""A ledger whose matters lie in many columns is brought over without loss."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from armsledger.model.matter import RelationKind
from armsledger.model.origin import OriginKind
from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger

configure_django()

ROWS = (
    ("ledger_run", {"key": "run-1"}),
    ("ledger_snapshot", {"run_id": "run-1"}),
    (
        "ledger_matter",
        {
            "id": 1,
            "snapshot_id": "run-1",
            "position": 0,
            "key": "mat-1",
            "kind": "transfer",
            "title": "Cargo planes to Port Zenda",
            "claim_keys": ["clm-1", "clm-2"],
            "document_keys": ["doc-1"],
            "relations": [
                {
                    "kind": "contradicts",
                    "left_claim_id": "clm-1",
                    "right_claim_id": "clm-2",
                    "score": {"value": 1.0, "because": "“never”"},
                }
            ],
            "grade": {"reliability": "F", "credibility": "3", "because_source": "new", "because_matter": "one"},
            "because": "same item",
        },
    ),
    (
        "ledger_origin",
        {
            "matter_id": 1,
            "position": 0,
            "key": "org-1",
            "voice": "the ministry",
            "claim_keys": ["clm-1"],
            "document_keys": ["doc-1"],
            "denies": 0,
            "because": "“the ministry”",
            "state": "RUR",
        },
    ),
    (
        "ledger_finding",
        {
            "snapshot_id": "run-1",
            "position": 0,
            "key": "fnd-1",
            "matter_key": "mat-1",
            "question": None,
            "matches": [],
            "completeness": [{"name": "date", "fullness": "filled", "because": "“July”"}],
            "because": "nobody asked",
        },
    ),
)


def test_what_lay_in_columns_lies_whole(url: str, tmp_path: Path) -> None:
    from django.core.management import call_command

    with Ledger.open(url) as ledger:
        call_command("migrate", "armsledger_store", "0005", database=ledger._alias, verbosity=0)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        for table, row in ROWS:
            values = [json.dumps(v) if isinstance(v, list | dict) else v for v in row.values()]
            columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
            database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
        database.commit()

    with Ledger.open(url) as ledger:
        (matter,) = ledger.matters("run-1")
        (finding,) = ledger.findings("run-1")
    (origin,) = matter.origins
    (edge,) = origin.edges
    assert (matter.claim_ids, matter.grade.code, matter.because) == (("clm-1", "clm-2"), "F3", "same item")
    assert matter.relations[0].kind is RelationKind.CONTRADICTS
    assert (origin.voice, origin.root, origin.state) == ("the ministry", "RUR", "RUR")
    assert (edge.document_id, edge.kind, edge.because) == ("doc-1", OriginKind.ORIGINAL, "“the ministry”")
    assert (finding.matter_id, finding.completeness[0].name) == ("mat-1", "date")
