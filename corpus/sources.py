"""Texts out of the public files they stand in, whatever their format: a text is known by its SHA-256, not by its place.

Every reader yields all strings of a file that could be a document; a wrong one has another digest and does no harm.
"""

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from html import unescape

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_HEADING = re.compile(r"^#+ *", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")
_BLANK_LINES = re.compile(r"\n{3,}")
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)


def iter_texts(name: str, content: bytes) -> Iterator[str]:
    """Every string of a public file that may be a document's text, also without white space around it.

    `name` is the file's name: JSON, JSON Lines, CSV, TSV, SGML, Markdown, ZIP of these, else plain text.
    """
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    for found in _READERS.get(suffix, _iter_plain)(content):
        yield found
        if found != found.strip():
            yield found.strip()


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _iter_plain(content: bytes) -> Iterator[str]:
    text = _decoded(content)
    yield text
    yield text.replace("\r\n", "\n")
    for line in text.splitlines():
        if line.startswith("{"):
            yield from _iter_strings(json.loads(line))


def _iter_json(content: bytes) -> Iterator[str]:
    yield from _iter_strings(json.loads(_decoded(content)))


def _iter_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _iter_strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _iter_strings(part)


def _iter_csv(content: bytes) -> Iterator[str]:
    yield from _iter_cells(content, ",")


def _iter_tsv(content: bytes) -> Iterator[str]:
    yield from _iter_cells(content, "\t")


def _iter_cells(content: bytes, delimiter: str) -> Iterator[str]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    quotings = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE) if delimiter == "\t" else (csv.QUOTE_MINIMAL,)
    for text in {_decoded(content), content.decode("latin-1")}:
        for quoting in quotings:
            for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
                yield from cells


def _iter_sgml(content: bytes) -> Iterator[str]:
    for body in _BODY.findall(content.decode("latin-1")):
        yield unescape(body)
        yield re.sub(r"\s*\n {4}", "\n ", unescape(body))


def _iter_markdown(content: bytes) -> Iterator[str]:
    text = _FRONT_MATTER.sub("", _decoded(content).replace("\r\n", "\n"))
    yield text
    plain = _EMPHASIS.sub("", _HEADING.sub("", _LINK.sub(r"\1", _SHORTCODE.sub("", text))))
    yield plain
    yield _BLANK_LINES.sub("\n\n", plain)


def _iter_zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            yield from iter_texts(member, archive.read(member))


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "json": _iter_json,
    "csv": _iter_csv,
    "tsv": _iter_tsv,
    "sgm": _iter_sgml,
    "md": _iter_markdown,
    "zip": _iter_zip,
}
