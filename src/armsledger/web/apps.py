"""The workbench as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The application that owns accounts, sessions and pages."""

    name = "armsledger.web"
    label = "armsledger_web"
    verbose_name = "Workbench"
    default_auto_field = "django.db.models.BigAutoField"
