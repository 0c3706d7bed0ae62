"""The server: waitress, a small one that is made for production, over Django's pages."""

import logging
import secrets
from collections.abc import Callable
from pathlib import Path

from armsledger.errors import InputError
from armsledger.store.ledger import Ledger
from armsledger.web.browser_files import check_browser_files
from armsledger.web.configure import configure
from armsledger.web.foreman import Foreman
from armsledger.web.secret import find_secret_key
from armsledger.web.serving import Serving

_THREADS = 6
_MOST_CONNECTIONS = 2_000  # each browser holds six open
_MOST_REQUEST_BYTES = 120_000_000


def serve(serving: Serving, secret_key: str | None, notify: Callable[[str], None]) -> None:
    """Serve the workbench until the process is ended; `notify` is told the address once it answers.

    Raises InputError for a workbench without its browser files, a ledger that cannot be opened, a team without an
    account, and an address that is taken.
    """
    check_browser_files()
    configure(serving, find_secret_key(serving.ledger_url, secret_key))
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    refresh_index(serving.ledger_url)
    if serving.team:
        _check_accounts()
    from django.core.handlers.wsgi import WSGIHandler
    from waitress.server import create_server

    proxy = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    try:
        server = create_server(
            WSGIHandler(),
            host=serving.host,
            port=serving.port,
            threads=_THREADS,
            ident=None,
            clear_untrusted_proxy_headers=True,
            max_request_body_size=_MOST_REQUEST_BYTES,
            connection_limit=_MOST_CONNECTIONS,
            asyncore_use_poll=True,  # select() knows no more than 1,024 of them
            **(proxy if serving.is_https else {}),
        )
    except OSError as error:
        raise InputError(
            f"{serving.host}:{serving.port}", f"cannot be listened on ({error.strerror})", "name another with --port"
        ) from error
    Foreman(serving).start()
    notify(serving.address)
    server.run()


def refresh_index(ledger_url: str) -> None:
    """Bring the index up to what the ledger holds: after an update of the software, or a run that was broken off."""
    with Ledger.open(ledger_url) as ledger:
        if not ledger.is_index_current():
            said = "lists and searches are brought up to the ledger first; for a large one this takes some minutes"
            logging.getLogger(__name__).warning(said)
            ledger.refresh_index()


def write_openapi(path: Path) -> None:
    """Write the API's OpenAPI document, which is the same for every ledger. Raises InputError for a bad path."""
    configure(Serving("sqlite:///:memory:"), secrets.token_urlsafe())
    from armsledger.web.api.document import document_text

    try:
        path.write_text(document_text(), encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "give a path in a folder") from error


def _check_accounts() -> None:
    from armsledger.web.models import Account

    if not Account.objects.filter(is_active=True).exists():
        raise InputError("--team", "needs an account", "make one with: armsledger accounts add NAME --role admin")
