"""The Django settings of the ledger alone: no secret, no address, no file.

`default` lives in memory and is never written to; every ledger that is opened gets a connection of its own
(`configure`). Type checkers and `manage`-style tools read this module as it stands.
"""

from typing import Final

INSTALLED_APPS: Final = ["armsledger.store"]
DATABASES: Final = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
LOGGING_CONFIG: Final = None
