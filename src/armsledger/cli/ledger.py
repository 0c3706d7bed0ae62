"""`armsledger ledger`: housekeeping of a ledger; nothing that was appended is changed."""

from datetime import UTC, datetime
from typing import Annotated

import typer

ledger = typer.Typer(help="Look after a ledger.", no_args_is_help=True)


@ledger.callback()
def about() -> None:
    """Look after a ledger; nothing that was appended is changed."""


LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]


@ledger.command()
def derive(url: LedgerUrl) -> None:
    """Derive matters and findings anew from every document of the ledger, heeding what people decided since."""
    from rich.console import Console

    from armsledger.pipeline.deriving import derive_anew
    from armsledger.store.ledger import Ledger

    with Ledger.open(url) as opened:
        with Console(stderr=True).status("deriving matters and findings …"):
            run_id = derive_anew(opened, datetime.now(UTC))
        typer.echo(f"{run_id}: {len(opened.matters(run_id))} matters, {len(opened.findings(run_id))} findings")


@ledger.command()
def reindex(url: LedgerUrl) -> None:
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
