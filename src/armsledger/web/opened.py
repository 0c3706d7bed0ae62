"""The ledger that this workbench serves, on the connection of the thread that asks."""

from armsledger.store.ledger import Ledger
from armsledger.web.people import serving

ALIAS = "default"


def open_ledger() -> Ledger:
    """The ledger as its own door; do not close it, Django does so at the end."""
    return Ledger(serving().ledger_url, ALIAS)
