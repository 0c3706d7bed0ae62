"""Pieces of the work over a whole corpus: each reads Parquet and is done as its one file appears."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROWS_A_GROUP: Final = 20_000
_MEMORY: Final = "1GB"  # what DuckDB may hold in one process; the rest goes to disk


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: of what `kind`, over the numbers from `low` up to `high`, and the file that it writes.

    `parts` are the names of all parts of the corpus, `chosen` what else the kind asks for.
    """

    kind: str
    folder: str
    work: str
    out: str
    parts: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]
    low: int = 0
    high: int = 0
    chosen: tuple[int, ...] = ()

    def part(self, table: str, name: str) -> Path:
        """A part that was read."""
        return Path(self.folder, table, f"{name}.parquet")

    def made(self, kind: str) -> list[str]:
        """What all pieces of another kind wrote, by name."""
        return sorted(str(path) for path in Path(self.work, kind).glob("[!.]*.parquet"))

    @property
    def is_done(self) -> bool:
        """Whether its file is there."""
        return Path(self.out).is_file()


def connect(work: str) -> Any:
    """DuckDB on one thread and within its memory, without anything that it would fetch from a network."""
    import duckdb

    return duckdb.connect(
        config={
            "threads": 1,
            "memory_limit": _MEMORY,
            "temp_directory": str(Path(work, "spilled")),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )


def write_columns(path: str, columns: dict[str, Any], schema: Sequence[tuple[str, Any]]) -> None:
    """Write whole columns as a Parquet file that appears at once."""
    import pyarrow as pa

    write_table(path, pa.table(columns, schema=pa.schema(schema)))


def write_table(path: str, table: Any) -> None:
    """Write an Arrow table, or a reader of batches, as a Parquet file that appears at once."""
    from uuid import uuid4

    import pyarrow.parquet as pq

    from armsledger.scale.parts import commit

    whole = Path(path)
    whole.parent.mkdir(parents=True, exist_ok=True)
    draft = whole.with_name(f".{whole.name}.{uuid4().hex}")
    try:
        with pq.ParquetWriter(draft, table.schema, compression="zstd") as writer:
            for batch in table.to_batches(ROWS_A_GROUP) if hasattr(table, "to_batches") else table:
                writer.write_batch(batch)
        commit(draft, whole)
    finally:
        draft.unlink(missing_ok=True)


def read_table(paths: Sequence[str], columns: Sequence[str], filters: Any = None) -> Any:
    """Columns of Parquet files as one Arrow table; only rows that pass the filters."""
    import pyarrow.parquet as pq

    return pq.read_table(list(paths), columns=list(columns), filters=filters)
