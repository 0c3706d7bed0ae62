"""The secret key that signs sessions: given by the user, or made once and kept beside the ledger."""

import os
import secrets
from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.store.url import SQLITE_ENGINE, parse_ledger_url, without_password

_LEAST_CHARACTERS: Final = 32
_BYTES: Final = 48
_OWNER_ONLY: Final = 0o600


def find_secret_key(ledger_url: str, given: str | None) -> str:
    """The key to sign with: `given` if there is one, else that of the file beside a SQLite ledger, made at first use.

    Raises InputError for a key that is too short, a file that others may read, or a server's ledger without a key.
    """
    if given is not None:
        return _checked(given, "ARMSLEDGER_SECRET_KEY")
    settings = parse_ledger_url(ledger_url)
    if settings["ENGINE"] != SQLITE_ENGINE or settings["NAME"] == ":memory:":
        raise InputError(
            without_password(ledger_url),
            "has no file beside which a secret key could be kept",
            f"set ARMSLEDGER_SECRET_KEY to at least {_LEAST_CHARACTERS} random characters",
        )
    return _kept(Path(settings["NAME"] + ".key"))


def _kept(path: Path) -> str:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
    except FileExistsError:
        return _read(path)
    except OSError as error:
        raise InputError(
            str(path), f"cannot be written ({error.strerror})", "set ARMSLEDGER_SECRET_KEY instead"
        ) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(_BYTES)
        file.write(key)
    return key


def _read(path: Path) -> str:
    try:
        is_shared = os.name == "posix" and path.stat().st_mode & 0o077
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "see to its rights, or remove it") from error
    if is_shared:
        raise InputError(str(path), "may be read by others", f"run chmod 600 {path}")
    return _checked(key, str(path))


def _checked(key: str, where: str) -> str:
    if len(key) < _LEAST_CHARACTERS:
        raise InputError(
            where, f"is a key of {len(key)} characters", f"give at least {_LEAST_CHARACTERS} random characters"
        )
    return key
