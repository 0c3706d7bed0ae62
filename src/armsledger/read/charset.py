"""Bytes to text: which encoding, and why.

In order: a byte order mark; UTF-8, if every byte fits it; what came with the bytes (a `Content-Type` header); what the
file declares; what charset-normalizer finds most likely among the encodings of the languages we read. UTF-8 comes
before what is declared, as bytes outside ASCII that happen to be valid UTF-8 are practically never anything else, while
declarations are often left over from a template.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from armsledger.errors import UnreadableError
from armsledger.read.media import CONVERT

_MARKS: Final = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# For English, French, Spanish, Italian, German and Turkish; Russian and Ukrainian; Arabic and Persian; Hebrew;
# Chinese. windows-1254 stands for windows-1252 too: they differ in six letters, Turkish in the one, Icelandic in the
# other. The order decides between equally likely ones.
_CANDIDATES: Final = ("cp1254", "cp1251", "cp1256", "cp1255", "koi8_u", "koi8_r", "cp866", "iso8859_6", "gb18030")
_DECLARABLE: Final = re.compile(
    r"cp\d+|iso8859[-_]\d+|koi8[-_][rut]|gb\w+|big5\w*|hz|shift_jis\w*|euc_\w+|mac[-_]\w+|ascii"
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_DECLARATION_BYTES: Final = 2048
_SAMPLE_BYTES: Final = 65_536
_MOST_CONTROLS: Final = 0.01  # a text holds next to none; wrongly decoded bytes hold many
_STRAY_CONTROLS: Final = 2  # left over from printing or copying, in a text however short
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_UTF16_NULS: Final = 0.2  # of the bytes, in UTF-16 of European text about a half


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was read in, and the reason for it. A byte order mark is left out."""

    text: str
    encoding: str
    because: str


def decode(data: bytes, source: str, told: str | None = None) -> Decoded:
    """Read `data` as text; raise UnreadableError, naming what was tried, for bytes that are none.

    `told` is the encoding that came with the bytes; one that they do not fit, or that there is not, counts for nothing.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, source)
    if b"\x00" in data:
        return _decode_with_nuls(data, source)
    text = _find_text(data, "utf-8")
    if text is not None:
        return _check_controls(Decoded(text, "utf-8", "every byte is valid UTF-8"), source)
    found = _find_told(data, told) or _find_declared(data) or _decode_likeliest(data, source)
    return _check_controls(found, source)


def _find_told(data: bytes, told: str | None) -> Decoded | None:
    """Servers send ASCII and ISO 8859-1 where nobody set anything, so these two tell nothing."""
    name = (told or "").strip(" \t\"'")
    decoded = _decode_named(data, name, "what came with the file says") if name else None
    return decoded if decoded and decoded.encoding not in ("ascii", "iso8859-1") else None


def _find_text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_marked(data: bytes, encoding: str, source: str) -> Decoded:
    text = _find_text(data, encoding)
    if text is None:
        problem = f"it begins with the byte order mark of {encoding}, but is not valid {encoding}"
        raise UnreadableError(source, problem, "save it again as UTF-8")
    return _check_controls(Decoded(text, encoding, "a byte order mark says so"), source)


def _decode_with_nuls(data: bytes, source: str) -> Decoded:
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls = data[offset::2].count(0)
        text = (
            _find_text(data, encoding)
            if nuls > _UTF16_NULS * len(data) and not data[1 - offset :: 2].count(0)
            else None
        )
        if text is not None:
            return _check_controls(Decoded(text, encoding, "every other byte is zero, as in UTF-16"), source)
    problem = f"this is binary data (it holds {data.count(0):,} NUL bytes), of a format that is not read yet"
    raise UnreadableError(source, problem, CONVERT)


def _find_declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_DECLARATION_BYTES]) if data.lstrip()[:1] == b"<" else None
    if not found:
        return None
    return _decode_named(data, found.group(1).decode("ascii"), "the file declares")


def _decode_named(data: bytes, declared: str, said_by: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):  # a NUL in the name
        return None
    if not _DECLARABLE.fullmatch(name):
        return None
    # What calls itself ISO 8859-1 or ASCII on the web is windows-1252 (WHATWG Encoding Standard, section 4.2).
    text = _find_text(data, "cp1252" if name in ("iso8859-1", "ascii") else name)
    return Decoded(text, name, f"{said_by} {declared}") if text is not None else None


def _decode_likeliest(data: bytes, source: str) -> Decoded:
    from charset_normalizer import from_bytes

    found = from_bytes(_sample(data), cp_isolation=list(_CANDIDATES))
    matches = sorted(
        (match for match in found if match.encoding in _CANDIDATES),
        key=lambda match: (match.chaos, -match.coherence, _CANDIDATES.index(match.encoding)),
    )
    for match in matches:
        text = _find_text(data, match.encoding)
        if text is not None:
            because = f"it is not UTF-8 and declares nothing; {match.encoding} is the likeliest by its letters"
            return Decoded(text, match.encoding, because)
    problem = f"it is text in no encoding that was tried (utf-8, {', '.join(_CANDIDATES)})"
    raise UnreadableError(source, problem, "save it as UTF-8; if it is no text, " + CONVERT)


def _sample(data: bytes) -> bytes:
    """The lines with bytes outside ASCII, up to a limit: the others say nothing of the encoding."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)
    return sample if len(sample) <= _SAMPLE_BYTES else sample[:_SAMPLE_BYTES].rsplit(b" ", 1)[0]


def _check_controls(decoded: Decoded, source: str) -> Decoded:
    controls = len(_CONTROL.findall(decoded.text))
    if controls > max(_STRAY_CONTROLS, _MOST_CONTROLS * len(decoded.text)):
        problem = f"read as {decoded.encoding} it holds {controls:,} control characters, so it is no text"
        raise UnreadableError(source, problem, "save it as UTF-8; if it is no text, " + CONVERT)
    return decoded
