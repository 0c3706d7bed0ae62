"""Folders looked at again and again: which files are there, and which have come to rest.

A file has come to rest when size and time of change are the same at two looks. What is still being written, or bears
the name of something half done, is not given.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_HALF_DONE: Final = (".part", ".partial", ".crdownload", ".tmp", ".swp", "~")
_State = tuple[int, int]


@dataclass(slots=True)
class Watched:
    """The folders, by absolute path, and what was seen in them at the last look."""

    folders: tuple[Path, ...]
    _seen: dict[str, _State] = field(default_factory=dict, init=False)
    _given: dict[str, _State] = field(default_factory=dict, init=False)

    def look(self) -> tuple[Path, ...]:
        """The files that came to rest since they were last given, sorted by path."""
        now = dict(_iter_states(self.folders))
        rested = [path for path, state in now.items() if self._seen.get(path) == state != self._given.get(path)]
        self._seen = now
        for path in rested:
            self._given[path] = now[path]
        return tuple(Path(path) for path in sorted(rested))


def find_companions(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files beside these that may be the picture of a caption, or the caption of a picture, among them."""
    found: set[Path] = set()
    for path in paths:
        stems = {path.stem, path.name, Path(path.stem).stem}
        try:
            beside = list(path.parent.iterdir())
        except OSError:
            continue
        found |= {one for one in beside if one.stem in stems and not _is_left_out(one.name) and one.is_file()}
    return tuple(sorted(found - set(paths)))


def _iter_states(folders: Sequence[Path]) -> Iterator[tuple[str, _State]]:
    """Files with size and time of change; a folder or file that is gone at this look is not there."""
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                if not _is_left_out(name):
                    try:
                        status = os.stat(os.path.join(place, name))
                    except OSError:
                        continue
                    yield os.path.join(place, name), (status.st_size, status.st_mtime_ns)


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name.lower().endswith(_HALF_DONE)
