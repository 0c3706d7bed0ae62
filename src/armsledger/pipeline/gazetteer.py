"""The gazetteer of a run: compiled at its first use on a machine, opened ever after, with what the user imported."""

import hashlib
from collections.abc import Collection
from os import environ
from pathlib import Path

from rich.console import Console

from armsledger.errors import GazetteerError, InputError
from armsledger.knowledge.gazetteer.build import Notify, build_gazetteer
from armsledger.knowledge.gazetteer.imports import read_import
from armsledger.knowledge.gazetteer.location import compiled_path, default_folder, imported_paths, sources_used
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.knowledge.gazetteer.sources import iter_entries
from armsledger.settings import Settings


def gazetteer_folder(settings: Settings) -> Path:
    """The folder that the settings name, else the user's cache."""
    return Path(settings.gazetteer) if settings.gazetteer else default_folder(environ)


def compiled_file(settings: Settings) -> Path:
    """The file that this version compiles."""
    return compiled_path(gazetteer_folder(settings))


def open_gazetteer(settings: Settings) -> Gazetteer:
    """Open the compiled gazetteer with what the user imported, compiling it first where that was not done yet.

    Raises GazetteerError where the folder cannot be written, or a file in it is damaged.
    """
    path = compiled_file(settings)
    if not path.is_file():
        console = Console(stderr=True)
        with console.status("compiling the gazetteer, once on this machine …") as status:
            compile_gazetteer(settings, lambda places: status.update(f"compiling the gazetteer: {places:,} places …"))
    return Gazetteer(path, *imported_paths(path.parent))


def compile_gazetteer(settings: Settings, notify: Notify) -> int:
    """Compile the gazetteer and give how many places it holds; `notify` is told how many so far."""
    path = compiled_file(settings)
    try:
        return build_gazetteer(iter_entries(), path, sources_used(), notify)
    except OSError as error:
        raise _unwritable(path, error) from error


def import_places(
    settings: Settings, file: Path, sort: str, countries: Collection[str], notify: Notify
) -> tuple[int, Path]:
    """Take the places of a user's file into the gazetteer; gives how many, and the file that holds them now.

    Its name holds the digest of what was read, so that readings tell by which places they were made.
    """
    if not file.is_file():
        raise InputError(str(file), "is no file", "name the file that you have")
    folder = gazetteer_folder(settings)
    path = folder / f"imported-{file.stem}-{_digest(file, sort, countries)}.sqlite"
    compiled = {"file": file.name, "sort": sort, "countries": " ".join(sorted(countries))}
    try:
        count = build_gazetteer(read_import(file, sort, countries), path, compiled, notify)
        for old in set(folder.glob(f"imported-{file.stem}-*.sqlite")) - {path}:
            old.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error
    return count, path


def _digest(file: Path, sort: str, countries: Collection[str]) -> str:
    digest = hashlib.sha256(f"{sort} {sorted(countries)} ".encode())
    with file.open("rb") as content:
        digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()[:12]


def _unwritable(path: Path, error: OSError) -> GazetteerError:
    return GazetteerError(str(path), f"{error}; name a folder that can be written in ARMSLEDGER_GAZETTEER")
