"""A ledger brought to the tables of this version, all or nothing.

Two processes that open a new ledger at once take turns: the whole migration is one transaction under the writer's
lock. A ledger that a newer version has written is refused, as its tables are not known here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from armsledger.errors import InputError, LedgerWriteError
from armsledger.store.append_only import APP

_LOCK_NUMBER = 0x61726D73  # any number, as long as every writer of a ledger asks for the same


@contextmanager
def writing(alias: str) -> Iterator[None]:
    """One transaction that no other writer of the ledger overlaps; leaving it by an exception undoes it.

    Raises LedgerWriteError where the database is full, gone, or held by another program for too long.
    """
    try:
        with transaction.atomic(using=alias):
            if connections[alias].vendor == "postgresql":
                with connections[alias].cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_NUMBER])
            yield
    except OperationalError as error:
        raise LedgerWriteError(" ".join(str(error).split())) from error


def migrate(alias: str, shown_as: str) -> None:
    """Create or complete the tables. Raises InputError, with the name `shown_as`, for a newer version's ledger."""
    if not _has_open_steps(alias, shown_as):
        return
    connection = connections[alias]
    connection.disable_constraint_checking()  # SQLite cannot be told so inside a transaction
    try:
        with writing(alias):
            executor = MigrationExecutor(connection)
            executor.migrate(_targets(executor))
    finally:
        connection.enable_constraint_checking()


def _has_open_steps(alias: str, shown_as: str) -> bool:
    executor = MigrationExecutor(connections[alias])
    known = {name for app, name in executor.loader.disk_migrations if app == APP}
    unknown = {name for app, name in executor.loader.applied_migrations if app == APP} - known
    if unknown:
        raise InputError(
            shown_as,
            f"was written by a newer version (it has had {', '.join(sorted(unknown))})",
            "update armsledger, or name another ledger",
        )
    return bool(executor.migration_plan(_targets(executor)))


def _targets(executor: MigrationExecutor) -> list[tuple[str, str]]:
    return [(app, name) for app, name in executor.loader.graph.leaf_nodes() if app == APP]
