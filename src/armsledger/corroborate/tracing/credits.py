"""Whom a document credits: the agency whose text it carries, and outlets whose reports it retells."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from armsledger.knowledge.outlets import Outlet, OutletKind, load_outlets
from armsledger.model.document import Document

_HEAD: Final = 300  # characters at the beginning in which an agency's mark is a credit
_FOOT: Final = 200  # and at the end ("Reporting by …, Reuters")
# Words after or before an outlet's name that make the report its own, in the languages that we read.
_REPORTED: Final = (
    r"(?:first |also )?(?:reported|reports|revealed|wrote|writes|disclosed|obtained|said in a report|"
    r"сообщил\w*|сообщает|пишет|"
    r"a rapporté|a révélé|rapporte|ذكرت|أفادت|نقلت|bildirdi|yazdı|informó|reveló)"
)
_CITING: Final = (
    r"(?:citing|according to|told|as reported by|quoted by|со ссылкой на|по данным|selon|citant|نقلا عن|bağlı|según)"
)


@dataclass(frozen=True, slots=True)
class Credits:
    """`agency` is the name of the agency whose text a document says it carries, `retold` names of outlets whose reports
    it says it retells, with the words that say so.
    """

    agency: str | None
    retold: tuple[tuple[str, str], ...]


def read_credits(document: Document) -> Credits:
    """Read the credits of a document from its dateline, byline, first and last lines, and from what it says."""
    head, text = document.head, document.text
    places = " ".join(filter(None, (head.dateline.value, head.byline.value, text[:_HEAD], text[-_FOOT:])))
    named = [outlet for outlet in load_outlets() if any(sign in text or sign in places for sign in _signs(outlet))]
    agency = next((o.name for o in named if o.kind is OutletKind.AGENCY and _mark(o).search(places)), None)
    own = (head.outlet.value or "").casefold()
    found = ((o.name, _said(o).search(text)) for o in named if o.name.casefold() not in own)
    return Credits(agency, tuple((name, match.group()) for name, match in found if match))


@cache
def _mark(outlet: Outlet) -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(_signs(outlet), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{signs})(?!\w)")


def _signs(outlet: Outlet) -> tuple[str, ...]:
    return (*outlet.signs, outlet.name)


@cache
def _said(outlet: Outlet) -> re.Pattern[str]:
    signs = _mark(outlet).pattern
    return re.compile(rf"{signs}(?:,| on \w+day)? {_REPORTED}|{_CITING} (?:the )?{signs}")
