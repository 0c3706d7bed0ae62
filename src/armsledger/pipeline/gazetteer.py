"""The gazetteer of a run: compiled at its first use on a machine, opened ever after."""

import sys
from os import environ
from pathlib import Path

from armsledger.errors import GazetteerError
from armsledger.knowledge.gazetteer.build import Notify, build_gazetteer
from armsledger.knowledge.gazetteer.location import compiled_path, default_folder, imported_paths, sources_used
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.knowledge.gazetteer.sources import iter_entries
from armsledger.settings import Settings


def gazetteer_folder(settings: Settings) -> Path:
    """The folder that the settings name, else the user's cache."""
    return Path(settings.gazetteer) if settings.gazetteer else default_folder(environ)


def open_gazetteer(settings: Settings) -> Gazetteer:
    """Open the compiled gazetteer with what the user imported, compiling it first where that was not done yet.

    Raises GazetteerError where the folder cannot be written.
    """
    folder = gazetteer_folder(settings)
    path = compiled_path(folder)
    if not path.is_file():
        print("compiling the gazetteer, once on this machine (some twenty seconds) …", file=sys.stderr)
        compile_gazetteer(folder, lambda _: None)
    return Gazetteer(path, *imported_paths(folder))


def compile_gazetteer(folder: Path, notify: Notify) -> int:
    """Compile the gazetteer into `folder` and give how many places it holds; `notify` is told how many so far."""
    path = compiled_path(folder)
    try:
        return build_gazetteer(iter_entries(), path, sources_used(), notify)
    except OSError as error:
        way = f"{error}; name a folder that can be written in ARMSLEDGER_GAZETTEER"
        raise GazetteerError(str(path), way) from error
