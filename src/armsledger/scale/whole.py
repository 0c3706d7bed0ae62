"""The second stage, over all that was read: who is who, origins, matters. Each piece is a task of the same engine.

A piece is done when its file is there, so this stage too goes on where it was stopped. What pieces make for each other
lies under work/ and goes when the result is whole.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from armsledger.corroborate.tracing.candidates import SHARDS
from armsledger.corroborate.tracing.near_copies import BANDS
from armsledger.errors import WorkersLostError
from armsledger.model.failure import Failure
from armsledger.scale import candidates, matters, numbers, tracing
from armsledger.scale.crews import Crew
from armsledger.scale.engine import Engine
from armsledger.scale.folder import CorpusFolder
from armsledger.scale.jobs import FORMAT
from armsledger.scale.parts import count_rows, write_part
from armsledger.scale.pieces import Piece
from armsledger.scale.tables import WHOLE, failure_row

AGAIN_PART: Final = "part-again"  # documents that another shard had read before
_BANDS_A_PIECE: Final = 8
_RUNS_A_BUCKET: Final = 4_000_000
_TASKS: Final[dict[str, Callable[[Piece], None]]] = {
    "numbers": numbers.number_documents,
    "names": numbers.name_all,
    "runs": candidates.print_part,
    "signatures": candidates.gather_signatures,
    "bands": candidates.meet_in_bands,
    "holders": candidates.count_holders,
    "sharing": candidates.pair_holders,
    "pairs": candidates.join_pairs,
    "speeches": tracing.tell_speeches,
    "said": tracing.tie_said,
    "standing": tracing.compare_stretch,
    "groups": tracing.join_groups,
    "origins": tracing.write_origins,
    "keys": matters.key_claims,
    "matters": matters.write_matters,
}
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How the whole is cut: none of it changes the result, but `most_named` and `crowd`.

    Names are joined by resemblance in a corpus of at most `most_named` documents, as that compares them all at once;
    beyond, two names are one if a row of the tables bears both, or if they are written alike.
    """

    claims_a_bucket: int = matters.CLAIMS_A_BUCKET
    runs_a_bucket: int = _RUNS_A_BUCKET
    said_buckets: int = 16
    most_named: int = 10_000
    crowd: int = matters.CROWD


SIZES: Final = Sizes()


def do_piece(piece: Piece) -> None:
    """Do one piece, in a worker."""
    _TASKS[piece.kind](piece)


def derive_whole(
    folder: CorpusFolder,
    parts: Sequence[str],
    versions: tuple[tuple[str, str], ...],
    crew: Crew,
    tell: Told,
    sizes: Sizes = SIZES,
) -> None:
    """Write origins/ and matters/ of all documents in the parts of these names, and what was read more than once."""
    digest = hashlib.sha256(json.dumps([FORMAT, parts, versions, sizes.most_named, sizes.crowd]).encode()).hexdigest()
    whole = _Whole(folder, tuple(parts), versions, digest[:12], crew, tell, sizes)
    if not whole.is_done:
        whole.derive()
    for table in WHOLE:
        folder.sweep(table, [path.stem for path in (folder.path / table).glob(f"part-*-{digest[:12]}.parquet")])


class _Whole:
    """The second stage of one corpus."""

    def __init__(
        self,
        folder: CorpusFolder,
        parts: tuple[str, ...],
        versions: tuple[tuple[str, str], ...],
        digest: str,
        crew: Crew,
        tell: Told,
        sizes: Sizes,
    ) -> None:
        self._folder, self._digest, self._crew, self._tell, self._sizes = folder, digest, crew, tell, sizes
        self._work = folder.work / digest
        root = str(folder.path.resolve())
        self._piece = partial(Piece, folder=root, work=str(self._work.resolve()), parts=parts, versions=versions)
        self._parts = parts

    @property
    def is_done(self) -> bool:
        """Whether the result is whole: the mark is set last."""
        return (self._folder.work / f"{self._digest}.done").is_file()

    def derive(self) -> None:
        """Do all that is not done."""
        (self._work / "spilled").mkdir(parents=True, exist_ok=True)
        self._do("numbers", [self._one("numbers", 0)] if self._parts else [])
        count = sum(count_rows(Path(path)) for path in self._one("numbers", 0).made("numbers"))
        self._write_again()
        if count:
            self._derive_origins(count)
            self._derive_matters()
        (self._folder.work / f"{self._digest}.done").touch()
        shutil.rmtree(self._work, ignore_errors=True)

    def _derive_origins(self, count: int) -> None:
        shards = range(len(self._parts))
        stretches = [(low, min(low + tracing.STRETCH, count)) for low in range(0, count, tracing.STRETCH)]
        if count <= self._sizes.most_named:
            self._do("names", [self._one("names", 0, 0, count)])
        self._do("runs", [self._one("runs", number, number) for number in shards])
        signatures = str(self._work.resolve() / "signatures.npy")
        self._do("signatures", [self._piece("signatures", out=signatures)])
        bands = range(0, BANDS, _BANDS_A_PIECE)
        self._do("bands", [self._one("bands", low, low, low + _BANDS_A_PIECE) for low in bands])
        self._share_runs(count)
        self._do("pairs", [self._one("pairs", low, low, high) for low, high in stretches])
        self._do("speeches", [self._one("speeches", number, number) for number in shards])
        buckets = self._sizes.said_buckets
        self._do("said", [self._one("said", number, number, buckets) for number in range(buckets)])
        self._do("standing", [self._one("standing", low, low, high) for low, high in stretches])
        self._do("groups", [self._one("groups", 0, 0, count)])
        self._do("origins", [self._final("origins", place, low, high) for place, (low, high) in enumerate(stretches)])

    def _share_runs(self, count: int) -> None:
        runs = sum(count_rows(Path(path)) for path in self._one("runs", 0).made("runs"))
        buckets = SHARDS
        while runs / buckets > self._sizes.runs_a_bucket:
            buckets *= 2
        folder = self._work.resolve() / "holders"
        told = [folder / f"{number:06d}.json" for number in range(buckets)]
        counted = [self._piece("holders", out=str(path), low=number, high=buckets) for number, path in enumerate(told)]
        self._do("holders", counted)
        speaking = candidates.find_speaking(told, count)
        self._do(
            "sharing",
            [self._one("sharing", number, number, buckets, sizes) for number, sizes in enumerate(speaking)],
        )

    def _derive_matters(self) -> None:
        self._do("keys", [self._one("keys", number, number) for number in range(len(self._parts))])
        slices = matters.iter_slices(self._one("keys", 0), self._sizes.claims_a_bucket, self._sizes.crowd)
        self._do("matters", [self._final("matters", place, 0, 0, one) for place, one in enumerate(slices)])

    def _write_again(self) -> None:
        found = numbers.read_again(self._one("numbers", 0)) if self._parts else []
        failures = (
            Failure(source, "read", f"{source}: the same document as {first}, which was read already")
            for source, first in found
        )
        path = self._folder.path / "failures" / f"{AGAIN_PART}.parquet"
        write_part(path, "failures", map(failure_row, failures))

    def _one(self, kind: str, number: int, low: int = 0, high: int = 0, chosen: tuple[int, ...] = ()) -> Piece:
        out = str(self._work.resolve() / kind / f"{number:09d}.parquet")
        return self._piece(kind, out=out, low=low, high=high, chosen=chosen)

    def _final(self, kind: str, number: int, low: int, high: int, chosen: tuple[int, ...] = ()) -> Piece:
        out = str(self._folder.path.resolve() / kind / f"part-{number:06d}-{self._digest}.parquet")
        return self._piece(kind, out=out, low=low, high=high, chosen=chosen)

    def _do(self, kind: str, pieces: Sequence[Piece]) -> None:
        left = [piece for piece in pieces if not piece.is_done]
        done = len(pieces) - len(left)
        self._tell(kind, done, len(pieces))
        self._folder.log("stage", stage=kind, pieces=len(left))

        def note(_: Piece, __: None) -> None:
            nonlocal done
            done += 1
            self._tell(kind, done, len(pieces))

        Engine(self._crew, do_piece, lambda piece: piece.out).run(left, note, _give_up)


def _give_up(piece: Piece) -> None:
    raise WorkersLostError(piece.out, f"the process that works on it ends every time ({piece.kind})")
