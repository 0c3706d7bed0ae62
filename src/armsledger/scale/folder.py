"""The folder of a corpus: plan, lock, what was set aside and how it went under work/, the result beside it.

Only the plan and the parts are the state; `progress.jsonl` holds times and is no part of the result.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.model.plain import from_plain, to_plain
from armsledger.scale.inputs import Input
from armsledger.scale.jobs import FORMAT, ShardDone, ShardJob
from armsledger.scale.parts import write_text
from armsledger.scale.planning import Shard

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Planned:
    """What a corpus is to be read from, as it was planned."""

    inputs: tuple[Input, ...]
    shards: tuple[Shard, ...]
    failures: tuple[Failure, ...]
    shard_documents: int


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """Where a corpus is kept."""

    path: Path

    @property
    def work(self) -> Path:
        """What is needed to go on, and no part of the result."""
        return self.path / "work"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder alone. Raises InputError where another process does; a lock ends with its process."""
        try:
            self.work.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise InputError(str(self.path), f"cannot be made ({error.strerror})", "name another folder") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(lock, 0)
            os.pwrite(lock, str(os.getpid()).encode(), 0)
            yield
        except BlockingIOError as error:
            holder = os.pread(lock, 20, 0).decode(errors="replace") or "?"
            way_out = "wait for it, or end it: what it read is kept"
            raise InputError(str(self.path), f"is being worked on by process {holder}", way_out) from error
        finally:
            os.close(lock)

    def is_locked(self) -> bool:
        """Whether some process holds the folder now."""
        try:
            lock = os.open(self.work / "lock", os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    def keep_plan(self, planned: Planned) -> None:
        """Write the plan down."""
        write_text(self.work / "plan.json", json.dumps({"format": FORMAT, **to_plain(planned)}) + "\n")

    def read_plan(self) -> Planned:
        """The plan. Raises InputError where none of ours was made."""
        try:
            plain = json.loads((self.work / "plan.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            way_out = "begin one with armsledger corpus run INPUT… -o DIR"
            raise InputError(str(self.path), "holds no corpus that was begun", way_out) from error
        if plain.pop("format", None) != FORMAT:
            raise InputError(str(self.path), "was begun by another version", "begin anew in another folder")
        return from_plain(Planned, plain)

    @property
    def has_plan(self) -> bool:
        """Whether a corpus was begun here."""
        return (self.work / "plan.json").is_file()

    def keep_aside(self, job: ShardJob) -> None:
        """Write down what of a shard was set aside."""
        write_text(self.work / "aside" / f"{job.part}.json", json.dumps(job.aside) + "\n")

    def read_aside(self, job: ShardJob) -> tuple[tuple[int, str], ...]:
        """What of a shard was set aside."""
        path = self.work / "aside" / f"{job.part}.json"
        if not path.is_file():
            return ()
        return tuple((number, because) for number, because in json.loads(path.read_text(encoding="utf-8")))

    def log(self, event: str, **values: Any) -> None:
        """Note how it goes, with the time."""
        line = json.dumps({"at": round(time.time(), 3), "event": event, **values})
        with (self.work / "progress.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def log_done(self, done: ShardDone) -> None:
        """Note a shard that is done."""
        self.log("shard", **to_plain(done))

    def iter_log(self) -> Iterator[dict[str, Any]]:
        """The notes, the first first; a line that was broken off is left out."""
        path = self.work / "progress.jsonl"
        if not path.is_file():
            return
        with path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:
                    continue

    def sweep(self, table: str, kept: Sequence[str]) -> None:
        """Remove drafts, and parts of a table that other versions or an earlier plan made."""
        names = {f"{part}.parquet" for part in kept}
        for path in (self.path / table).glob("*"):
            if path.name not in names:
                path.unlink(missing_ok=True)
