"""Parts: Parquet files that appear whole or not at all, and with the same rows have the same bytes."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from armsledger.scale.tables import Values, schema_of

VERSION: Final = "2.6"
_COMPRESSION: Final = "zstd"
_LEVEL: Final = 3
_ROWS_A_GROUP: Final = 500


def write_part(path: Path, table: str, rows: Iterable[Values], notes: Mapping[str, str] | None = None) -> int:
    """Write rows of a table, some hundred at a time, and give how many there were; `notes` go into the file's head."""
    schema = schema_of(table)
    return write_rows(path, schema.with_metadata(dict(notes)) if notes else schema, rows)


def write_rows(path: Path, schema: Any, rows: Iterable[Values]) -> int:
    """Write rows of any Arrow schema under a name of their own, then give the file its name: that is the commit."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    count, remaining = 0, iter(rows)
    try:
        with pq.ParquetWriter(
            draft, schema, version=VERSION, compression=_COMPRESSION, compression_level=_LEVEL
        ) as writer:
            while group := list(islice(remaining, _ROWS_A_GROUP)):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))
                count += len(group)
        commit(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def commit(draft: Path, path: Path) -> None:
    """Give a file that is written its name, on disk before it is said to be done."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_text(path: Path, text: str) -> None:
    """Write a small file so that it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    draft.write_text(text, encoding="utf-8")
    commit(draft, path)


def iter_rows(path: Path, columns: list[str] | None = None) -> Iterator[Values]:
    """The rows of a Parquet file, some hundred at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS_A_GROUP, columns=columns):
            yield from batch.to_pylist()


def read_notes(path: Path) -> dict[str, str]:
    """What stands in the head of a part."""
    import pyarrow.parquet as pq

    found = pq.read_schema(path).metadata or {}
    return {key.decode(): value.decode() for key, value in found.items()}


def count_rows(path: Path) -> int:
    """How many rows a part holds."""
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
