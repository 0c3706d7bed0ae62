"""The public pages that the embargo tables cite."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def load_sources() -> dict[str, str]:
    """The addresses of the pages that the rows cite, by key."""
    text = files("armsledger.knowledge").joinpath("measures", "sources.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["sources"])
