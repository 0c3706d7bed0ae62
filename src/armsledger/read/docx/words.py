"""The words of a Word paragraph: what was struck out under tracking is left out, what was put in stands.

Marks of notes stand in brackets, so that they are no part of the word or number before them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRUCK: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_SKIPPED: Final = frozenset(
    {*_STRUCK, f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}txbxContent", _FALLBACK}
)
_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_NOTES: Final = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})


def read_words(paragraph: "_Element") -> str:
    """The words of a paragraph as they stand, ends trimmed."""
    return "".join(_iter_words(paragraph)).strip()


def _iter_words(root: "_Element") -> Iterator[str]:
    """Walk the paragraph without recursion: files are made that nest deeper than any stack."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[str(element.tag)]
        elif element.tag in _NOTES:
            yield f"[{element.get(f'{W}id') or ''}]"
        elif element.tag not in _SKIPPED:
            waiting += reversed(element)


def has_struck(root: "_Element") -> bool:
    """Say whether tracked deletions stand in what is read."""
    return any(True for tag in sorted(_STRUCK) for _ in root.iter(tag))


def has_inserted(root: "_Element") -> bool:
    """Say whether tracked insertions stand in what is read."""
    return any(True for _ in root.iter(f"{W}ins", f"{W}moveTo"))


def read_style(paragraph: "_Element") -> str:
    """The id of a paragraph's style, empty where it has none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return (style.get(f"{W}val") or "") if style is not None else ""


def is_outlined(paragraph: "_Element") -> bool:
    """Whether a paragraph bears a level of the outline itself, as headings do."""
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    return level is not None and level.get(f"{W}val") in set("012345678")
