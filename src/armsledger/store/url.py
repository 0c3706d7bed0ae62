"""Where a ledger lives: its URL read into Django's database settings.

`sqlite:///case.db` is a file beside you, `sqlite:////srv/case.db` one from the root; what follows the third slash is
the path as it stands, nothing is unescaped. `postgresql://user:password@host:port/name?option=value` is a server.
"""

import os
from typing import Any, Final, TypedDict
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from armsledger.errors import InputError

SQLITE_ENGINE: Final = "django.db.backends.sqlite3"
POSTGRESQL_ENGINE: Final = "django.db.backends.postgresql"
_SQLITE: Final = "sqlite:///"
_POSTGRESQL: Final = "postgresql://"
_FORMS: Final = "give sqlite:///path.db or postgresql://user@host/name"
_LOCK_WAIT_S: Final = 60  # a writer waits this long for the others; one document takes well under a second


class DatabaseSettings(TypedDict):
    """One entry of Django's DATABASES, with every key that a connection reads."""

    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    OPTIONS: dict[str, Any]
    ATOMIC_REQUESTS: bool
    AUTOCOMMIT: bool
    CONN_MAX_AGE: int | None
    CONN_HEALTH_CHECKS: bool
    TIME_ZONE: str | None
    TEST: dict[str, Any]


def parse_ledger_url(url: str) -> DatabaseSettings:
    """Read a ledger's URL into Django's settings for it; nothing is opened.

    A relative SQLite path is taken from the folder that the process stands in now. Raises InputError, without the
    password, for any other URL.
    """
    if url.startswith(_SQLITE):
        return _sqlite_settings(url)
    if url.startswith(_POSTGRESQL):
        return _postgresql_settings(url)
    raise InputError(without_password(url) or "(empty)", "is not the URL of a ledger", _FORMS)


def without_password(url: str) -> str:
    """The URL as it may be printed: a password in it is replaced by three stars."""
    head, at, tail = url.rpartition("@")
    scheme, slashes, user = head.partition("://")
    if not at or not slashes or ":" not in user:
        return url
    return f"{scheme}://{user.partition(':')[0]}:***@{tail}"


def _sqlite_settings(url: str) -> DatabaseSettings:
    path = url.removeprefix(_SQLITE)
    if not path or path.endswith(("/", os.sep)) or "\0" in path:
        raise InputError(url, "names no file", _FORMS)
    name = path if path == ":memory:" else os.path.abspath(path)
    options = {
        "timeout": _LOCK_WAIT_S,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON",
    }
    return _settings(SQLITE_ENGINE, name, options)


def _postgresql_settings(url: str) -> DatabaseSettings:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise InputError(without_password(url), "names no database", _FORMS)
    settings = _settings(POSTGRESQL_ENGINE, name, dict(parse_qsl(parts.query, keep_blank_values=True)))
    settings["USER"] = unquote(parts.username or "")
    settings["PASSWORD"] = unquote(parts.password or "")
    settings["HOST"] = settings["OPTIONS"].pop("host", unquote(parts.hostname or ""))
    settings["PORT"] = _port(url, parts)
    return settings


def _port(url: str, parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError as error:
        raise InputError(without_password(url), "has no port that is a number up to 65535", _FORMS) from error


def _settings(engine: str, name: str, options: dict[str, Any]) -> DatabaseSettings:
    return DatabaseSettings(
        ENGINE=engine,
        NAME=name,
        USER="",
        PASSWORD="",
        HOST="",
        PORT="",
        OPTIONS=options,
        ATOMIC_REQUESTS=False,
        AUTOCOMMIT=True,
        CONN_MAX_AGE=None,
        CONN_HEALTH_CHECKS=False,
        TIME_ZONE=None,
        TEST={"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    )
