"""The manifest of a finished corpus: from what, by what, how much, the digest of every part; no times, no machines."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from armsledger import __version__
from armsledger.scale.folder import MANIFEST, CorpusFolder, Planned
from armsledger.scale.jobs import FORMAT, Limits, config_of
from armsledger.scale.parts import count_rows, digest_of, read_notes, write_text
from armsledger.scale.tables import READ, WHOLE
from armsledger.settings import Settings


def write_manifest(
    folder: CorpusFolder, planned: Planned, settings: Settings, versions: Sequence[tuple[str, str]], limits: Limits
) -> dict[str, Any]:
    """Write the manifest of all parts that are there, and give it."""
    tables = {name: sorted((folder.path / name).glob("*.parquet")) for name in (*READ, *WHOLE)}
    parts: list[dict[str, Any]] = [
        {"path": path.relative_to(folder.path).as_posix(), "rows": count_rows(path), "sha256": digest_of(path)}
        for paths in tables.values()
        for path in paths
    ]
    counts = {name: sum(part["rows"] for part in parts if part["path"].startswith(f"{name}/")) for name in tables}
    manifest = {
        "format": FORMAT,
        "software": f"armsledger {__version__}",
        "versions": dict(versions),
        "config": {
            **config_of(settings),
            "shard_documents": planned.shard_documents,
            "document_seconds": limits.seconds,
            "memory_mb": limits.memory_bytes // 1_000_000,
        },
        "inputs": [
            {"name": one.name, "kind": one.kind.value, "bytes": one.size_bytes, "sha256": one.sha256}
            for one in planned.inputs
        ],
        "counts": counts | {"skipped": dict(sorted(count_skipped(tables["documents"]).items()))},
        "parts": parts,
    }
    write_text(folder.path / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")
    return manifest


def count_skipped(parts: Sequence[Path]) -> Counter[str]:
    """How many records were no pages, by the reason, as the parts of documents tell."""
    skipped: Counter[str] = Counter()
    for path in parts:
        skipped.update(json.loads(read_notes(path).get("skipped", "{}")))
    return skipped


def find_manifest(folder: CorpusFolder) -> dict[str, Any] | None:
    """The manifest, None where the corpus is not finished."""
    path = folder.path / MANIFEST
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
