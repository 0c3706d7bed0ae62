"""Which language core and which extractor a run uses: chosen by name in the settings, one interface each."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from armsledger import __version__
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.knowledge.tables import own_tables, use_own_tables
from armsledger.model.annotation import Annotator
from armsledger.model.claim import Extractor
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.settings import Settings


@dataclass(frozen=True, slots=True)
class Cores:
    """The chosen parts, and the versions that records made with them carry."""

    annotator: Annotator
    extractor: Extractor
    gazetteer: Gazetteer
    versions: tuple[tuple[str, str], ...]


def load_cores(settings: Settings) -> Cores:
    """Load the annotator, the extractor and the gazetteer that the settings name, over our and the user's tables."""
    use_tables(settings)
    annotator, extractor = _annotator(settings.annotator), _extractor(settings.extractor)
    gazetteer = open_gazetteer(settings)
    versions = {
        "annotator": annotator.name,
        "armsledger": __version__,
        "extractor": extractor.name,
        "gazetteer": gazetteer.name,
        "rules": digest_of_rules(),
    }
    return Cores(annotator, extractor, gazetteer, tuple(sorted(versions.items())))


def use_tables(settings: Settings) -> None:
    """Have the user's own tables read after ours where the settings name a folder of them.

    To be called before a table is read; raises InputError where that is too late, or the folder cannot be taken.
    """
    use_own_tables(Path(settings.tables) if settings.tables else None)


def _annotator(name: str) -> Annotator:
    if name == "rules":
        from armsledger.annotate.rules import RuleAnnotator

        return RuleAnnotator()
    from armsledger.annotate.learned.annotator import LearnedAnnotator

    return LearnedAnnotator()


def _extractor(name: str) -> Extractor:
    if name == "rules":
        from armsledger.extract.rules import RuleExtractor

        return RuleExtractor()
    from armsledger.extract.learned.extractor import LearnedExtractor

    return LearnedExtractor()


def digest_of_rules() -> str:
    """The first 16 digits of a SHA-256 over every file of the package and the user's own tables in use.

    Whatever is changed in code, tables or word lists makes another version, so that no reading passes for one of other
    rules.
    """
    return _digest(own_tables())


@cache
def _digest(own: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    package = sorted(_iter_files(files("armsledger")), key=lambda pair: pair[0])
    for name, path in (*package, *((f"own/{path.name}", path) for path in own)):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _iter_files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{above}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _iter_files(entry, name)
        elif entry.is_file():
            yield name, entry
