"""The days that a page states beside that of its publication: of its last change, and of its being saved.

The change stands where publishers put it for machines: `article:modified_time`, `dateModified` of schema.org and the
like. The day of saving is a note that some programs leave in what they save (SingleFile, Wget).
"""

import re
from typing import Final

_NAMES: Final = (
    r"article:modified_time|og:updated_time|datemodified|last-modified|dcterms\.modified|dc\.date\.modified|revised"
)
_META: Final = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_IS_MODIFIED: Final = re.compile(
    rf"""(?:property|name|itemprop|http-equiv)\s*=\s*["']?(?:{_NAMES})["'\s>/]""", re.IGNORECASE
)
_CONTENT: Final = re.compile(r"""content\s*=\s*["']([^"']{4,60})["']""", re.IGNORECASE)
_STATED: Final = re.compile(r'"dateModified"\s*:\s*"([^"]{4,60})"')
_SAVED: Final = re.compile(r"saved date:\s*([^\n<>]{8,60})", re.IGNORECASE)
_NAMED_MONTH: Final = re.compile(r"[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{4})")
_HEAD: Final = 4000  # code points; programs write their note at the top


def find_modified(text: str) -> str | None:
    """The day of the last change as a page states it for machines, in its own words; None where it does not."""
    for tag in _META.findall(text):
        content = _CONTENT.search(tag) if _IS_MODIFIED.search(tag) else None
        if content:
            return content.group(1)
    stated = _STATED.search(text)
    return stated.group(1) if stated else None


def find_saved(text: str) -> str | None:
    """The day on which a program saved the page, where it noted it at the top; None where it did not."""
    saved = _SAVED.search(text[:_HEAD])
    if not saved:
        return None
    month = _NAMED_MONTH.search(saved.group(1))
    return f"{month.group(2)} {month.group(1)} {month.group(3)}" if month else saved.group(1).strip()
