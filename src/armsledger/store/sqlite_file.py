"""The file of a SQLite ledger: what may be opened, told from its first hundred bytes before SQLite touches it.

A ledger bears our mark in the application id of its header (https://www.sqlite.org/fileformat2.html, section 1.3).
A file that is no SQLite database, or another program's, is refused as it stands.
"""

import os
import sqlite3
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.store.url import SQLITE_ENGINE, DatabaseSettings

APPLICATION_ID: Final = 0x61726D73  # "arms"
_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_PAUSE_S: Final = 0.05
_LOOKS: Final = 5
_TRIES: Final = 600
_held: Final = Counter[str]()  # by real path the connections that this process has, or is about to have
_holding: Final = threading.Lock()
_OTHER_NAME: Final = "give the ledger another name, or move the file away"


def find_sqlite_file(settings: DatabaseSettings) -> Path | None:
    """The file of a ledger; None for one on a server, or in memory."""
    is_file = settings["ENGINE"] == SQLITE_ENGINE and settings["NAME"] != ":memory:"
    return Path(settings["NAME"]) if is_file else None


def hold_sqlite_file(path: Path) -> None:
    """Make sure that a ledger can be opened at `path` (`prepare_sqlite_file`), and note that this process has it open.

    A file that this process has open is looked at by SQLite alone: whoever opens and closes it besides takes away the
    locks that its connections hold, of all threads (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    with _holding:
        key = os.path.realpath(path)
        if not _held[key]:
            prepare_sqlite_file(path)
        _held[key] += 1


def release_sqlite_file(path: Path) -> None:
    """Note that a connection to the file is closed."""
    with _holding:
        _held[os.path.realpath(path)] -= 1


def prepare_sqlite_file(path: Path) -> None:
    """Make sure that a ledger can be opened at `path`: an existing one is checked, a missing one begun.

    No connection of this process may be open to it. Raises InputError, and changes nothing, for a folder that is
    missing or cannot be written to, for a file that is no ledger of ours, and for one that is cut short.
    """
    _check_folder(path)
    if path.exists() and path.stat().st_size:
        _check_header(path)
        _check_writable(path)
        _check_whole(path)
    if not path.exists() or not _is_logged(path):
        _begin(path)


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise InputError(str(path), f"the folder {path.parent} does not exist", "create it, or name another")
    if path.is_dir():
        raise InputError(str(path), "is a folder", "name a file in it")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise _unwritable(path)


def _check_header(path: Path) -> None:
    try:
        header = _read_header(path)
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "give yourself the right to read it"
        ) from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise InputError(str(path), "is no ledger and no SQLite file", _OTHER_NAME)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise InputError(str(path), "is the SQLite file of another program", _OTHER_NAME)


def _is_logged(path: Path) -> bool:
    """Say whether the file has been switched to the write-ahead log."""
    return _read_header(path)[18:20] == b"\2\2"


def _read_header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


def _check_whole(path: Path) -> None:
    """Refuse a ledger that is short of pages or of its list of tables.

    While another process moves pages from its log to the file, the file may look so for a moment: look again.
    """
    for _ in range(_LOOKS):
        damage = _find_damage(path)
        if damage is None or Path(f"{path}-wal").exists():
            return
        time.sleep(_PAUSE_S)
    raise InputError(str(path), f"is a damaged ledger ({damage})", "bring it back from a copy")


def _find_damage(path: Path) -> str | None:
    """What is wrong with the file, read without locking it or leaving another one beside it; None for nothing."""
    if path.stat().st_size < _told_size_bytes(_read_header(path)):
        return "it was cut short"
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        return str(error)
    return None


def _told_size_bytes(header: bytes) -> int:
    """The size that the header tells; 0 where it does not tell (its page count is of another change)."""
    if header[24:28] != header[92:96]:
        return 0
    page_size = int.from_bytes(header[16:18], "big")
    return (65536 if page_size == 1 else page_size) * int.from_bytes(header[28:32], "big")


def _check_writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise _unwritable(path)


def _begin(path: Path) -> None:
    """Write the mark before anything else, so that a start that is broken off is still known as ours.

    The switch to the write-ahead log does not wait for another process that is about it: it is tried again.
    """
    for _ in range(_TRIES):
        try:
            _write_mark(path)
        except sqlite3.Error as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise _unwritable(path) from error
            time.sleep(_PAUSE_S)
        else:
            return
    raise InputError(str(path), "is held by another program", "end that program, then try again")


def _write_mark(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _unwritable(path: Path) -> InputError:
    return InputError(
        str(path), f"cannot be written to in the folder {path.parent}", "name a folder that you may write in"
    )
