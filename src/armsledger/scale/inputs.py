"""What a corpus is made of: files by name, kind, size and digest, in an order that follows from the names alone."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from armsledger.acquire.web_archives import is_web_archive
from armsledger.errors import InputError


class InputKind(StrEnum):
    """How the documents of an input lie in it."""

    WEB_ARCHIVE = "web archive"
    PARQUET = "parquet"
    JSONL = "jsonl"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Input:
    """One file: its name within what was given, which results bear, and its path, which they do not."""

    name: str
    path: str
    kind: InputKind
    size_bytes: int
    sha256: str


def find_inputs(given: Sequence[str]) -> tuple[Input, ...]:
    """Every file at the given paths with its digest; a folder's files sorted by path, each file once.

    Names begin with the last part of what was given. Raises InputError for a path that does not exist, for two inputs
    that would bear one name, and where there is no file at all.
    """
    if not given:
        raise InputError("no input", "nothing was given to read", "name files or folders")
    found: dict[str, Path] = {}
    seen: set[str] = set()
    for top in given:
        for name, path in _files(top):
            real = os.path.realpath(path)
            if real in seen:
                continue
            if name in found:
                raise InputError(
                    top, f"and {found[name]} would both be named {name}", "rename one, or give their parent"
                )
            seen.add(real)
            found[name] = path
    if not found:
        raise InputError(", ".join(given), "holds no files (hidden ones are left out)", "name another folder")
    return tuple(_input(name, path) for name, path in found.items())


def find_changed(inputs: Iterable[Input]) -> tuple[str, ...]:
    """The paths of inputs that are gone, or no longer what they were."""
    return tuple(one.path for one in inputs if _is_changed(one))


def _files(top: str) -> Iterator[tuple[str, Path]]:
    path = Path(top)
    if not path.exists():
        raise InputError(repr(top), "there is no such file or folder", "check the path")
    whole = path.resolve()
    if not path.is_dir():
        yield whole.name, whole
        return
    for place, folders, names in os.walk(whole):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(place, name)
            if file.is_file():
                yield f"{whole.name}/{file.relative_to(whole).as_posix()}", file


def _input(name: str, path: Path) -> Input:
    try:
        return Input(name, str(path), _kind(name), path.stat().st_size, _digest(path))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check that you may read it") from error


def _kind(name: str) -> InputKind:
    if is_web_archive(name):
        return InputKind.WEB_ARCHIVE
    lower = name.lower()
    if lower.endswith(".parquet"):
        return InputKind.PARQUET
    return InputKind.JSONL if lower.endswith((".jsonl", ".ndjson")) else InputKind.FILE


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_changed(one: Input) -> bool:
    path = Path(one.path)
    try:
        return path.stat().st_size != one.size_bytes or _digest(path) != one.sha256
    except OSError:
        return True
