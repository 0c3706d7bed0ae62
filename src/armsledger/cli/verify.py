"""`armsledger verify`: is everything in the ledger as it was written?"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from armsledger.pipeline.verifying import StampCheck

_BREAKS = (ChainBrokenError, ForeignRecordError, LedgerBrokenError, LedgerDamageError, SpanDriftError)
_SQLITE = "sqlite:///"


def verify(
    ledger: Annotated[
        str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…; by default out/ledger.db.")
    ] = f"{_SQLITE}out/ledger.db",
    authorities: Annotated[
        Path | None,
        typer.Option("--time-stamp-ca", metavar="FILE", help="Certificates of the authorities whose time stamps hold."),
    ] = None,
) -> None:
    """Walk the chains of decisions and custody, every file, quotation and time stamp; a break is named, exit 1."""
    refuse_missing(ledger)
    if authorities is not None and not authorities.is_file():
        raise InputError(str(authorities), "is no file", "give a file of certificates (PEM)")
    try:
        found, stamps = _verify(ledger, authorities)
    except _BREAKS as broken:
        typer.echo(f"broken: {broken}", err=True)
        raise typer.Exit(1) from broken
    typer.echo(
        f"whole: {found.documents} documents, {found.files} stored files, {found.readings} readings, "
        f"{found.claims} claims, {found.decisions} decisions, {found.custody} events of custody"
    )
    if stamps.stamps:
        checked = f"signatures not checked: {stamps.unchecked}" if stamps.unchecked else "their signatures hold"
        typer.echo(f"{stamps.stamps} time stamps tell what was stamped; {checked}")
    typer.echo(f"last hash {found.last_hash}")
    typer.echo(f"last hash of custody {found.custody_hash}")


def refuse_missing(url: str) -> None:
    """Raise InputError for a SQLite ledger that is not there: opening it would make it."""
    path = url.removeprefix(_SQLITE)
    if url.startswith(_SQLITE) and not Path(path).is_file():
        raise InputError(url, "is not there", "give the ledger that `armsledger report` made with --ledger")


def _verify(url: str, authorities: Path | None) -> "tuple[Verification, StampCheck]":
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from armsledger.pipeline.verifying import check_stamps
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

        return opened.verify(show), check_stamps(opened, authorities)
