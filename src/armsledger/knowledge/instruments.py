"""Legal instruments that reports invoke: resolutions by their form, treaties, embargoes and agreements by name.

A resolution is known by its number, so it needs no row: "resolution 1970 (2011)", "UNSCR 1970" and "resolution 1970"
have the id `unscr-1970`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "instruments.csv"

RESOLUTION: Final = re.compile(
    r"(?<!\w)(?:(?:U\.?N\.?|United Nations)\s+)?(?:(?:Security\s+Council|S\.?C\.?)\s+)?"
    r"(?:UNSCR|UNSC\s+[Rr]esolution|[Rr]esolutions?|S/RES/|[Rr]ésolutions?|резолюци[яюией]+|قرار)\s*(?:\(UNSCR\)\s*)?"
    r"(?:No\.?\s*|n°\s*|№\s*)?(?P<number>\d{3,4})(?!\d)(?:\s*\((?:19|20)\d\d\))?"
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One row: `kind` is a word for people ("treaty"), `aliases` other names of it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the instrument, the one to print first."""
        return (self.name, *self.aliases)


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """All named instruments, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_instrument, iter_rows(TABLE)), key=lambda instrument: instrument.id))


def find_instrument(words: str) -> tuple[str, str] | None:
    """Give the id and printed name of the instrument that `words` name; None where they name none we know."""
    resolution = RESOLUTION.search(words)
    if resolution:
        return f"unscr-{resolution['number']}", f"UN Security Council resolution {resolution['number']}"
    folded = words.casefold().strip()
    return next(((row.id, row.name) for row in load_instruments() if folded in map(str.casefold, row.names)), None)


def find_resolution(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Give the id and name of the Security Council resolution that the words from `start` to `end` are part of.

    Half-open offsets in code points of `text`; the number may stand after the words. None where they are part of none.
    """
    around = max(0, start - 40)
    for match in RESOLUTION.finditer(text, around, min(len(text), end + 30)):
        if match.start() < end and match.end() > start:
            return f"unscr-{match['number']}", f"UN Security Council resolution {match['number']}"
    return None


def _instrument(row: Row) -> Instrument:
    return Instrument(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.words("aliases"),
        kind=row.text("kind"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
