"""PDFium's characters put together to lines. Runs in the process that `process` starts, and nowhere else."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, Final

from armsledger.read.pdf.direction import has_right_to_left, is_right_to_left, to_reading_order
from armsledger.read.pdf.lines import Line, Page

MOST_LETTERS: Final = 200_000  # of one page; a page of small print holds some ten thousand
_HYPHENS: Final = "\u00ad\u2010\ufffe\x02"  # PDFium gives a hyphen at a line's end as one of the last two
_BOLD: Final = 600
_WIDE_GAP: Final = 1.6  # times the letters' height: the gap between columns or cells, wider than that between words
_WORD_GAP: Final = 0.18
_ROW_GAP: Final = 0.7  # in a line from the right, pieces as near as this are one
_RAISED: Final = 0.9  # a mark of a footnote is this small beside the letters of its line


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box, in points from the upper left corner; `is_made` ones were put in by PDFium."""

    letter: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool
    is_made: bool


def read_page(page: Any, number: int) -> Page:
    """The lines of a page of pypdfium2, in no order."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    textpage = page.get_textpage()
    unknown = 0
    try:
        count = min(textpage.count_chars(), MOST_LETTERS)
        glyphs = list(_iter_glyphs(textpage, count, height))
        unknown = sum(raw.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1 for index in range(count))
    finally:
        textpage.close()
    pictures = sum(1 for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    is_rtl = is_right_to_left("".join(glyph.letter for glyph in glyphs))
    pieces = _join_turned(list(_iter_pieces(glyphs)))
    lines = tuple(line for piece in pieces if (line := _make_line(piece, number, is_rtl=is_rtl)) is not None)
    return Page(number, width, height, lines, pictures, unknown)


def _iter_glyphs(textpage: Any, count: int, height: float) -> Iterator[Glyph]:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    high = ""
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        letter = _letter(high, code)
        high = ""
        raw.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(box))
        yield Glyph(
            letter,
            box.left,
            height - max(box.top, box.bottom),
            box.right,
            height - min(box.top, box.bottom),
            abs(box.top - box.bottom),
            raw.FPDFText_GetFontWeight(textpage.raw, index) >= _BOLD,
            raw.FPDFText_IsGenerated(textpage.raw, index) == 1,
        )


def _letter(high: str, code: int) -> str:
    """The letter of a code of PDFium, after the first half of a pair where there was one; U+FFFD for what is none."""
    letter = chr(code) if not high else (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return letter if code and not "\ud800" <= letter[0] <= "\udfff" else "\ufffd"


def _iter_pieces(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow each other on one line; marks of footnotes stay with the word that they stand at."""
    piece: list[Glyph] = []
    for glyph in glyphs:
        if glyph.letter in "\r\n":
            continue
        if piece and not glyph.is_made and not _is_beside(piece, glyph):
            yield piece
            piece = []
        piece.append(glyph)
    if piece:
        yield piece


def _is_beside(piece: list[Glyph], glyph: Glyph) -> bool:
    drawn = [one for one in reversed(piece) if not one.is_made]
    if not drawn:
        return True
    last, size = drawn[0], max(drawn[0].size, glyph.size)
    overlap = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    gap = max(glyph.left - last.right, last.left - glyph.right)
    if gap <= _WIDE_GAP * size:
        return overlap > 0.3 * min(last.size, glyph.size)
    left, right = min(one.left for one in drawn), max(one.right for one in drawn)
    is_within = left <= glyph.left and glyph.right <= right  # PDFium turns lines from the right round, as far as it can
    return overlap > 0.5 * min(last.size, glyph.size) and is_within


def _join_turned(pieces: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put the pieces of each line from the right together: its numbers and Latin words stand apart in the file."""
    joined: list[list[Glyph]] = []
    for piece in pieces:
        row = next((other for other in reversed(joined[-8:]) if _is_one_row(other, piece)), None)
        if row is None:
            joined.append(piece)
        else:
            row += piece
    return joined


def _is_one_row(one: list[Glyph], other: list[Glyph]) -> bool:
    if not has_right_to_left("".join(glyph.letter for glyph in (*one, *other))):
        return False
    left, right = ([glyph for glyph in piece if not glyph.is_made] for piece in (one, other))
    if not left or not right:
        return True
    size = max(left[0].size, right[0].size)
    overlap = min(left[0].bottom, right[0].bottom) - max(left[0].top, right[0].top)
    gap = max(
        min(glyph.left for glyph in right) - max(glyph.right for glyph in left),
        min(glyph.left for glyph in left) - max(glyph.right for glyph in right),
    )
    return overlap > 0.5 * min(left[0].size, right[0].size) and gap <= _ROW_GAP * size


def _make_line(piece: list[Glyph], number: int, *, is_rtl: bool) -> Line | None:
    shown = [glyph for glyph in piece if not glyph.is_made and not glyph.letter.isspace()]
    if not shown:
        return None
    size = median(glyph.size for glyph in shown)
    if has_right_to_left("".join(glyph.letter for glyph in piece)):
        text = _from_the_right(piece, size, is_rtl=is_rtl)
    else:
        text = _from_the_left(piece, size)
    text = unicodedata.normalize("NFC", text).strip()
    is_broken = text.endswith(tuple(_HYPHENS))
    text = text.rstrip(_HYPHENS) if is_broken else text
    text = "".join(letter for letter in text if letter not in _HYPHENS).strip()
    if not text:
        return None
    return Line(
        number,
        text,
        round(min(glyph.left for glyph in shown), 2),
        round(min(glyph.top for glyph in shown), 2),
        round(max(glyph.right for glyph in shown), 2),
        round(max(glyph.bottom for glyph in shown), 2),
        round(size, 2),
        sum(glyph.is_bold for glyph in shown) > len(shown) / 2,
        is_broken,
    )


def _from_the_left(piece: list[Glyph], size: float) -> str:
    return "".join(_with_marks(piece, size))


def _with_marks(piece: list[Glyph], size: float) -> Iterator[str]:
    """The letters of a line, marks of footnotes in brackets: they are no part of the word or number before them."""
    mark = ""
    bottom = median(glyph.bottom for glyph in piece if not glyph.is_made)
    seen = False
    for glyph in piece:
        is_small = not glyph.is_made and glyph.size < _RAISED * size and glyph.bottom < bottom - 0.08 * size
        if seen and is_small and (glyph.letter.isdigit() or glyph.letter in "*†‡,"):
            mark += glyph.letter
            continue
        if mark:
            yield f"[{mark}]"
            mark = ""
        seen = seen or not glyph.letter.isspace()
        yield " " if glyph.letter.isspace() else glyph.letter
    if mark:
        yield f"[{mark}]"


def _from_the_right(piece: list[Glyph], size: float, *, is_rtl: bool) -> str:
    clusters: list[Glyph] = []
    for glyph in piece:
        if glyph.is_made:
            continue
        if clusters and unicodedata.combining(glyph.letter[0]):
            clusters[-1] = replace(clusters[-1], letter=clusters[-1].letter + glyph.letter)
        else:
            clusters.append(glyph)
    clusters.sort(key=lambda glyph: ((glyph.left + glyph.right) / 2, glyph.left))
    spaced: list[str] = []
    last: Glyph | None = None
    for glyph in clusters:
        is_blank = glyph.letter.isspace()
        is_gap = last is not None and glyph.left - last.right > _WORD_GAP * size
        if is_gap and not is_blank and spaced and spaced[-1] != " ":
            spaced.append(" ")
        if not (is_blank and (not spaced or spaced[-1] == " ")):
            spaced.append(" " if is_blank else glyph.letter)
        last = glyph
    return to_reading_order(spaced, is_among_right=is_rtl)
