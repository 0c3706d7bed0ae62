"""Where the documents of a whole corpus come from: `corroborate.tracing`, a stretch of documents at a time.

A document's standing needs only the documents that it is compared with, so stretches are compared by themselves; the
groups that ties make are then joined over the whole, by numbers alone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from armsledger.corroborate.tracing.corrections import Said
from armsledger.corroborate.tracing.groups import Pair
from armsledger.corroborate.tracing.speech import Speech, read_speeches
from armsledger.corroborate.tracing.ties import Tie
from armsledger.corroborate.tracing.trace import (
    Comparison,
    as_first,
    days_around,
    iter_said_alike,
    place_of,
    read_traced,
    tie_order,
)
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, OriginKind
from armsledger.model.plain import from_plain, to_plain
from armsledger.scale.numbers import numbers_of_part, read_documents, read_names, read_records
from armsledger.scale.parts import write_part
from armsledger.scale.pieces import Piece, connect, read_table, write_columns

STRETCH: Final = 1000  # documents that are compared, and written, together
_NOTHING_SAID: Final = Said({}, {})


def tell_speeches(piece: Piece) -> None:
    """What the speakers of one part's documents say, under each key by which two of them may be compared."""
    import pyarrow as pa

    records = read_records(piece, numbers_of_part(piece, piece.parts[piece.low]))
    names = read_names(piece, list(records.values()))
    rows: list[tuple[str, int, int, str]] = []
    for number, record in sorted(records.items()):
        days = days_around(record.document.head.published.value)
        for place, speech in enumerate(one for one in read_speeches(record, names) if one.tells_enough):
            plain = json.dumps(to_plain(speech))
            keys = (json.dumps([speech.root, thing, day]) for thing in sorted(speech.numbers) for day in days)
            rows += [(key, number, place, plain) for key in keys]
    schema = [("key", pa.string()), ("number", pa.int64()), ("place", pa.int64()), ("speech", pa.string())]
    write_columns(piece.out, dict(zip(("key", "number", "place", "speech"), _columns(rows, 4), strict=True)), schema)


def tie_said(piece: Piece) -> None:
    """Ties by what speakers say, of the keys of one bucket (`low` of `high`)."""
    import pyarrow as pa

    day_of = _days(piece)
    ties: dict[Pair, Tie] = {}
    for holders in _holders(piece):
        for pair, tie in iter_said_alike(holders, lambda number: day_of.get(number)):
            ties[pair] = max(tie, ties.get(pair, tie), key=tie_order)
    rows = [(a, b, tie.kind.value, tie.strength, tie.because) for (a, b), tie in sorted(ties.items())]
    names = ("a", "b", "kind", "strength", "because")
    kinds = (pa.int64(), pa.int64(), pa.string(), pa.int64(), pa.string())
    write_columns(piece.out, dict(zip(names, _columns(rows, 5), strict=True)), list(zip(names, kinds, strict=True)))


def _holders(piece: Piece) -> Iterator[list[tuple[int, Speech]]]:
    """The speeches under each key of a bucket, in the order of the documents."""
    with connect(piece.work) as database:
        database.execute(
            "select key, number, speech from read_parquet($1) where hash(key) % $3 = $2 order by key, number, place",
            [piece.made("speeches"), piece.low, piece.high],
        )
        key, holders = None, list[tuple[int, Speech]]()
        while rows := database.fetchmany(500):
            for row in rows:
                if row[0] != key:
                    yield holders
                    key, holders = row[0], []
                holders.append((row[1], from_plain(Speech, json.loads(row[2]))))
        yield holders


def _days(piece: Piece) -> dict[int, Any]:
    """The days of those documents that have speeches."""
    with connect(piece.work) as database:
        return dict(
            database.execute(
                """select number, published from read_parquet($1) where number in
                (select number from read_parquet($2) where hash(key) % $4 = $3)""",
                [piece.made("numbers"), piece.made("speeches"), piece.low, piece.high],
            ).fetchall()
        )


def compare_stretch(piece: Piece) -> None:
    """How the documents from `low` up to `high` stand to those that they were compared with."""
    import pyarrow as pa

    pairs = _pairs(piece)
    said = _said(piece)
    wanted = {number for pair in (*pairs, *said) for number in pair} | set(range(piece.low, piece.high))
    traced = {number: read_traced(one) for number, one in sorted(read_documents(piece, sorted(wanted)).items())}
    comparison = Comparison.of(traced, pairs, said, _NOTHING_SAID)
    rows = []
    for number in range(piece.low, piece.high):
        kind, because = comparison.stand(number)
        day, retold, runs, document_id = place_of(traced[number])
        tied = sorted(comparison.tied.get(number, ()))
        rows.append((number, document_id, kind.value, because, day, retold, runs, tied))
    names = ("number", "document_id", "kind", "because", "day", "retold", "runs", "tied")
    whole, text = pa.int64(), pa.string()
    kinds = (whole, text, text, text, text, pa.bool_(), whole, pa.list_(whole))
    write_columns(piece.out, dict(zip(names, _columns(rows, 8), strict=True)), list(zip(names, kinds, strict=True)))


def _pairs(piece: Piece) -> list[Pair]:
    with connect(piece.work) as database:
        return database.execute(  # type: ignore[no-any-return]
            "select a, b from read_parquet($1) where a >= $2 and a < $3 or b >= $2 and b < $3 order by a, b",
            [piece.made("pairs"), piece.low, piece.high],
        ).fetchall()


def _said(piece: Piece) -> dict[Pair, Tie]:
    with connect(piece.work) as database:
        rows = database.execute(
            """select a, b, kind, strength, because from read_parquet($1)
            where a >= $2 and a < $3 or b >= $2 and b < $3""",
            [piece.made("said"), piece.low, piece.high],
        ).fetchall()
    ties: dict[Pair, Tie] = {}
    for a, b, kind, strength, because in rows:
        tie = Tie(OriginKind(kind), strength, because)
        ties[a, b] = max(tie, ties.get((a, b), tie), key=tie_order)
    return {pair: ties[pair] for pair in sorted(ties)}


def join_groups(piece: Piece) -> None:
    """For every document that is tied to another the earliest of its group; `high` is how many documents there are."""
    import pyarrow as pa

    lead = np.arange(piece.high, dtype=np.int64)
    tied = np.zeros(piece.high, dtype=np.bool_)
    for path in piece.made("standing"):
        for row in read_table([path], ("number", "tied")).to_pylist():
            for other in row["tied"]:
                tied[[row["number"], other]] = True
                one, two = sorted((_lead(lead, row["number"]), _lead(lead, other)))
                lead[two] = one
    first: dict[int, tuple[tuple[Any, ...], int, str]] = {}
    for path in piece.made("standing"):
        for row in read_table([path], ("number", "document_id", "day", "retold", "runs")).to_pylist():
            if tied[row["number"]]:
                place = (row["day"], row["retold"], row["runs"], row["document_id"])
                group = _lead(lead, row["number"])
                found = (place, row["number"], row["document_id"])
                first[group] = min(found, first.get(group, found))
    rows = [(int(number), *first[_lead(lead, int(number))][1:]) for number in np.flatnonzero(tied)]
    names, kinds = ("number", "first", "first_id"), (pa.int64(), pa.int64(), pa.string())
    write_columns(piece.out, dict(zip(names, _columns(rows, 3), strict=True)), list(zip(names, kinds, strict=True)))


def _lead(lead: Any, number: int) -> int:
    while lead[number] != number:
        lead[number] = lead[lead[number]]
        number = int(lead[number])
    return number


def write_origins(piece: Piece) -> None:
    """The origins of the documents from `low` up to `high`: a part of the result."""
    bounds = [("number", ">=", piece.low), ("number", "<", piece.high)]
    firsts = {
        row["number"]: (row["first"], row["first_id"])
        for row in read_table(piece.made("groups"), ("number", "first", "first_id"), bounds).to_pylist()
    }
    columns = ("number", "document_id", "kind", "because")
    rows = read_table(piece.made("standing"), columns, bounds).to_pylist()
    write_part(Path(piece.out), "origins", (_origin(row, firsts) for row in sorted(rows, key=lambda r: r["number"])))


def _origin(row: dict[str, Any], firsts: dict[int, tuple[int, str]]) -> dict[str, Any]:
    first, first_id = firsts.get(row["number"], (row["number"], row["document_id"]))
    kind, because = row["kind"], row["because"]
    if row["number"] == first and row["number"] in firsts:
        kind, because = as_first(because)
        kind = kind.value
    origin_id = make_id("org", first_id)
    return {"document_id": row["document_id"], "origin_id": origin_id, "kind": kind, "because": because}


def read_origins(paths: Iterable[str], document_ids: set[str]) -> dict[str, DocumentOrigin]:
    """The origins of some documents, from parts of the result."""
    found: dict[str, DocumentOrigin] = {}
    columns = ("document_id", "origin_id", "kind", "because")
    for path in paths:
        for row in read_table([path], columns, [("document_id", "in", sorted(document_ids))]).to_pylist():
            found[row["document_id"]] = from_plain(DocumentOrigin, row)
    return found


def _columns(rows: list[Any], width: int) -> list[list[Any]]:
    columns: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        for place, value in enumerate(row):
            columns[place].append(value)
    return [columns[place] for place in range(width)]
