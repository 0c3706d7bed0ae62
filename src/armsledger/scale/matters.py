"""Matters over a whole corpus: claims laid out by kind and actors, each bucket put together by `corroborate.matters`.

Claims of two buckets never meet, so it is of no account how many there are. A kind and actors that more claims share
than can be compared with each other are cut by month of publication, then by day.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from armsledger.corroborate.matters import bucket_of, group_claims
from armsledger.corroborate.parties import key_of
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.plain import to_plain
from armsledger.scale.numbers import numbers_of_part, read_names, read_records
from armsledger.scale.parts import write_part
from armsledger.scale.pieces import Piece, connect, read_table, write_columns
from armsledger.scale.tables import Values
from armsledger.scale.tracing import STRETCH, read_origins

CLAIMS_A_BUCKET: Final = 2000
CROWD: Final = 1000  # claims of one kind and actors; each is compared with each, so more are cut by time

Slice = tuple[int, int, int, int]  # the first and last bucket, the first and last number of a document


def key_claims(piece: Piece) -> None:
    """The bucket of every claim of one part's documents."""
    import pyarrow as pa

    records = read_records(piece, numbers_of_part(piece, piece.parts[piece.low]))
    names = read_names(piece, list(records.values()))
    rows = [
        (_bucket(bucket_of(claim, key_of(claim, record, names))), number, claim.id)
        for number, record in sorted(records.items())
        for claim in record.claims
    ]
    columns: dict[str, Any] = {
        name: [row[place] for row in rows] for place, name in enumerate(("bucket", "number", "claim_id"))
    }
    write_columns(piece.out, columns, [("bucket", pa.int64()), ("number", pa.int64()), ("claim_id", pa.string())])


def _bucket(parts: tuple[str, tuple[str, ...]]) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(parts).encode()).digest()[:8], "big") >> 1


def iter_slices(piece: Piece, claims_a_bucket: int, crowd: int) -> Iterator[Slice]:
    """Stretches of the buckets of about so many claims, and stretches of time of those that are crowds."""
    low: int | None = None
    high = held = 0
    for bucket, count in _counted(piece):
        if low is not None and (held + count > claims_a_bucket or count > crowd):
            yield low, high, 0, -1
            low, held = None, 0
        if count > crowd:
            yield from _times(piece, bucket, crowd)
            continue
        low = bucket if low is None else low
        high, held = bucket, held + count
    if low is not None:
        yield low, high, 0, -1


def _counted(piece: Piece) -> Iterator[tuple[int, int]]:
    with connect(piece.work) as database:
        database.execute(
            "select bucket, count(*) from read_parquet($1) group by bucket order by bucket", [piece.made("keys")]
        )
        while rows := database.fetchmany(1000):
            yield from rows


def _times(piece: Piece, bucket: int, crowd: int) -> Iterator[Slice]:
    """Stretches of one bucket: its months, the days of months that are crowds; a crowd in one day is cut by number."""
    with connect(piece.work) as database:
        rows = database.execute(
            """select coalesce(strftime(published, '%Y-%m-%d'), '9999'), k.number, count(*)
            from read_parquet($1) k join read_parquet($2) n using (number) where bucket = $3
            group by all order by k.number""",
            [piece.made("keys"), piece.made("numbers"), bucket],
        ).fetchall()
    for month in _runs(rows, lambda row: row[0][:7]):
        if sum(count for _, _, count in month) <= crowd:
            yield bucket, bucket, month[0][1], month[-1][1]
            continue
        for day in _runs(month, lambda row: row[0]):
            for some in _cut(day, crowd):
                yield bucket, bucket, some[0][1], some[-1][1]


def _runs(rows: Iterable[Any], key: Any) -> Iterator[list[Any]]:
    from itertools import groupby

    return (list(group) for _, group in groupby(rows, key))


def _cut(rows: list[Any], most: int) -> Iterator[list[Any]]:
    some: list[Any] = []
    for row in rows:
        if some and sum(count for _, _, count in some) + row[2] > most:
            yield some
            some = []
        some.append(row)
    yield some


def write_matters(piece: Piece) -> None:
    """The matters of one slice (`chosen`): a part of the result."""
    low, high, first, last = piece.chosen
    bounds = [("bucket", ">=", low), ("bucket", "<=", high)]
    if last >= 0:
        bounds += [("number", ">=", first), ("number", "<=", last)]
    rows = read_table(piece.made("keys"), ("number", "claim_id"), bounds).to_pylist()
    wanted = {row["claim_id"] for row in rows}
    numbers = sorted({row["number"] for row in rows})
    records = [record for _, record in sorted(read_records(piece, numbers).items())]
    origins = _origin_paths(piece, numbers)
    traced = read_origins(origins, {record.document.id for record in records})
    placed = [(claim, record) for record in records for claim in record.claims if claim.id in wanted]
    matters = group_claims(placed, read_names(piece, records), traced)
    write_part(Path(piece.out), "matters", (matter_row(matter) for matter in sorted(matters, key=lambda m: m.id)))


def _origin_paths(piece: Piece, numbers: Iterable[int]) -> list[str]:
    paths = sorted(Path(piece.folder, "origins").glob(f"part-*-{Path(piece.work).name}.parquet"))
    return [str(paths[place]) for place in sorted({number // STRETCH for number in numbers})]


def matter_row(matter: Matter) -> Values:
    """A matter as a row of the result; `json` carries all of it."""
    kinds = [relation.kind for relation in matter.relations]
    return {
        "matter_id": matter.id,
        "kind": matter.kind.value,
        "title": matter.title,
        "claim_ids": list(matter.claim_ids),
        "document_ids": list(matter.document_ids),
        "independent_origins": matter.independent_origins,
        "reliability": matter.grade.reliability.value,
        "credibility": str(matter.grade.credibility.value),
        "denied": matter.grade.denied,
        "origins": [
            {
                "origin_id": one.id,
                "voice": one.voice,
                "root": one.root,
                "state": one.state,
                "denies": one.denies,
                "claim_ids": list(one.claim_ids),
                "edges": [
                    {"document_id": edge.document_id, "kind": edge.kind.value, "because": edge.because}
                    for edge in one.edges
                ],
                "because": one.because,
            }
            for one in matter.origins
        ],
        **{kind.value: kinds.count(kind) for kind in RelationKind},
        "because": matter.because,
        "json": json.dumps(to_plain(matter), ensure_ascii=True, separators=(",", ":")),
    }
