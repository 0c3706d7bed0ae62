"""A PDF as a layout: its text with the place of every line, its blocks, and what the file says of itself.

The text is ours: lines put together to paragraphs with single blanks, words that were parted at a line's end whole
again, running heads, feet and page numbers left out, footnotes after the text. Where each line of it stands on paper
is told by the locators of the blocks.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.model.document import Block
from armsledger.model.locator import Locator
from armsledger.read.layout import Layout, Particulars
from armsledger.read.media import PDF
from armsledger.read.pdf.columns import find_columns
from armsledger.read.pdf.layer import check_layer
from armsledger.read.pdf.lines import Line
from armsledger.read.pdf.margins import Trimmed, trim_margins
from armsledger.read.pdf.paragraphs import Passage, find_passages
from armsledger.read.pdf.process import PdfFile, open_pdf
from armsledger.read.unpacked import check_streams

TOLD_BY: Final = "the PDF's own particulars"
_DATE: Final = re.compile(r"D?:?(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_TAIL_BYTES: Final = 2048
_DASH_END: Final = re.compile(r"(?P<before>[^\W\d_]{2,})-$")
_WORD_START: Final = re.compile(r"(?P<after>[^\W\d_]+)")
_HOLDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read_pdf(data: bytes, source: str) -> Layout:
    """Lay out a PDF. Raises UnreadableError for one that is locked, broken or a bomb, or without a sound text layer."""
    check_streams(data, source)
    file = open_pdf(data, source)
    if not any(page.lines or page.pictures for page in file.pages) and b"%%EOF" not in data[-_TAIL_BYTES:]:
        raise UnreadableError(source, "this PDF is cut off, and no page of it can be read", "get the file again")
    notes = check_layer(file.pages, source)
    trimmed = trim_margins(file.pages)
    passages = find_passages(find_columns(one.page.lines) if one.page.lines else () for one in trimmed)
    if not passages:
        raise UnreadableError(source, "this PDF holds nothing but page heads and numbers", "save its text as .txt")
    return lay_out(passages, trimmed, file, (*notes, *_list_notes(data, trimmed)))


def _list_notes(data: bytes, trimmed: Sequence[Trimmed]) -> list[str]:
    notes = []
    left_out = sum(len(one.left_out) for one in trimmed)
    if left_out:
        notes.append(f"left out of the text: {left_out} running heads, feet and page numbers")
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        notes.append("the file does not end as a PDF does: it may be cut off, and pages may be missing")
    return notes


def lay_out(passages: Sequence[Passage], trimmed: Sequence[Trimmed], file: PdfFile, notes: Sequence[str]) -> Layout:
    """Put passages into one text, each line with its locator."""
    known = Counter(word for passage in passages for line in passage.lines for word in _HOLDS.findall(line.text))
    labels = {one.page.number: one.label for one in trimmed}
    text, blocks = "", []
    for passage in passages:
        start = len(text)
        locators = []
        for line, words, glue in _iter_joined(passage.lines, known):
            locators.append(_locate(line, len(text), len(text) + len(words), labels.get(line.page)))
            text += words + glue
        end = len(text)
        blocks.append(Block(start, end, passage.kind, tuple(locators)))
        text += "\n"
    return Layout(PDF, text[:-1], tuple(blocks), _read_particulars(file.said, notes), _find_heading(text, blocks))


def _locate(line: Line, start: int, end: int, label: str | None) -> Locator:
    return Locator(start, end, line.page, line.left, line.top, line.right, line.bottom, label)


def _iter_joined(lines: Sequence[Line], known: Counter[str]) -> list[tuple[Line, str, str]]:
    """Each line with its words as they come into the text, and what stands between it and the next."""
    joined = []
    for index, line in enumerate(lines):
        words = " ".join(line.text.split(" "))
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if not after:
            joined.append((line, words, ""))
        elif line.is_broken and after[:1].isalpha():
            joined.append((line, words, "" if after[0].islower() or not after[0].isupper() else "-"))
        elif (dash := _DASH_END.search(words)) and (start := _WORD_START.match(after)):
            joined.append(_join_dashed(line, words, dash["before"], start["after"], known))
        else:
            joined.append((line, words, " "))
    return joined


def _join_dashed(line: Line, words: str, before: str, after: str, known: Counter[str]) -> tuple[Line, str, str]:
    """A word at a line's end with a dash: one word, unless the text has it with its dash elsewhere, or a capital
    follows.
    """
    has_dash = known[f"{before}-{after}"] > known[before + after]
    return (line, words, "") if has_dash or not after[0].islower() else (line, words[:-1], "")


def _find_heading(text: str, blocks: Sequence[Block]) -> str | None:
    return text[blocks[0].start : blocks[0].end] if blocks[0].kind.value == "heading" and len(blocks) > 1 else None


def _read_particulars(said: dict[str, str], notes: Sequence[str]) -> Particulars:
    return Particulars(
        TOLD_BY,
        title=_clean(said.get("Title")),
        byline=_clean(said.get("Author")),
        published=_read_date(said.get("CreationDate")),
        modified=_read_date(said.get("ModDate")),
        notes=tuple(notes),
    )


def _clean(words: str | None) -> str | None:
    shown = "".join(letter for letter in words or "" if letter.isprintable())
    return " ".join(shown.split()) or None


def _read_date(words: str | None) -> str | None:
    """The day of a PDF date (D:20200724103000+02'00'); what is written otherwise is given as it is."""
    match = _DATE.match(words or "")
    return f"{match['y']}-{match['m']}-{match['d']}" if match else _clean(words)
