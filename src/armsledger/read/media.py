"""What a file is, told by its content first and by its name only where the content leaves it open."""

import re
from typing import Final

from armsledger.errors import UnreadableError

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL: Final = "message/rfc822"
ZIP: Final = "application/zip"

CONVERT: Final = "convert it to text or HTML first"
_HEAD_BYTES: Final = 1024
_OPENING: Final = 4096  # code points in which a format shows itself
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")  # the second is an archive without entries
_WORD: Final = b"word/document.xml"
_ZIP_BYTES: Final = 200_000  # an archive names its entries before each and again at its end
_MAIL_HEAD_BYTES: Final = 65_536
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_HEADER: Final = re.compile(rb"[!-9;-~]{2,60}:[ \t]")
_MAIL_HEADER: Final = re.compile(
    rb"\n(From|To|Cc|Date|Subject|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Reply-To|Content-Type"
    rb"|DKIM-Signature|X-Mailer|User-Agent):",
    re.IGNORECASE,
)

# Signatures as the formats' own specifications state them: offset of the mark, the mark, what it means.
_MAGIC: Final = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS or PPT)"),
    (0, b"{\\rtf", "a rich-text document (RTF)"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (4, b"ftyp", "an MP4 video or HEIC image"),
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"RIFF", "a RIFF recording (WAV or AVI)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"(\xb5/\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"WARC/", "a web archive (WARC)"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"MZ\x90\x00", "a program (EXE)"),
)
# What stands in the first names of a ZIP file tells which office format it is.
_ZIPPED: Final = (
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
)
_HTML_OPENS: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG: Final = re.compile(r"<(?:p|div|h[1-6]|span|br|table|a)\b[^<>]*>", re.IGNORECASE)
_FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?[A-Za-z_-]+:[^\n]*\n")


def find_packed_type(data: bytes, source: str) -> str | None:
    """Say whether bytes are a PDF, a Word document, a mail or an archive of these; None for all else, as for text."""
    if data.startswith(_ZIPS):
        named = _find_zipped(data)
        return None if named else DOCX if _WORD in data[:_ZIP_BYTES] or _WORD in data[-_ZIP_BYTES:] else ZIP
    if b"%PDF-" in data[:_HEAD_BYTES] and (data.startswith(b"%PDF-") or b"\x00" in data or b"\nxref" in data):
        return PDF
    return MAIL if _is_mail(data, source) else None


def _is_mail(data: bytes, source: str) -> bool:
    """Whether bytes begin with the lines that mail programs write before a message."""
    head = _BLANK_LINE.split(data[:_MAIL_HEAD_BYTES].lstrip(b"\r\n"), maxsplit=1)[0]
    if not _HEADER.match(head) and not head.startswith(b"From "):
        return False
    names = {match.group(1).lower() for match in _MAIL_HEADER.finditer(b"\n" + head)}
    enough = 2 if source.lower().endswith((".eml", ".mail", ".mbox")) else 4
    return len(names) >= enough


def check_is_read(data: bytes, source: str) -> None:
    """Raise UnreadableError for bytes that are empty or that bear the mark of a format that is not read.

    The message names the format and says what to do.
    """
    if find_packed_type(data, source) is None:
        check_is_text(data, source)


def check_is_text(data: bytes, source: str) -> None:
    """Raise UnreadableError for bytes that are empty or that bear the mark of a format that is no text.

    The message names the format and says what to do. UTF-16 and UTF-32 with their byte order mark are text.
    """
    if not data:
        raise UnreadableError(source, "the file is empty (0 bytes)", "give a file that holds a text")
    named = (_find_zipped(data) or "an archive") if data.startswith(_ZIPS) else _find_magic(data)
    if named:
        raise UnreadableError(source, f"this is {named}, which is not read yet", CONVERT)


def _find_magic(data: bytes) -> str | None:
    for offset, mark, name in _MAGIC:
        if data.startswith(mark, offset):
            return name
    return None


def _find_zipped(data: bytes) -> str | None:
    """What an office format or a book that is packed as ZIP is called; None for a Word document and a mere archive."""
    if _WORD in data[:_ZIP_BYTES] or _WORD in data[-_ZIP_BYTES:]:
        return None
    opening = data[:_HEAD_BYTES]
    return next((name for mark, name in _ZIPPED if mark in opening), None)


def get_media_type(text: str, source: str) -> str:
    """Say whether a decoded file is HTML, Markdown or plain text.

    Raises UnreadableError for JSON and for XML that is no HTML: read as prose they would give nonsense.
    """
    name = source.lower()
    opening = text.lstrip()[:1]
    if opening in ("{", "[") and name.endswith((".json", ".jsonl", ".ndjson")):
        way_out = "for JSON Lines with a text in each row use `armsledger extract`; or save the text itself as .txt"
        raise UnreadableError(source, "this is JSON, not a report", way_out)
    if _HTML_OPENS.match(text[:_OPENING]):
        return HTML
    if opening == "<" and text.lstrip().startswith("<?xml"):
        raise UnreadableError(source, "this is XML other than HTML, which is not read yet", CONVERT)
    if name.endswith((".html", ".htm", ".xhtml")) and _HTML_TAG.search(text):
        return HTML
    if name.endswith((".md", ".markdown")) or _FRONT_MATTER.match(text[:_OPENING]):
        return MARKDOWN
    return HTML if opening == "<" and _HTML_TAG.match(text.lstrip()) else PLAIN
