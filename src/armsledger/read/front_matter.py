"""Front matter: the `key: value` lines between two lines of three dashes at the head of a Markdown file."""

import re
from typing import Final

from armsledger.read.layout import Particulars

_FENCED: Final = re.compile(r"---[ \t]*\n(?P<lines>.*?)\n?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE: Final = re.compile(r"(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>.*)")
TOLD_BY: Final = "the front matter"


def find_front_matter(text: str) -> tuple[Particulars, int]:
    """Read the front matter of `text`: what it tells, and the offset (code points) at which the body begins.

    The keys are title, author, date, modified, retrieved, outlet, url, language, translation and translation_of;
    others are left aside. Without front matter nothing is told and the body begins at 0.
    """
    fenced = _FENCED.match(text)
    lines = [_LINE.match(line.strip()) for line in fenced.group("lines").splitlines()] if fenced else []
    told = {match.group("key").lower(): _unquote(match.group("value")) for match in lines if match}
    if not fenced or not told:
        return Particulars(TOLD_BY), 0
    particulars = Particulars(
        TOLD_BY,
        title=told.get("title"),
        byline=told.get("author"),
        published=told.get("date"),
        outlet=told.get("outlet"),
        url=told.get("url"),
        language=told.get("language"),
        translation=told.get("translation"),
        modified=told.get("modified"),
        retrieved=told.get("retrieved"),
        translates=told.get("translation_of"),
    )
    return particulars, fenced.end()


def _unquote(value: str) -> str | None:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value or None
