"""The JavaScript of others that pages ask for: put into the package when it was built, or not there."""

from importlib.resources import files

from armsledger.errors import InputError


def check_browser_files() -> None:
    """Raise InputError, with the way out, where the package was built without them."""
    folder = files("armsledger.web") / "static" / "vendor"
    if not (folder / "STAMP").is_file():
        raise InputError(
            "the workbench",
            "was built without its browser files (htmx, Leaflet, Cytoscape.js)",
            "install Node.js with npm, then run `make setup` in the source tree, or install a wheel that holds them",
        )
