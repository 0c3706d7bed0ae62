"""`armsledger ledger`: housekeeping of a ledger; nothing that was appended is changed."""

from typing import Annotated

import typer

ledger = typer.Typer(help="Look after a ledger.", no_args_is_help=True)


@ledger.callback()
def about() -> None:
    """Look after a ledger; nothing that was appended is changed."""


@ledger.command()
def reindex(url: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]) -> None:
    """Make what lists and searches read anew from the ledger itself."""
    from rich.console import Console

    from armsledger.model.claim_query import ClaimFilter
    from armsledger.pipeline.name_index import rebuild_names
    from armsledger.store.ledger import Ledger

    with Ledger.open(url) as opened:
        with Console(stderr=True).status("making the index anew …"):
            opened.rebuild_index()
            rebuild_names(opened)
        total = opened.find_claims(ClaimFilter(), size=1, with_facets=False).total
    typer.echo(f"{total} claims in the index")
