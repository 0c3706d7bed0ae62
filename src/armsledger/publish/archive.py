"""A case file's folder as one file to hand over, and the digest that names it. The same folder gives the same bytes."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can hold: it tells of no machine's clock
_PLAIN_FILE: Final = 0o644 << 16


def folder_digest(folder: Path) -> str:
    """The SHA-256 over the lines that `sha256sum` would write for the folder's files, sorted by path."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in _files(folder))
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def write_archive(folder: Path, root: str) -> bytes:
    """The folder as a zip archive whose files stand in a folder `root`."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in _files(folder):
            entry = zipfile.ZipInfo(f"{root}/{name}", _FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, 3
            archive.writestr(entry, path.read_bytes())
    return out.getvalue()


def _files(folder: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return sorted(found)
