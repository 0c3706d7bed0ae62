"""Ids as parts of an address: what does not look like one leads nowhere."""

from collections.abc import Mapping
from typing import Final

from django.urls import register_converter

_ID: Final = "[0-9a-f]{20}"

# What an address calls it, and how it looks.
PATTERNS: Final[Mapping[str, str]] = {
    "doc": f"doc-{_ID}",
    "clm": f"clm-{_ID}",
    "mat": f"mat-{_ID}",
    "fnd": f"fnd-{_ID}",
    "dec": f"dec-{_ID}",
    "idy": f"idy-{_ID}",
    "ltr": f"ltr-{_ID}",
    "sha": "[0-9a-f]{64}",  # the SHA-256 of bytes as received
    "case": "[a-z0-9]+(?:-[a-z0-9]+)*",  # the name of a case
    "feed": "[A-Za-z0-9_-]{43}",  # the token of a feed
}


class _AsItStands:
    """A part of an address that is handed on as it stands."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register_converters() -> None:
    """Let addresses be written with the names of `PATTERNS`."""
    for name, pattern in PATTERNS.items():
        register_converter(type(f"{name}_converter", (_AsItStands,), {"regex": pattern}), name)
