"""What a shard holds, read lazily: pages, files and rows, each with its number; one that cannot be had is a failure."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from armsledger.acquire.files import receive_file
from armsledger.acquire.web_archives import Page, Skipped, iter_pages
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.scale.inputs import Input, InputKind
from armsledger.scale.planning import Shard

STAGE: Final = "read"
_COLUMNS: Final = ("doc_id", "text", "published", "title", "outlet", "author", "url", "language")
_ROWS_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a text, and the name it has where it does not name itself."""

    values: dict[str, Any]
    source: str


Item = Page | Row | Skipped | Failure


def iter_items(shard: Shard, inputs: Sequence[Input], max_bytes: int) -> Iterator[tuple[int, Item]]:
    """Every item of a shard in order, with its number in the shard."""
    one = inputs[shard.input_number]
    if one.kind is InputKind.FILE:
        files = inputs[shard.start.offset : shard.start.offset + shard.count]
        found: Iterator[Item] = (_file(file, max_bytes) for file in files)
    elif one.kind is InputKind.WEB_ARCHIVE:
        found = iter_pages(Path(one.path), one.name, shard.start, shard.count, max_bytes)
    elif one.kind is InputKind.JSONL:
        found = _lines(one, shard, max_bytes)
    else:
        found = _rows(one, shard, max_bytes)
    return enumerate(found)


def _file(one: Input, max_bytes: int) -> Page | Failure:
    received = receive_file(Path(one.path), max_bytes)
    if isinstance(received, Failure):
        return Failure(one.name, received.stage, f"{one.name}: {received.problem}")
    return Page(Received(one.name, received.data, received.sha256), None, None, None)


def _lines(one: Input, shard: Shard, max_bytes: int) -> Iterator[Item]:
    with Path(one.path).open("rb") as file:
        file.seek(shard.start.offset)
        given = 0
        for line in file:
            if not line.strip():
                continue
            yield _line(line, f"{one.name}, document {shard.first + given + 1}", max_bytes)
            given += 1
            if given == shard.count:
                return


def _line(line: bytes, source: str, max_bytes: int) -> Item:
    if len(line) > max_bytes:
        return _too_large(source, len(line), max_bytes)
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Failure(source, STAGE, f"{source}: is not JSON in UTF-8 ({error}); write one JSON object a line")
    if not isinstance(values, dict):
        return Failure(source, STAGE, f"{source}: holds {str(values)[:60]!r}; write one JSON object a line")
    return Row(values, source)


def _rows(one: Input, shard: Shard, max_bytes: int) -> Iterator[Item]:
    """Rows by number, a few at a time: only the row groups that hold them are read."""
    import pyarrow.parquet as pq

    first, last, before = shard.first, shard.first + shard.count, 0
    with pq.ParquetFile(one.path) as file:
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if before < last and before + rows > first:
                yield from _group_rows(
                    file, group, columns, range(first - before, last - before), one, before, max_bytes
                )
            before += rows


def _group_rows(
    file: Any, group: int, columns: list[str], wanted: range, one: Input, before: int, max_bytes: int
) -> Iterator[Item]:
    at = 0
    for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=columns):
        if at + len(batch) > wanted.start and at < wanted.stop:
            for offset, values in enumerate(batch.to_pylist()):
                if at + offset in wanted:
                    yield _row(values, f"{one.name}, document {before + at + offset + 1}", max_bytes)
        at += len(batch)


def _row(values: dict[str, Any], source: str, max_bytes: int) -> Item:
    text = values.get("text")
    if isinstance(text, str) and len(text) > max_bytes:
        return _too_large(source, len(text), max_bytes)
    return Row(values, source)


def _too_large(source: str, size: int, limit: int) -> Failure:
    problem = f"{source}: holds {size:,} bytes, the limit is {limit / 1_000_000:g} MB"
    return Failure(source, STAGE, f"{problem}; split it, or raise ARMSLEDGER_MAX_DOCUMENT_MB")
