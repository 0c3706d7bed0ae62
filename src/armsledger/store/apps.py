"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The application that owns the ledger's tables."""

    name = "armsledger.store"
    label = "armsledger_store"
    verbose_name = "Evidence ledger"
    default_auto_field = "django.db.models.BigAutoField"
