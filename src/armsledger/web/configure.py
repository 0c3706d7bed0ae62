"""Django set up for a workbench: once a process, `default` being the database of its ledger."""

from typing import Any

from armsledger.errors import InputError
from armsledger.store.ledger import Ledger
from armsledger.store.sqlite_file import find_sqlite_file, hold_sqlite_file
from armsledger.store.url import parse_ledger_url, without_password
from armsledger.web.serving import Serving


def configure(serving: Serving, secret_key: str) -> None:
    """Set Django up; the ledger and the workbench's own tables are made or brought up to this version.

    Raises InputError for a ledger that cannot be opened, and where this process serves another one already.
    """
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        settings.configure(**make_settings(serving, secret_key))
    elif getattr(settings, "ARMSLEDGER_SERVING", None) != serving:
        raise InputError(without_password(serving.ledger_url), "is not the ledger set up here", "start a new process")
    if not apps.ready:
        django.setup()
    file = find_sqlite_file(parse_ledger_url(serving.ledger_url))
    if file is not None:
        hold_sqlite_file(file)  # for good: every thread that asks keeps a connection of its own
    Ledger.open(serving.ledger_url).close()
    migrate_web()


def make_settings(serving: Serving, secret_key: str) -> dict[str, Any]:
    """Everything that Django is configured with."""
    from armsledger.web import django_settings

    fixed = {name: value for name, value in vars(django_settings).items() if name.isupper()}
    return fixed | {
        "ARMSLEDGER_SERVING": serving,
        "DATABASES": {"default": {**parse_ledger_url(serving.ledger_url), "CONN_HEALTH_CHECKS": True}},
        "SECRET_KEY": secret_key,
        "ALLOWED_HOSTS": list(serving.allowed_hosts),
        "CSRF_TRUSTED_ORIGINS": [serving.address] if serving.origin else [],
        "SESSION_COOKIE_SECURE": serving.is_https,
        "CSRF_COOKIE_SECURE": serving.is_https,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if serving.is_https else None,
        "SECURE_HSTS_SECONDS": 31_536_000 if serving.is_https else 0,
    }


def migrate_web() -> None:
    """Bring the workbench's own tables up to this version; two that start at once take turns."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from armsledger.store.migrate import writing

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    connection.disable_constraint_checking()  # SQLite cannot be told so inside a transaction
    try:
        with writing("default"):
            call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.enable_constraint_checking()
