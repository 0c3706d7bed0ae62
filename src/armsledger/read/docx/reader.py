"""A Word document as a layout: a paragraph a line, a row of a table a line, then the notes.

Headers and footers are no part of the text. What was struck out under tracking is left out, what was put in is read;
the document says so.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind
from armsledger.read.blocks import find_caption
from armsledger.read.docx.package import WAY_OUT, Package, open_package
from armsledger.read.docx.words import DRAWN, A, R, W, has_inserted, has_struck, is_outlined, read_style, read_words
from armsledger.read.layout import Layout, Part, Particulars, lay_out
from armsledger.read.media import DOCX
from armsledger.read.picture_references import PictureReference
from armsledger.text.normalise import normalise_line_ends

if TYPE_CHECKING:
    from lxml.etree import _Element

TOLD_BY: Final = "the Word document's properties"
_BODY: Final = "word/document.xml"
_CORE: Final = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "byline": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "published": "{http://purl.org/dc/terms/}created",
    "modified": "{http://purl.org/dc/terms/}modified",
}
_HEADING_NAME: Final = re.compile(r"(?:heading|title|subtitle|überschrift|titre|titolo|título|başlık|заголовок)", re.I)
_CAPTION_NAME: Final = re.compile(r"(?:caption|beschriftung|légende|didascalia|epígrafe|resim yazısı|название)", re.I)
_MOST_BLOCKS: Final = 200_000
_HIDDEN_NOTES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, source: str) -> Layout:
    """Lay out a Word document. Raises UnreadableError for one that is locked, broken, a bomb, or without words."""
    package = open_package(data, source)
    body = _get_body(package)
    styles = _read_styles(package)
    parts = list(_iter_parts(body, styles))
    notes = [part for name in ("footnotes", "endnotes") for part in _iter_notes(package, name)]
    if len(parts) + len(notes) > _MOST_BLOCKS:
        raise UnreadableError(source, f"this Word document has over {_MOST_BLOCKS:,} paragraphs", "split it")
    if not parts:
        raise UnreadableError(source, "this Word document holds no words", "give a file that holds a text")
    heading = parts[0].words if parts[0].kind is BlockKind.HEADING and len(parts) > 1 else None
    return lay_out([*parts, *notes], DOCX, _read_particulars(package, _list_notes(body)), heading)


def find_docx_pictures(data: bytes, source: str) -> tuple[PictureReference, ...]:
    """The pictures of a Word document by the names of their parts, with the caption above or below each.

    Raises UnreadableError as `read_docx` does.
    """
    package = open_package(data, source)
    targets, styles = package.read_targets(_BODY), _read_styles(package)
    paragraphs = list(_get_body(package).iter(f"{W}p"))
    kinds = [_find_kind(paragraph, read_words(paragraph), styles) for paragraph in paragraphs]
    found: dict[str, PictureReference] = {}
    for index, paragraph in enumerate(paragraphs):
        for blip in paragraph.iter(f"{A}blip"):
            name = targets.get(blip.get(f"{R}embed") or "", "")
            if name.startswith("word/media/"):
                near = [
                    n for n in (index, index + 1, index - 1) if 0 <= n < len(kinds) and kinds[n] is BlockKind.CAPTION
                ]
                caption = _caption_words(read_words(paragraphs[near[0]])) if near else None
                found.setdefault(name, PictureReference(name, caption, _find_alt(paragraph)))
    return tuple(found.values())


def read_docx_picture(data: bytes, source: str, name: str, max_bytes: int) -> bytes:
    """The bytes of a picture of a Word document. Raises UnreadableError where it is not there or too large."""
    found = open_package(data, source).find_bytes(name, max_bytes)
    if found is None:
        raise UnreadableError(source, f"it shows {name}, which is not in it", WAY_OUT)
    return found


def _get_body(package: Package) -> "_Element":
    tree = package.find_xml(_BODY)
    body = tree.find(f"{W}body") if tree is not None else None
    if body is None:
        raise UnreadableError(package.source, "this Word document has no body", WAY_OUT)
    return body


def _read_styles(package: Package) -> Mapping[str, str]:
    """The names of paragraph styles by their ids, which differ with the language of the Word that wrote them."""
    tree = package.find_xml("word/styles.xml")
    if tree is None:
        return {}
    styles = {}
    for style in tree.iter(f"{W}style"):
        name = style.find(f"{W}name")
        styles[style.get(f"{W}styleId") or ""] = (name.get(f"{W}val") or "") if name is not None else ""
    return styles


def _iter_parts(body: "_Element", styles: Mapping[str, str]) -> Iterator[Part]:
    for element in body.iter(f"{W}p", f"{W}tr"):
        if element.tag == f"{W}tr":
            words = _read_row(element)
            kind = BlockKind.PARAGRAPH
        elif _is_in_row(element):
            continue
        else:
            words = read_words(element)
            kind = _find_kind(element, words, styles)
        if words := normalise_line_ends(words).strip():
            yield from _cut(words, kind)


def _cut(words: str, kind: BlockKind) -> Iterator[Part]:
    """A paragraph as parts: a caption without its marker, as in every format."""
    if kind is BlockKind.CAPTION:
        words = _caption_words(words)
    yield Part(words, kind)


def _caption_words(words: str) -> str:
    stretch = find_caption(words)
    return words[slice(*stretch)] if stretch else words


def _is_in_row(element: "_Element") -> bool:
    return any(True for _ in element.iterancestors(f"{W}tr", f"{W}del", f"{W}moveFrom"))


def _read_row(row: "_Element") -> str:
    """The cells of a row, parted by tabs; the paragraphs of a cell by blanks. A table in a cell is read with it."""
    if any(True for _ in row.iterancestors(f"{W}tr")) or row.find(f"{W}trPr/{W}del") is not None:
        return ""
    cells = (" ".join(filter(None, map(read_words, cell.iter(f"{W}p")))) for cell in row.iter(f"{W}tc"))
    return "\t".join(cell for cell in cells if cell)


def _find_kind(paragraph: "_Element", words: str, styles: Mapping[str, str]) -> BlockKind:
    style = read_style(paragraph)
    name = styles.get(style) or style
    if _CAPTION_NAME.match(name) or find_caption(words):
        return BlockKind.CAPTION
    is_heading = _HEADING_NAME.match(name) or is_outlined(paragraph)
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _iter_notes(package: Package, name: str) -> Iterator[Part]:
    tree = package.find_xml(f"word/{name}.xml")
    for note in tree.iter(f"{W}{name[:-1]}") if tree is not None else ():
        words = " ".join(filter(None, map(read_words, note.iter(f"{W}p"))))
        if words and note.get(f"{W}type") not in _HIDDEN_NOTES:
            yield Part(f"[{note.get(f'{W}id') or ''}] {words}", BlockKind.FOOTNOTE)


def _find_alt(paragraph: "_Element") -> str | None:
    return next((one.get("descr") for one in paragraph.iter(f"{DRAWN}docPr") if one.get("descr")), None)


def _list_notes(body: "_Element") -> tuple[str, ...]:
    notes = []
    if has_struck(body):
        notes.append("words struck out under change tracking are left out")
    if has_inserted(body):
        notes.append("words put in under change tracking are read as they stand")
    return tuple(notes)


def _read_particulars(package: Package, notes: tuple[str, ...]) -> Particulars:
    tree = package.find_xml("docProps/core.xml")
    told = {key: _told(tree, tag) for key, tag in _CORE.items()}
    return Particulars(
        TOLD_BY,
        title=told["title"],
        byline=told["byline"],
        published=told["published"],
        language=told["language"],
        modified=told["modified"],
        notes=notes,
    )


def _told(tree: "_Element | None", tag: str) -> str | None:
    found = tree.findtext(tag) if tree is not None else None
    return " ".join((found or "").split()) or None
