"""Folders of weights: used only if every file is what the folder's manifest says.

`manifest.json` holds the SHA-256 of every other file.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from armsledger.errors import WeightsError

MANIFEST = "manifest.json"


def check_folder(folder: Path) -> dict[str, Any]:
    """Read the manifest and compare every file; raises WeightsError for one that is missing or not the one meant."""
    manifest = read_manifest(folder)
    for name, digest in manifest["files"].items():
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise WeightsError(path)
    return manifest


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a weight folder; raises WeightsError where there is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise WeightsError(path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
