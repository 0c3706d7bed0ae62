"""Whether the text layer of a PDF is what is printed on its pages.

A scanned page has none; a page whose fonts do not tell which letter a glyph is has one of other letters. Both look
right on the screen and cannot be read. Thresholds are set by hand, far from what texts hold in our languages.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.read.pdf.lines import Page
from armsledger.read.pdf.process import OCR

_FEWEST_LETTERS: Final = 20
_MOST_UNKNOWN: Final = 0.1
_MOST_STRANGE: Final = 0.05
_LEAST_LETTERS: Final = 0.45  # of what is printed; tables of figures apart, see _FEWEST
_FEWEST: Final = 200
_MOST_WITHOUT_VOWEL: Final = 0.45  # of Latin words of four letters and more; Polish and Czech have about 0.02
_LATIN_WORD: Final = re.compile(r"[a-zA-Z\u00c0-\u024f]{4,}")
_VOWEL: Final = re.compile(r"[aeiouyäöüàâáãåéèêëíìîïıóòôõúùûæœøőűAEIOUY]", re.IGNORECASE)
_LONGEST_WORD: Final = 45  # the longest of German administration have some forty letters
_RUN: Final = re.compile(r"[a-zA-Zа-яА-ЯёЁ\u00c0-\u024f]+")
_MOST_RUN_TOGETHER: Final = 0.5


def check_layer(pages: Sequence[Page], source: str) -> tuple[str, ...]:
    """Raise UnreadableError for a PDF that cannot be read for its text layer; give what is to be said of the others."""
    text = "\n".join(line.text for page in pages for line in page.lines)
    shown = sum(not letter.isspace() for letter in text)
    unknown = sum(max(page.unknown, 0) for page in pages)
    if shown < _FEWEST_LETTERS:
        pictures = sum(page.pictures > 0 for page in pages)
        what = "its pages are pictures" if pictures else "its pages hold no letters"
        raise UnreadableError(source, f"this PDF has no text layer: {what}", OCR)
    broken = find_damage(text, unknown)
    if broken:
        raise UnreadableError(source, f"the text layer of this PDF is broken: {broken}", OCR)
    return _list_notes(pages)


def find_damage(text: str, unknown: int = 0) -> str | None:
    """Say by which sign the letters of a text layer are not those that are printed; None where there is no sign.

    `unknown` is of how many letters the file's fonts do not tell which they are.
    """
    shown = sum(not letter.isspace() for letter in text)
    strange = sum(unicodedata.category(letter) in ("Co", "Cn", "Cc") or letter == "\ufffd" for letter in text)
    strange -= sum(letter in "\t\n" for letter in text)
    if unknown > _MOST_UNKNOWN * max(shown, 1):
        return f"its fonts do not tell which letters {unknown:,} of {shown:,} marks are"
    if strange > _MOST_STRANGE * max(shown, 1):
        return f"{strange:,} of {shown:,} marks stand for no letter"
    letters = sum(letter.isalpha() or unicodedata.category(letter)[0] == "M" for letter in text)
    figures = sum(letter.isdigit() for letter in text)
    if shown >= _FEWEST and letters + figures < _LEAST_LETTERS * shown:
        return f"only {letters + figures:,} of {shown:,} marks are letters or figures"
    return _find_wordless(text)


def _find_wordless(text: str) -> str | None:
    words = _LATIN_WORD.findall(text)
    without = sum(not _VOWEL.search(word) for word in words)
    if len(words) >= 25 and without > _MOST_WITHOUT_VOWEL * len(words):
        return f"{without:,} of {len(words):,} words hold no vowel"
    runs = [len(run) for run in _RUN.findall(text)]
    together = sum(length for length in runs if length > _LONGEST_WORD)
    if sum(runs) >= _FEWEST and together > _MOST_RUN_TOGETHER * sum(runs):
        return "its words run together without blanks"
    return None


def _list_notes(pages: Sequence[Page]) -> tuple[str, ...]:
    scanned = [page.number for page in pages if not page.lines and page.pictures]
    failed = [page.number for page in pages if page.unknown < 0]
    notes = []
    if scanned:
        notes.append(f"{_name(scanned)} without a text layer, pictures only: not read")
    if failed:
        notes.append(f"{_name(failed)} broken: not read")
    return tuple(notes)


def _name(numbers: Sequence[int]) -> str:
    listed = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
    return f"page {listed} is" if len(numbers) == 1 else f"pages {listed} are"
