"""Django set up for ledgers: once a process, and one connection alias for every ledger that is opened.

A program that has Django set up already (the workbench) keeps its settings; it lists `armsledger.store` among its
applications.
"""

from importlib.util import find_spec
from itertools import count
from typing import Final

from armsledger.errors import InputError
from armsledger.store.url import POSTGRESQL_ENGINE, DatabaseSettings

_numbers: Final = count(1)


def configure_django() -> None:
    """Set Django up with the store's own settings, unless it is set up. May be called as often as you like."""
    import django
    from django.apps import apps
    from django.conf import settings

    from armsledger.store import django_settings

    if not settings.configured:
        settings.configure(**{name: value for name, value in vars(django_settings).items() if name.isupper()})
    if not apps.ready:
        django.setup()


def add_connection(settings: DatabaseSettings) -> str:
    """Give the alias of a new connection, which opens when it is first used.

    Raises InputError where the settings ask for PostgreSQL and its driver is not installed.
    """
    from django.db import connections

    configure_django()
    _check_driver(settings)
    alias = f"ledger-{next(_numbers)}"
    connections.databases[alias] = dict(settings)
    return alias


def drop_connection(alias: str) -> None:
    """Close a connection and forget its alias; others stay open, also those of the same ledger."""
    from django.db import connections

    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


def _check_driver(settings: DatabaseSettings) -> None:
    if settings["ENGINE"] == POSTGRESQL_ENGINE and find_spec("psycopg") is None:
        raise InputError(
            f"postgresql://{settings['HOST']}/{settings['NAME']}",
            "needs the PostgreSQL driver psycopg, which is not installed",
            "install it with: pip install 'armsledger[postgres]'",
        )
