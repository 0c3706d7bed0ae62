"""ZIP archives: their entries one by one, each unpacked up to a limit, with a reason for every one that is not.

No entry is ever written to a path: its name is words of a stranger, kept as the name of what it holds. Names that lead
out of the archive are refused all the same, as nobody honest packs them. What an archive says of the size of an entry
is not believed; what comes out is counted.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from armsledger.errors import UnreadableError

MOST_ENTRIES: Final = 5_000
DEEPEST: Final = 3  # archives in archives, mails in mails
_MOST_RATIO: Final = 200  # text packs to a tenth; deflate can do a thousand
_FEW_BYTES: Final = 1_000_000  # below this a high ratio harms nobody
_NOTHING_LEFT: Final = "what was unpacked before reached the limit; give the rest in an archive of its own"
_LONGEST_NAME: Final = 400
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, NotImplementedError,
                  RuntimeError, MemoryError)  # fmt: skip
_HIDDEN: Final = re.compile(r"\.[^./\\]")
_BY_PROGRAMS: Final = ("__MACOSX/",)


@dataclass(slots=True)
class Budget:
    """How many bytes and entries may still come out of what was given, whatever lies in what."""

    total: int
    entries: int = MOST_ENTRIES

    def take(self, count: int) -> bool:
        """Take an entry of so many bytes; False where that is more than is left."""
        self.total -= count
        self.entries -= 1
        return self.total >= 0 and self.entries >= 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive: its name, and its bytes, or why it is refused (the bytes are empty then)."""

    name: str
    data: bytes
    problem: str | None = None


def iter_entries(data: bytes, source: str, max_bytes: int, budget: Budget) -> Iterator[Entry]:
    """Give the files of an archive in its order, those refused with the reason; hidden ones are left out.

    `max_bytes` is the most that one may hold. Raises UnreadableError for what is no sound archive.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError(source, "this archive is broken or cut off", "get the file again") from error
    seen: set[str] = set()
    with archive:
        for info in archive.infolist():
            name = _read_name(info)
            if info.filename.endswith("/") or _is_hidden(name):
                continue
            if budget.entries <= 0 or budget.total <= 0:
                yield Entry(name, b"", _NOTHING_LEFT)
                return
            problem = _find_problem(info, name, seen)
            seen.add(name.casefold())
            yield Entry(name, b"", problem) if problem else _unpack(archive, info, name, max_bytes, budget)


def _read_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry; UTF-8 that an old program did not mark as such is read as what it is."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)[:_LONGEST_NAME]


def _is_hidden(name: str) -> bool:
    return name.startswith(_BY_PROGRAMS) or any(_HIDDEN.match(part) for part in name.split("/"))


def _find_problem(info: zipfile.ZipInfo, name: str, seen: set[str]) -> str | None:
    if not name.strip():
        return "it has no name; pack it again under one"
    drive = len(name) > 1 and name[1] == ":"
    if name.startswith(("/", "\\")) or drive or "\\" in name or ".." in name.split("/"):
        return "its name leads out of the archive; pack it again under a plain name"
    if info.flag_bits & 0x1:
        return "it is locked with a password; pack it again without one"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed by a method that is not read; pack it again as plain ZIP (deflate)"
    if name.casefold() in seen:
        return "the archive holds another file of this name, which was read; pack it again under names of their own"
    return None


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, max_bytes: int, budget: Budget) -> Entry:
    most = min(max_bytes, max(budget.total, 0))
    most = min(most, max(_FEW_BYTES, _MOST_RATIO * max(info.compress_size, 1)))
    try:
        with archive.open(info) as file:
            data = file.read(most + 1)
    except _BROKEN as error:
        return Entry(name, b"", f"it cannot be unpacked ({type(error).__name__}); pack it again")
    if not budget.take(len(data)) or len(data) > most:
        return Entry(name, b"", _describe_excess(most, max_bytes))
    return Entry(name, data)


def _describe_excess(most: int, max_bytes: int) -> str:
    if most == max_bytes:
        return f"it unpacks to over {max_bytes / 1e6:,.0f} MB, which is the limit; split it, or raise the limit"
    if most >= _FEW_BYTES:
        return f"it unpacks to over {_MOST_RATIO} times its size or past the limit of its archive; give the file itself"
    return _NOTHING_LEFT
