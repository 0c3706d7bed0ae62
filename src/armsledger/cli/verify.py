"""`armsledger verify`: is everything in the ledger as it was written?"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from armsledger.errors import (
    ChainBrokenError,
    ForeignRecordError,
    InputError,
    LedgerBrokenError,
    LedgerDamageError,
    SpanDriftError,
)
from armsledger.model.verification import Verification

_BREAKS = (ChainBrokenError, ForeignRecordError, LedgerBrokenError, LedgerDamageError, SpanDriftError)
_SQLITE = "sqlite:///"


def verify(
    ledger: Annotated[
        str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…; by default out/ledger.db.")
    ] = f"{_SQLITE}out/ledger.db",
) -> None:
    """Walk the chain of decisions, every stored file and every quotation; the first break is named, exit 1."""
    refuse_missing(ledger)
    try:
        found = _verify(ledger)
    except _BREAKS as broken:
        typer.echo(f"broken: {broken}", err=True)
        raise typer.Exit(1) from broken
    typer.echo(
        f"whole: {found.documents} documents, {found.files} stored files, {found.readings} readings, "
        f"{found.claims} claims, {found.decisions} decisions"
    )
    typer.echo(f"last hash {found.last_hash}")


def refuse_missing(url: str) -> None:
    """Raise InputError for a SQLite ledger that is not there: opening it would make it."""
    path = url.removeprefix(_SQLITE)
    if url.startswith(_SQLITE) and not Path(path).is_file():
        raise InputError(url, "is not there", "give the ledger that `armsledger report` made with --ledger")


def _verify(url: str) -> Verification:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from armsledger.store.ledger import Ledger

    console = Console(stderr=True)
    with (
        Ledger.open(url) as opened,
        Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress,
    ):
        bars: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in bars:
                bars[step] = progress.add_task(step, total=total)
            progress.update(bars[step], completed=done)

        return opened.verify(show)
