"""Puts the workbench's browser files into the package as it is built, an editable install included.

The versions and digests stand in package-lock.json; npm fetches and checks them. None of the files is kept in the
repository. Without npm, or without a registry, the package is built all the same: everything but `armsledger serve`
works, which says what is missing. `python hatch_build.py` does the same for a source tree that is not installed.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
TARGET = Path("src/armsledger/web/static/vendor")
FILES = (
    "cytoscape/dist/cytoscape.min.js",
    "htmx.org/dist/htmx.min.js",
    "leaflet/dist/leaflet.css",
    "leaflet/dist/leaflet.js",
    "topojson-client/dist/topojson-client.min.js",
    "world-atlas/countries-50m.json",
)
STAMP = "STAMP"  # holds the digest of the lock file that the folder was filled from
NPM_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
WITHOUT = "the workbench is built without its browser files, `armsledger serve` will not start; the rest works"


class BrowserFilesHook(BuildHookInterface[Any]):
    """Fills the folder before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling gives them
        problem = fill(Path(self.root))
        if problem:
            self.app.display_warning(f"{problem}: {WITHOUT}")


def fill(root: Path) -> str | None:
    """Fill the folder of browser files unless it was filled from the same lock; give what stood in the way, if any."""
    lock = root / "package-lock.json"
    target = root / TARGET
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = target / STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return None
    npm = shutil.which("npm")
    if npm is None:
        return "npm was not found (install Node.js with npm, then `make setup` again)"
    done = subprocess.run([npm, *NPM_CI], cwd=root, check=False, capture_output=True, text=True)
    if done.returncode:
        return f"npm could not fetch the browser files ({' '.join(done.stderr.split())[:300]})"
    _copy(root / "node_modules", target)
    stamp.write_text(digest, encoding="ascii")
    return None


def _copy(modules: Path, target: Path) -> None:
    """Copy the files that pages ask for, each beside the licence of its package."""
    shutil.rmtree(target, ignore_errors=True)
    for name in FILES:
        package = name.partition("/")[0]
        folder = target / package
        folder.mkdir(parents=True, exist_ok=True)
        for path in (modules / name, *sorted((modules / package).glob("LICEN[CS]E*"))):
            shutil.copy(path, folder / path.name)


if __name__ == "__main__":
    found = fill(ROOT)
    sys.exit(f"{found}: {WITHOUT}" if found else None)
