"""`armsledger serve`: the workbench on a page in the browser."""

from os import environ
from pathlib import Path
from typing import Annotated

import typer

from armsledger.settings import Settings

DEFAULT_LEDGER = "sqlite:///out/ledger.db"


def serve(
    ledger: Annotated[
        str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…; made if it is not there.")
    ] = DEFAULT_LEDGER,
    host: Annotated[str, typer.Option("--host", help="Where to listen; other machines only with --team.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", help="The port to listen on.")] = 8080,
    team: Annotated[bool, typer.Option("--team", help="People sign in with accounts (armsledger accounts add).")] = (
        False
    ),
    origin: Annotated[
        str | None, typer.Option("--origin", help="The address that people type, where a proxy stands before it.")
    ] = None,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Let people add pages and feeds of the web by their address.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private-addresses", help="Fetch from machines of one's own network too.")
    ] = False,
    openapi: Annotated[
        Path | None, typer.Option("--openapi", help="Write the API's OpenAPI document to a file instead.")
    ] = None,
) -> None:
    """Serve the workbench: read, compare, decide and print, in the browser. Without --allow-network it asks nobody."""
    from armsledger.web import server
    from armsledger.web.serving import Serving

    if openapi is not None:
        server.write_openapi(openapi)
        return
    settings = Settings.read(environ)
    serving = Serving(ledger, host, port, team, origin, allow_network, allow_private, settings.max_document_mb)
    server.serve(serving, settings.secret_key, lambda a: typer.echo(f"open {a}"))
