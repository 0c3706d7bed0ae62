"""Files and folders as received bytes.

Promises: the order depends on the paths alone; nothing larger than the limit is loaded (the size is asked for before
a byte is read); one file that cannot be read becomes a `Failure`, and the others follow; no file comes twice.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.model.received import Received

STAGE: Final = "acquire"
_BYTES_IN_MB: Final = 1_000_000


def iter_files(paths: Sequence[str], max_bytes: int) -> Iterator[Received | Failure]:
    """Give the bytes of the files at `paths` and of all files in the folders at `paths`, lazily, each file once.

    Paths come in the order given, a folder's files sorted by path; in folders, names that begin with a dot are left
    out, as are links to folders. `max_bytes` is the most that one file may hold. Raises InputError, before anything
    is given, for a path that does not exist and for no path at all.
    """
    if not paths:
        raise InputError("no input", "nothing was given to read", "name a file or a folder")
    for path in paths:
        _check_exists(path)
    return _iter_checked(paths, max_bytes)


def _check_exists(path: str) -> None:
    try:
        found = os.path.lexists(path)
    except ValueError:  # a NUL in the path
        found = False
    if not found:
        raise InputError(
            repr(path), "there is no such file or folder", "check the path; an address of the web begins with https://"
        )


def _iter_checked(paths: Sequence[str], max_bytes: int) -> Iterator[Received | Failure]:
    seen: set[str] = set()
    for path in paths:
        for found in _iter_paths(path):
            if isinstance(found, Failure):
                yield found
            elif (key := os.path.realpath(found)) not in seen:
                seen.add(key)
                yield receive_file(found, max_bytes)


def _iter_paths(path: str) -> Iterator[Path | Failure]:
    if not os.path.isdir(path):
        yield Path(path)
        return
    failures: list[Failure] = []
    found = sorted(_walk(path, failures))
    if not found and not failures:
        failures.append(
            Failure(path, STAGE, "the folder holds no files (hidden ones are left out); name another folder")
        )
    yield from found
    yield from sorted(failures, key=lambda failure: failure.source)


def _walk(folder: str, failures: list[Failure]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        failures.append(_failure(str(error.filename), error))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def receive_file(path: Path, max_bytes: int) -> Received | Failure:
    """The bytes of one file, or why they cannot be had; `max_bytes` is the most that it may hold."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Failure(
                str(path), STAGE, "this is no regular file (a device, pipe or socket); copy it to a file first"
            )
        if status.st_size > max_bytes:
            return _too_large(path, status.st_size, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # never more than the limit, even if the file has grown since
    except OSError as error:
        return _failure(str(path), error)
    if len(data) > max_bytes:
        return _too_large(path, len(data), max_bytes)
    return Received(str(path), data, hashlib.sha256(data).hexdigest())


def _too_large(path: Path, size: int, limit: int) -> Failure:
    problem = (
        f"the file holds {size / _BYTES_IN_MB:,.1f} MB ({size:,} bytes), the limit is {limit / _BYTES_IN_MB:,.1f} MB "
        f"({limit:,} bytes); split it into single reports, or raise the limit"
    )
    return Failure(str(path), STAGE, problem)


def _failure(source: str, error: OSError) -> Failure:
    why = error.strerror or type(error).__name__
    return Failure(source, STAGE, f"the file cannot be read ({why}); check that it exists and may be read by you")
