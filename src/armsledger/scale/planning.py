"""A corpus cut into shards: by the order of its inputs alone, so that they are the same whatever the workers.

The cut needs one cheap look at every input: where records, lines or row groups begin, nothing more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from armsledger.acquire.web_archives import Place, iter_places
from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.scale.inputs import Input, InputKind

STAGE: Final = "acquire"
_LONGEST_LINE_BYTES: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Shard:
    """`count` items in a row of one input (of inputs in a row, for single files), read and written as one.

    `first` numbers its first item within the input; reading begins at `start`, which for files is an input's number.
    """

    number: int
    input_number: int
    first: int
    count: int
    start: Place


@dataclass(frozen=True, slots=True)
class Plan:
    """All shards, and what failed as the inputs were looked through."""

    shards: tuple[Shard, ...]
    failures: tuple[Failure, ...]


def make_plan(inputs: Sequence[Input], shard_documents: int) -> Plan:
    """Cut inputs into shards of `shard_documents` items, the last of an input smaller."""
    shards: list[Shard] = []
    failures: list[Failure] = []
    for found in _iter_cuts(inputs, shard_documents):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            shards.append(replace(found, number=len(shards)))
    return Plan(tuple(shards), tuple(failures))


def _iter_cuts(inputs: Sequence[Input], most: int) -> Iterator[Shard | Failure]:
    number = 0
    while number < len(inputs):
        one = inputs[number]
        if one.kind is InputKind.FILE:
            run = _run_of_files(inputs, number, most)
            yield Shard(0, number, 0, run, Place("", number))
            number += run
            continue
        yield from _cut(number, one, most)
        number += 1


def _run_of_files(inputs: Sequence[Input], start: int, most: int) -> int:
    end = start
    while end < len(inputs) and end - start < most and inputs[end].kind is InputKind.FILE:
        end += 1
    return end - start


def _cut(number: int, one: Input, most: int) -> Iterator[Shard | Failure]:
    places = {
        InputKind.WEB_ARCHIVE: _archive_places,
        InputKind.JSONL: _line_places,
        InputKind.PARQUET: _row_places,
    }[one.kind]
    start, first, count, seen = Place("", 0), 0, 0, 0
    for place in places(one):
        if isinstance(place, Failure):
            yield place
            continue
        if count and (count == most or place.member != start.member):
            yield Shard(0, number, first, count, start)
            count = 0
        if not count:
            start, first = place, seen
        count += 1
        seen += 1
    if count:
        yield Shard(0, number, first, count, start)


def _archive_places(one: Input) -> Iterator[Place | Failure]:
    return iter_places(Path(one.path), one.name)


def _line_places(one: Input) -> Iterator[Place | Failure]:
    """Where each line begins; blank lines are none."""
    offset = 0
    with Path(one.path).open("rb") as file:
        while line := file.readline(_LONGEST_LINE_BYTES):
            if len(line) == _LONGEST_LINE_BYTES and not line.endswith(b"\n"):
                problem = f"the line at byte {offset:,} is longer than {_LONGEST_LINE_BYTES:,} bytes; it ends there"
                yield Failure(one.name, STAGE, f"{one.name}: {problem}")
                return
            if line.strip():
                yield Place("", offset)
            offset += len(line)


def _row_places(one: Input) -> Iterator[Place | Failure]:
    """A place for each row: its number in the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(one.path) as file:
            names = set(file.schema_arrow.names)
            rows = file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        yield Failure(one.name, STAGE, f"{one.name}: this is no Parquet that can be opened ({error}); write it again")
        return
    if not {"doc_id", "text"} <= names:
        way_out = "give columns doc_id and text, and where known published, title, outlet, author, url, language"
        raise InputError(one.path, f"has the columns {', '.join(sorted(names))}", way_out)
    yield from (Place("", row) for row in range(rows))
