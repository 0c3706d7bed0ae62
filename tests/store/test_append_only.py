import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from armsledger.store.configure import configure_django
from armsledger.store.ledger import Ledger

configure_django()


def test_the_migrations_make_what_the_models_describe() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_table_has_its_triggers(url: str, tmp_path: Path) -> None:
    from django.apps import apps

    from armsledger.store.append_only import guarded_models, trigger_names

    Ledger.open(url).close()
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        found = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}

    assert found == {name for model in guarded_models(apps) for name in trigger_names(model, "sqlite")}


def test_only_the_tables_of_the_index_may_be_changed() -> None:
    """They hold nothing of their own: `test_index` makes them anew from the guarded ones, and gets the same."""
    from django.apps import apps

    from armsledger.store.append_only import guarded_models

    models = set(apps.get_app_config("armsledger_store").get_models())
    assert {model._meta.db_table for model in models - set(guarded_models(apps))} == {
        "ledger_index_claim",
        "ledger_index_document",
        "ledger_index_facet",
        "ledger_index_queue",
        "ledger_index_matter",
        "ledger_index_identity",
        "ledger_index_member",
        "ledger_index_name_state",
        "ledger_index_state",
        "ledger_index_term",
        "ledger_index_value",
        "ledger_index_waiting",
    }


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ("UPDATE ledger_claim SET quote = 'other words'", "UPDATE of ledger_claim"),
        ("DELETE FROM ledger_document", "DELETE of ledger_document"),
        ("UPDATE ledger_filler SET role = 'via'", "UPDATE of ledger_filler"),
        ("DELETE FROM ledger_run_reading", "DELETE of ledger_run_reading"),
        ("INSERT OR REPLACE INTO ledger_run SELECT * FROM ledger_run", "INSERT of ledger_run"),
        (
            "INSERT OR REPLACE INTO ledger_reading (id, versions, versions_digest, document_id) "
            "SELECT id + 9, versions, versions_digest, document_id FROM ledger_reading",
            "INSERT of ledger_reading",
        ),
        (
            "INSERT INTO ledger_run VALUES ((SELECT key FROM ledger_run)) ON CONFLICT DO UPDATE SET key = 'x'",
            "ledger_run",
        ),
    ],
)
def test_the_database_refuses_to_forget(url, tmp_path, record, run_id, change: str, refused: str) -> None:
    with Ledger.open(url) as ledger:
        ledger.append_record(record, run_id)
    with (
        closing(sqlite3.connect(tmp_path / "case.db")) as database,
        pytest.raises(sqlite3.IntegrityError, match=f"the ledger is append-only: .*{refused}.* refused"),
    ):
        database.execute(change)

    with Ledger.open(url) as ledger:
        assert list(ledger.iter_records()) == [record]


def test_the_triggers_can_be_undone_with_their_migration(url: str, tmp_path: Path) -> None:
    from django.core.management import call_command

    with Ledger.open(url) as ledger:
        call_command("migrate", "armsledger_store", "0001", database=ledger._alias, verbosity=0)
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (0,)
    Ledger.open(url).close()
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() != (0,)
