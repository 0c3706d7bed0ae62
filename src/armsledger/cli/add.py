"""`armsledger add`: new documents into a ledger, from files, addresses and feeds."""

from datetime import UTC, datetime
from os import environ
from typing import Annotated

import typer

from armsledger.cli.report import parse_day
from armsledger.errors import InputError


def add(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Files and folders, and addresses (https://…) to fetch.")
    ],
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")],
    feed: Annotated[bool, typer.Option("--feed", help="The addresses are RSS or Atom feeds: add what is new.")] = False,
    published: Annotated[
        str | None, typer.Option(help="Day of publication (YYYY-MM-DD), where the documents do not tell it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the documents do not tell it.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who adds them; kept with how they came.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private-addresses", help="Fetch from machines of one's own network too.")
    ] = False,
) -> None:
    """Read new documents into a ledger and derive matters anew from all of it. Only addresses given are asked."""
    from rich.console import Console

    from armsledger.pipeline.adding import add as add_all
    from armsledger.pipeline.adding import begin_adding, make_fetcher, sort_wanted
    from armsledger.pipeline.cores import load_cores
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings
    from armsledger.store.ledger import Ledger

    wanted = sort_wanted(inputs, feed)
    if feed and wanted.paths:
        raise InputError(wanted.paths[0], "is no address of a feed", "give addresses alone, or leave --feed out")
    settings = Settings.read(environ)
    hints = ReadHints(parse_day(published), outlet, None)
    with Ledger.open(ledger) as opened, Console(stderr=True).status("reading …") as status:
        adding = begin_adding(
            opened,
            load_cores(settings),
            by=by,
            at_utc=datetime.now(UTC),
            max_bytes=settings.max_document_bytes,
            hints=hints,
            fetcher=make_fetcher(settings.max_document_bytes, allow_private),
        )
        added = add_all(wanted, adding, lambda source: status.update(f"read {source}"))
        matters = len(opened.matters(added.derived_run_id)) if added.derived_run_id else None
    standing = "nothing new to derive from" if matters is None else f"{matters} matters stand"
    typer.echo(f"{added.run_id}: {added.documents} documents, {len(added.failures)} failed; {standing}")
    for failure in added.failures:
        typer.echo(f"failed ({failure.stage}): {failure.problem}", err=True)
    raise typer.Exit(1 if added.failures else 0)
