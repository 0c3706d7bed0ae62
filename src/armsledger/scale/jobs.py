"""What is handed to a worker: a shard with its inputs, where its parts go, by which versions, and what is set aside."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from armsledger.acquire.web_archives import Place
from armsledger.model.plain import to_plain
from armsledger.scale.inputs import Input, InputKind
from armsledger.scale.planning import Shard
from armsledger.settings import Settings

_DIGITS: Final = 12
FORMAT: Final = "corpus-1"  # what parts look like; to be raised when that changes


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take before it is set aside: seconds, and the bytes that its process may hold by then."""

    seconds: int = 300
    memory_bytes: int = 4_000_000_000


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class ShardJob:
    """One shard as a worker gets it; `versions` are those that it must read by.

    `aside` are items, by number, that are not to be read, with the reason; `only` are the numbers from and up to which
    items are tried without writing anything.
    """

    shard: Shard
    inputs: tuple[Input, ...]
    folder: str
    part: str
    settings: Settings
    versions: tuple[tuple[str, str], ...]
    limits: Limits
    driver_pid: int | None = None
    aside: tuple[tuple[int, str], ...] = ()
    only: tuple[int, int] | None = None

    def path(self, table: str) -> Path:
        """Where the part of a table goes."""
        return Path(self.folder, table, f"{self.part}.parquet")

    @property
    def is_done(self) -> bool:
        """Whether all parts are there: that of the documents comes last."""
        return self.path("documents").is_file()


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What became of a shard, for the progress alone."""

    number: int
    documents: int
    claims: int
    failures: int
    seconds: float
    process: str = field(default="", compare=False)


def make_job(
    shard: Shard,
    inputs: Sequence[Input],
    folder: Path,
    settings: Settings,
    versions: tuple[tuple[str, str], ...],
    limits: Limits,
) -> ShardJob:
    """The job of a shard. Its part is named by what it is made of: same input, versions and settings, same name."""
    one = inputs[shard.input_number]
    own = tuple(inputs[shard.input_number : shard.input_number + shard.count]) if one.kind is InputKind.FILE else (one,)
    start = Place("", 0) if one.kind is InputKind.FILE else shard.start
    digest = hashlib.sha256()
    made_of = [FORMAT, to_plain(versions), [[i.name, i.sha256] for i in own], to_plain(shard), config_of(settings)]
    digest.update(json.dumps(made_of).encode())
    part = f"part-{shard.number:06d}-{digest.hexdigest()[:_DIGITS]}"
    local = replace(shard, input_number=0, start=start)
    return ShardJob(local, own, str(folder.resolve()), part, settings, versions, limits)


def config_of(settings: Settings) -> dict[str, str | int]:
    """Those settings that change what is read, beside the versions."""
    return {
        "annotator": settings.annotator,
        "extractor": settings.extractor,
        "max_document_mb": settings.max_document_mb,
    }
