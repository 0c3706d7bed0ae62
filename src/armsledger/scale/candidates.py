"""Which documents of a whole corpus are worth comparing: the searches of `corroborate.tracing`, cut into buckets.

Runs of words are cut by their numbers and signatures by their bands, so every bucket is looked through by itself and
all together give the pairs that one look at the whole would give, however many buckets there are.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from armsledger.corroborate.tracing.candidates import FEWEST as FEWEST_RUNS
from armsledger.corroborate.tracing.candidates import SHARDS, count_fitting, iter_holders
from armsledger.corroborate.tracing.near_copies import FEWEST as FEWEST_WORDS
from armsledger.corroborate.tracing.near_copies import find_alike, iter_signatures
from armsledger.corroborate.tracing.prints import make_print
from armsledger.scale.numbers import numbers_of_part, read_documents
from armsledger.scale.parts import commit, write_text
from armsledger.scale.pieces import Piece, connect, read_table, write_columns, write_table

_WIDTH: Final = 1 << 64
_SIGNATURE_BYTES: Final = 4 * 384


def print_part(piece: Piece) -> None:
    """The runs of words of one part's documents, sorted, and beside them the signatures of their words."""
    import pyarrow as pa

    documents = read_documents(piece, numbers_of_part(piece, piece.parts[piece.low]))
    prints = [(number, make_print(documents[number])) for number in sorted(documents)]
    long = [(number, one.words) for number, one in prints if len(one.words) >= FEWEST_WORDS]
    rows = (
        np.concatenate(list(iter_signatures([words for _, words in long]))) if long else np.zeros((0, 384), np.uint32)
    )
    signed = {"number": [number for number, _ in long], "signature": [row.tobytes() for row in rows]}
    path = Path(piece.work, "signed", Path(piece.out).name)
    write_columns(str(path), signed, [("number", pa.int64()), ("signature", pa.binary(_SIGNATURE_BYTES))])
    runs = np.concatenate([np.zeros(0, np.uint64), *(np.r_[one.quoted, one.told] for _, one in prints)])
    owners = np.repeat(np.array([number for number, _ in prints], np.int64), [one.runs for _, one in prints])
    order = np.lexsort((owners, runs))
    write_columns(
        piece.out, {"run": runs[order], "number": owners[order]}, [("run", pa.uint64()), ("number", pa.int64())]
    )


def gather_signatures(piece: Piece) -> None:
    """All signatures in one file, in the order of the documents' numbers, which are written beside it."""
    paths = piece.made("signed")
    chosen = np.sort(np.concatenate([_column(paths, "number"), np.zeros(0, np.int64)]))
    np.save(Path(piece.work, "signed.npy"), chosen)
    whole = Path(piece.out)
    whole.parent.mkdir(parents=True, exist_ok=True)
    draft = whole.with_name(f".{whole.name}")
    held = np.lib.format.open_memmap(draft, "w+", np.uint32, (len(chosen), 384))
    for path in paths:
        table = read_table([path], ("number", "signature"))
        for number, signature in zip(table["number"].to_pylist(), table["signature"].to_pylist(), strict=True):
            held[np.searchsorted(chosen, number)] = np.frombuffer(signature, np.uint32)
    held.flush()
    commit(draft, whole)


def meet_in_bands(piece: Piece) -> None:
    """Pairs of documents whose words are mostly the same, of those that meet in the bands from `low` up to `high`."""
    chosen = np.load(Path(piece.work, "signed.npy"))
    signatures = np.load(Path(piece.work, "signatures.npy"), mmap_mode="r")
    pairs = chosen[find_alike(signatures, range(piece.low, piece.high))]
    _write_pairs(piece.out, pairs)


def count_holders(piece: Piece) -> None:
    """How many runs of one bucket have how many holders."""
    found = {str(matrix.shape[1]): len(matrix) for matrix in iter_holders(*_runs(piece))}
    write_text(Path(piece.out), json.dumps(found))


def find_speaking(buckets: Sequence[Path], count: int) -> list[tuple[int, ...]]:
    """For each bucket the numbers of holders with which a run speaks, where otherwise pairs would be too many."""
    told = [{int(k): n for k, n in json.loads(path.read_text(encoding="utf-8")).items()} for path in buckets]
    runs: Counter[tuple[int, int]] = Counter()
    for bucket, sizes in enumerate(told):
        runs.update({(size, bucket * SHARDS // len(told)): number for size, number in sizes.items()})
    order = sorted(runs)
    fitting = set(order[: count_fitting([(runs[key], key[0]) for key in order], count)])
    return [
        tuple(sorted(size for size in sizes if (size, bucket * SHARDS // len(told)) in fitting))
        for bucket, sizes in enumerate(told)
    ]


def pair_holders(piece: Piece) -> None:
    """How many runs of one bucket each pair of documents shares; `chosen` are the numbers of holders that speak."""
    found: Counter[tuple[int, int]] = Counter()
    for matrix in iter_holders(*_runs(piece)):
        if matrix.shape[1] not in piece.chosen:
            continue
        left, right = np.triu_indices(matrix.shape[1], 1)
        pairs, often = np.unique(
            np.stack([matrix[:, left].ravel(), matrix[:, right].ravel()], axis=1), axis=0, return_counts=True
        )
        found.update(dict(zip(map(tuple, pairs.tolist()), often.tolist(), strict=True)))
    order = sorted(found)
    _write_pairs(piece.out, np.array(order, np.int64).reshape(-1, 2), [found[pair] for pair in order])


def join_pairs(piece: Piece) -> None:
    """The pairs to compare whose first number lies from `low` up to `high`, sorted."""
    with connect(piece.work) as database:
        found = database.sql(
            """select a, b from read_parquet($1) where a >= $3 and a < $4 group by a, b having sum(n) >= $5
            union select a, b from read_parquet($2) where a >= $3 and a < $4 order by a, b""",
            params=[piece.made("sharing"), piece.made("bands"), piece.low, piece.high, FEWEST_RUNS],
        )
        write_table(piece.out, found.to_arrow_reader())


def bucket_bounds(number: int, of: int) -> tuple[int, int]:
    """The first and the last run of a bucket; `of` is a multiple of sixteen."""
    return _WIDTH // of * number, _WIDTH // of * (number + 1) - 1


def _runs(piece: Piece) -> tuple[Any, Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    low, high = (pa.scalar(bound, pa.uint64()) for bound in bucket_bounds(piece.low, piece.high))
    inside = (pc.field("run") >= low) & (pc.field("run") <= high)
    table = read_table(piece.made("runs"), ("run", "number"), inside)
    runs, owners = table["run"].to_numpy(), table["number"].to_numpy()
    order = np.lexsort((owners, runs))
    return runs[order], owners[order]


def _column(paths: Sequence[str], name: str) -> Any:
    return read_table(paths, (name,))[name].to_numpy()


def _write_pairs(out: str, pairs: Any, often: list[int] | None = None) -> None:
    import pyarrow as pa

    whole = pa.int64()
    columns = {"a": pairs[:, 0], "b": pairs[:, 1], "n": often if often is not None else np.zeros(len(pairs), np.int64)}
    write_columns(out, columns, [("a", whole), ("b", whole), ("n", whole)])
