"""Rows of JSON Lines, as `armsledger extract` takes them: the text is kept code point for code point.

Offsets that are given out count in the row's own text, so nothing is normalised here: no line end, no mark, no blank.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.model.document import Document
from armsledger.read.document import check_has_words, make_document
from armsledger.read.hints import ReadHints
from armsledger.read.layout import Particulars
from armsledger.read.plain import read_plain

_TOLD_BY: Final = "the row"


def document_from_row(row: Mapping[str, object]) -> Document:
    """Make the document of a row; `source` is its doc_id, the digest that of its text in UTF-8.

    The keys are doc_id and text, and, where known, title, author, published, outlet, url and language; others are
    left aside. Raises UnreadableError for a row without doc_id or text, or whose text holds no words or is no
    Unicode text.
    """
    source = _get_source(row)
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableError(source, f"its text is {type(text).__name__}, not a string", 'give "text": "…" in the row')
    check_has_words(text, source)
    layout = replace(read_plain(text), particulars=_read_particulars(row))
    return make_document(layout, source, _digest(text, source), ReadHints())


def _get_source(row: Mapping[str, object]) -> str:
    doc_id = row.get("doc_id")
    if isinstance(doc_id, bool) or not isinstance(doc_id, str | int) or doc_id == "":
        raise UnreadableError("a row", f"its doc_id is {doc_id!r}", 'give "doc_id": "…" in the row')
    return str(doc_id)


def _digest(text: str, source: str) -> str:
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        problem = f"its text holds half of a surrogate pair at offset {error.start}, which is no character"
        raise UnreadableError(source, problem, "write the row again from the original text") from error


def _read_particulars(row: Mapping[str, object]) -> Particulars:
    return Particulars(
        _TOLD_BY,
        title=_find_words(row, "title"),
        byline=_find_words(row, "author"),
        published=_find_words(row, "published"),
        outlet=_find_words(row, "outlet"),
        url=_find_words(row, "url"),
        language=_find_words(row, "language"),
    )


def _find_words(row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or None
    return str(value).strip() or None if value is not None else None
