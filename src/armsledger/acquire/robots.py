"""What a site allows programs to fetch: its robots.txt, read as RFC 9309 says.

The group that names us most closely counts, else that of `*`; of its rules the longest that matches decides, and
allowing wins a draw. A file that is not there allows all; one that the site fails to give forbids all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

NAME: Final = "armsledger"  # by which a robots.txt may speak to us
MOST_BYTES: Final = 500_000
_MOST_RULES: Final = 5_000
_MOST_SITEMAPS: Final = 100
_MOST_DELAY_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a group: whether what begins so may be fetched."""

    path: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site for us, the pause between two requests that it asks for, and the sitemaps that it names."""

    rules: tuple[Rule, ...] = ()
    delay_s: float = 0.0
    sitemaps: tuple[str, ...] = ()

    def allows(self, target: str) -> bool:
        """Say whether the path and query `target` may be fetched."""
        found = [rule for rule in self.rules if _matches(rule.path, _plain(target))]
        best = max(found, key=lambda rule: (len(rule.path), rule.allows), default=None)
        return best is None or best.allows or target == "/robots.txt"


ALLOW_ALL: Final = Robots()
ALLOW_NONE: Final = Robots((Rule("/", False),))


@dataclass(slots=True)
class _Group:
    names: list[str] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    delay_s: float = 0.0


def parse_robots(data: bytes) -> Robots:
    """The rules for us in a robots.txt; lines that are none are passed over."""
    text = data[:MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff")
    groups = _groups(text)
    ours = [group for group in groups if NAME in group.names] or [group for group in groups if "*" in group.names]
    rules = tuple(rule for group in ours for rule in group.rules)[:_MOST_RULES]
    return Robots(rules, max((group.delay_s for group in ours), default=0.0), tuple(_iter_sitemaps(text)))


def _iter_sitemaps(text: str) -> Iterator[str]:
    """They belong to no group; not more than `_MOST_SITEMAPS`, each once."""
    named = (line.partition(":") for line in text.splitlines())
    found = dict.fromkeys(value.split("#")[0].strip() for key, _, value in named if key.strip().lower() == "sitemap")
    yield from [value for value in found if value][:_MOST_SITEMAPS]


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    is_naming = False
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if not is_naming:
                groups.append(_Group())
            groups[-1].names.append(_product(value))
        elif key in ("allow", "disallow", "crawl-delay") and groups:
            _add(groups[-1], key, value)
        is_naming = key == "user-agent" if key else is_naming
    return groups


def _product(value: str) -> str:
    return value if value == "*" else re.split(r"[/\s]", value.lower(), maxsplit=1)[0]


def _add(group: _Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        group.delay_s = min(_MOST_DELAY_S, float(value)) if re.fullmatch(r"\d{1,6}(\.\d+)?", value) else 0.0
    elif value:  # an empty rule says nothing
        group.rules.append(Rule(_plain(value), key == "allow"))


def _plain(path: str) -> str:
    """Escapes undone, so that one path written in two ways is one; bytes are compared as Latin-1."""
    return unquote_to_bytes(path).decode("latin-1")


def _matches(pattern: str, target: str) -> bool:
    """Whether a pattern with `*` and a closing `$` fits; walked piece by piece, so that no pattern takes long."""
    is_whole = pattern.endswith("$")
    first, *pieces = (pattern[:-1] if is_whole else pattern).split("*")
    if not target.startswith(first):
        return False
    place = len(first)
    for number, piece in enumerate(pieces):
        if is_whole and number == len(pieces) - 1:
            return len(target) - len(piece) >= place and target.endswith(piece)
        place = target.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not is_whole or place == len(target)
