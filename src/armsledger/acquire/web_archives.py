"""Web archives as corpora: the pages in WARC and WACZ files, one at a time, each with its record id and place.

Nothing is held but one page, and of that no more than the limit, packed or unpacked. A file that is cut off or damaged
ends in a `Failure` that names it and the byte; what stands before it is given. What is no page (requests, revisits,
images, answers other than 200) is counted with its reason. A record's place is where reading can begin again.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from armsledger.acquire.unpacking import unpack
from armsledger.errors import FetchError
from armsledger.model.failure import Failure
from armsledger.model.received import Received

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

STAGE: Final = "acquire"
SUFFIXES: Final = (".warc", ".warc.gz", ".wacz")
_TEXTS: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_MOST_RECORD_BYTES: Final = 4_000_000_000  # declared; a longer record is no page, and skipping it would take minutes
_MOST_MEMBERS: Final = 10_000  # files in one WACZ
_BYTES_IN_MB: Final = 1_000_000
_GZIP: Final = b"\x1f\x8b"
_PIECE_BYTES: Final = 65_536
_LENGTH: Final = re.compile(rb"\ncontent-length:\s*(\d{1,18})\s*\r\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record begins: the WARC inside a WACZ ("" for a WARC itself), and the byte in it."""

    member: str
    offset: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a web archive: its bytes under the name of file and record, and what the record tells of it.

    `address` is where it was found, `retrieved` the WARC-Date as it stands, `charset` what the HTTP header says.
    """

    received: Received
    address: str | None
    retrieved: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is no page, and why."""

    because: str


def is_web_archive(name: str) -> bool:
    """Say whether a file is a web archive, by its name."""
    return name.lower().endswith(SUFFIXES)


def iter_places(path: Path, name: str) -> Iterator[Place | Failure]:
    """The place of every record of a file, without unpacking pages; a `Failure` where the file breaks off."""
    for member in _members(path, name):
        if isinstance(member, Failure):
            yield member
            continue
        last: Place | None = None
        failed = False
        for found in _iter_records(path, Place(member, 0), name, parse_http=False):
            if last is not None:
                yield last
            failed = isinstance(found, Failure)
            last = None if isinstance(found, Failure) else Place(member, found.stream_pos)
            if isinstance(found, Failure):
                yield found
        cut, holds = (None, True) if failed else _find_cut(path, last or Place(member, 0), name)
        if last is not None and holds:
            yield last
        if cut is not None:
            yield cut


def iter_pages(path: Path, name: str, start: Place, count: int, max_bytes: int) -> Iterator[Page | Skipped | Failure]:
    """What the `count` records from `start` on hold, one for each record, none of another member.

    `name` is the file's in what is given; `max_bytes` the most that one page may hold.
    """
    for found in islice(_iter_records(path, start, name, parse_http=True), count):
        yield found if isinstance(found, Failure) else _read(found, name, start.member, max_bytes)


def _members(path: Path, name: str) -> Iterator[str | Failure]:
    """The WARC files of a WACZ by name; "" for a WARC."""
    if not path.name.lower().endswith(".wacz"):
        yield ""
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist()[:_MOST_MEMBERS] if not info.flag_bits & 1]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield Failure(name, STAGE, f"{name}: this is no WACZ that can be opened ({error}); fetch or copy it again")
        return
    warcs = sorted(one for one in names if one.startswith("archive/") and one.lower().endswith((".warc", ".warc.gz")))
    if not warcs:
        yield Failure(name, STAGE, f"{name}: this WACZ holds no WARC under archive/; export it again")
    yield from warcs


def _iter_records(path: Path, start: Place, name: str, *, parse_http: bool) -> Iterator["WarcRecord | Failure"]:
    from fastwarc.warc import ArchiveIterator

    where = f"{name}!{start.member}" if start.member else name
    last = start.offset
    try:
        with _opened(path, start.member) as stream:
            stream.seek(start.offset)
            for record in ArchiveIterator(stream, parse_http=parse_http, auto_decode="none"):
                last = record.stream_pos
                if _declared(record) > _MOST_RECORD_BYTES:
                    problem = f"at byte {last:,} a record says that it holds {_declared(record):,} bytes"
                    yield Failure(name, STAGE, f"{where}: {problem}, which no page does; the rest was left")
                    return
                yield record
    except (OSError, EOFError, RuntimeError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        problem = f"it cannot be read on after the record at byte {last:,} ({error or type(error).__name__})"
        yield Failure(
            name, STAGE, f"{where}: {problem}; what stands before was read, fetch the file again for the rest"
        )


def _find_cut(path: Path, last: Place, name: str) -> tuple[Failure | None, bool]:
    """Whether a file ends within or behind its last record, and whether that record is whole; only it is read again."""
    try:
        with _opened(path, last.member) as stream:
            stream.seek(last.offset)
            ends = _ends_packed(stream) if stream.read(2) == _GZIP else (_ends_plain(stream, last.offset), False)
            whole, holds = ends
    except (OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        whole = holds = False
    if whole:
        return None, True
    where = f"{name}!{last.member}" if last.member else name
    problem = f"the file is cut off within the record at byte {last.offset:,}, or behind it"
    way_out = "what stands before was read, fetch the file again for the rest"
    return Failure(name, STAGE, f"{where}: {problem}; {way_out}"), holds


def _ends_packed(stream: IO[bytes]) -> tuple[bool, bool]:
    """Whether all packed members from a record on, whose first two bytes are read, end with their end marks; and
    whether the first does.
    """
    rest, members = _GZIP + stream.read(_PIECE_BYTES), 0
    while rest:
        opened = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while not opened.eof:
            if not rest:
                return False, members > 0
            opened.decompress(rest, _PIECE_BYTES)
            rest = (opened.unused_data if opened.eof else opened.unconsumed_tail) or stream.read(_PIECE_BYTES)
        members += 1
    return True, True


def _ends_plain(stream: IO[bytes], offset: int) -> bool:
    """Whether a record that is not packed, whose first two bytes are read, is as long as it says."""
    stream.seek(offset)
    head = stream.read(_PIECE_BYTES)
    if not head:
        return offset == 0  # an empty file is cut off nowhere
    end = head.find(b"\r\n\r\n")
    told = _LENGTH.search(head[: end + 2]) if end >= 0 else None
    return told is not None and stream.seek(0, 2) >= offset + end + 4 + int(told.group(1))


@contextmanager
def _opened(path: Path, member: str) -> Iterator[IO[bytes]]:
    if not member:
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive, archive.open(member) as inside:
        yield inside


def _declared(record: "WarcRecord") -> int:
    with suppress(ValueError):
        return int(record.headers.get("Content-Length") or 0)
    return 0


def _read(record: "WarcRecord", name: str, member: str, max_bytes: int) -> Page | Skipped | Failure:
    reason = _why_no_page(record)
    if reason:
        return Skipped(reason)
    record_id = (record.headers.get("WARC-Record-ID") or "").strip("<>") or f"byte {record.stream_pos}"
    source = f"{name}!{member}#{record_id}" if member else f"{name}#{record_id}"
    try:
        data = _body(record, source, max_bytes)
    except FetchError as error:
        return Failure(source, STAGE, str(error))
    except (OSError, ValueError, RuntimeError) as error:
        return Failure(
            source, STAGE, f"{source}: its bytes at {record.stream_pos:,} are damaged ({error}); fetch again"
        )
    return Page(
        Received(source, data, hashlib.sha256(data).hexdigest()),
        address=record.headers.get("WARC-Target-URI"),
        retrieved=record.headers.get("WARC-Date"),
        charset=record.http_charset,
    )


def _why_no_page(record: "WarcRecord") -> str | None:
    kind = (record.headers.get("WARC-Type") or "none").strip().lower()[:20]
    if kind == "revisit":
        return "a revisit, whose page stands elsewhere"
    if kind == "resource":
        told: Any = record.headers.get("Content-Type")
        return None if _media_type(told) in _TEXTS else "a resource that is no text or HTML"
    if kind != "response":
        return f"a record of type {kind}"
    if not (record.headers.get("Content-Type") or "").lower().startswith("application/http"):
        return "a response that is no HTTP"
    if _is_headless(record):
        return None  # reading it says what is wrong
    if record.http_headers.status_code != 200:
        return "an answer other than 200"
    told = record.http_content_type
    return None if told is None or told.lower() in _TEXTS else "an answer that is no text or HTML"


def _is_headless(record: "WarcRecord") -> bool:
    """Whether a response breaks off before its HTTP head is whole."""
    return (record.headers.get("WARC-Type") or "").strip().lower() == "response" and (
        record.http_headers is None or record.http_headers.status_code is None
    )


def _media_type(told: str | None) -> str:
    return (told or "").partition(";")[0].strip().lower()


def _body(record: "WarcRecord", source: str, max_bytes: int) -> bytes:
    """The page's bytes, unpacked. Raises FetchError for one that is cut off, too large or packed in an unknown way."""
    expected = record.content_length
    if _is_headless(record):
        problem = f"breaks off in the HTTP head of the record at byte {record.stream_pos:,}"
        raise FetchError(source, problem, "fetch the file again")
    data = record.reader.read(max_bytes + 1)
    if len(data) > max_bytes:
        problem = f"holds {expected:,} bytes, the limit is {max_bytes / _BYTES_IN_MB:g} MB"
        raise FetchError(source, problem, "raise ARMSLEDGER_MAX_DOCUMENT_MB if it is to be trusted")
    if len(data) < expected:
        problem = f"breaks off: the file ends in the middle of the record at byte {record.stream_pos:,}"
        raise FetchError(source, problem, "fetch the file again")
    headers = record.http_headers
    if headers is None:
        return data
    if (headers.get("Transfer-Encoding") or "").lower() == "chunked":
        data = _joined(data)
    return unpack(data, headers.get("Content-Encoding"), source, max_bytes)


def _joined(data: bytes) -> bytes:
    """A body without the marks of its chunks (RFC 9112, 7.1); as it stands where it bears none."""
    parts: list[bytes] = []
    place = 0
    while True:
        line_end = data.find(b"\r\n", place)
        size = data[place:line_end].partition(b";")[0].strip() if line_end >= 0 else b""
        if not size or len(size) > 8 or not all(byte in b"0123456789abcdefABCDEF" for byte in size):
            return data
        length, start = int(size, 16), line_end + 2
        if length == 0:
            return b"".join(parts)
        parts.append(data[start : start + length])
        place = start + length + 2
