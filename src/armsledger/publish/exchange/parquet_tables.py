"""The four tables as Parquet: typed columns, lists as lists, days as days; written some thousand rows at a time."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from armsledger.publish.exchange.contents import Contents
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.tables import TABLES, Kind, Table

ROWS_A_GROUP: Final = 5_000
VERSION: Final = "2.6"


def write_parquet(contents: Contents, folder: Path, tally: Tally) -> tuple[Path, ...]:
    """Write claims.parquet, matters.parquet, findings.parquet and entities.parquet into a folder, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(table, contents, folder / f"{table.name}.parquet", tally) for table in TABLES)


def _write(table: Table[Any], contents: Contents, path: Path, tally: Tally) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(column.name, _type(column.kind)) for column in table.columns])
    rows = table.iter_rows(contents, tally)
    with pq.ParquetWriter(path, schema, version=VERSION, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    return path


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := [{key: _plain(value) for key, value in row.items()} for row in islice(rows, ROWS_A_GROUP)]:
        yield group


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_text(part) for part in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    """Parquet holds UTF-8; a lone surrogate (of a file name that is none) is written as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _type(kind: Kind) -> Any:
    import pyarrow as pa

    return {
        Kind.TEXT: pa.string(),
        Kind.NUMBER: pa.float64(),
        Kind.WHOLE: pa.int64(),
        Kind.DAY: pa.date32(),
        Kind.FLAG: pa.bool_(),
        Kind.LIST: pa.list_(pa.string()),
    }[kind]
