"""Append-only, enforced by the database: triggers that refuse to change or remove a row of the ledger.

SQLite's INSERT OR REPLACE removes a row without asking a delete trigger, so taking an existing row's place is refused
as well. A later migration that lets Django rebuild a SQLite table drops its triggers: end it with `forbid_changes`.

The tables of the index are the exception, and no other: they hold nothing that does not follow from the guarded ones,
and are thrown away and made anew from them (`index`). Nothing that is verified, exported or printed is read from them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from django.db import models

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APP: Final = "armsledger_store"
DERIVED: Final = "ledger_index_"  # how the names of the tables begin that may be made anew
_REFUSAL: Final = "the ledger is append-only"
_POSTGRESQL_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}: % of % refused', TG_OP, TG_TABLE_NAME; END $$
"""


def forbid_changes(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    """Put the triggers on every table of the store, as the migration's state knows them; may be repeated."""
    for model in guarded_models(apps):
        forbid_changes_of(model, schema_editor)


def forbid_changes_of(model: type[models.Model], schema_editor: "BaseDatabaseSchemaEditor") -> None:
    """Put the triggers on one table, be it of the store or not; may be repeated."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_FUNCTION, params=None)
    make_statements = {"sqlite": _sqlite_statements, "postgresql": _postgresql_statements}[vendor]
    for statement in make_statements(model):
        schema_editor.execute(statement, params=None)


def allow_changes(apps: "Apps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
    """Take the triggers off again, so that a migration can be undone."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for model in guarded_models(apps):
        table = model._meta.db_table
        for name in trigger_names(model, schema_editor.connection.vendor):
            on_table = f' ON "{table}"' if is_postgresql else ""
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}', params=None)


def guarded_models(apps: "Apps") -> list[type[models.Model]]:
    """The tables of the store that nothing may be changed in: all but those of the index."""
    return [model for model in apps.get_app_config(APP).get_models() if not model._meta.db_table.startswith(DERIVED)]


def trigger_names(model: type[models.Model], vendor: str) -> tuple[str, ...]:
    """The names of the triggers that guard a table on `sqlite` or `postgresql`."""
    endings = ("no_update", "no_delete", "no_replace") if vendor == "sqlite" else ("no_change",)
    return tuple(f"{model._meta.db_table}_{ending}" for ending in endings)


def _sqlite_statements(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    clashes = " OR ".join(f"({_same(columns)})" for columns in _unique_columns(model))
    exists = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {clashes})'
    events = (("UPDATE", ""), ("DELETE", ""), ("INSERT", exists))
    for name, (event, condition) in zip(trigger_names(model, "sqlite"), events, strict=True):
        yield f'DROP TRIGGER IF EXISTS "{name}"'
        yield (
            f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" {condition} '
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: {event} of {table} refused'); END"
        )


def _same(columns: tuple[str, ...]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)


def _unique_columns(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    options = model._meta
    yield from ((_column(options, field.name),) for field in options.local_concrete_fields if field.unique)
    for constraint in options.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield tuple(_column(options, name) for name in constraint.fields)


def _column(options: Any, name: str) -> str:
    return str(options.get_field(name).column)


def _postgresql_statements(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    (name,) = trigger_names(model, "postgresql")
    yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
    yield (
        f'CREATE TRIGGER "{name}" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()"
    )
