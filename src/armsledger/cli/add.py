"""`armsledger add`: new documents into a ledger, from files, addresses, feeds and sitemaps."""

from datetime import UTC, datetime
from os import environ
from typing import TYPE_CHECKING, Annotated

import typer

from armsledger.cli.report import parse_day
from armsledger.cli.ways import AllowPrivate, By, TimeStamp, WithPictures, find_way
from armsledger.errors import InputError

if TYPE_CHECKING:
    from armsledger.pipeline.adding import Added


def add(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Files and folders, and addresses (https://…) to fetch.")
    ],
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")],
    feed: Annotated[bool, typer.Option("--feed", help="The addresses are RSS or Atom feeds: add what is new.")] = False,
    sitemap: Annotated[
        bool, typer.Option("--sitemap", help="The addresses are sitemaps, or sites that have one: add what is new.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(help="Of a sitemap only pages that changed on this day (YYYY-MM-DD) or later.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Of a sitemap at most so many pages, the last changed first.")] = 200,
    under: Annotated[str, typer.Option(help="Of a sitemap only pages whose path begins so, such as /news/.")] = "",
    published: Annotated[
        str | None, typer.Option(help="Day of publication (YYYY-MM-DD), where the documents do not tell it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the documents do not tell it.")] = None,
    by: By = None,
    with_pictures: WithPictures = False,
    time_stamp: TimeStamp = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read new documents into a ledger and derive matters anew from all of it. Only addresses given are asked."""
    from rich.console import Console

    from armsledger.pipeline.adding import add as add_all
    from armsledger.pipeline.adding import begin_adding, digest_of, sort_wanted
    from armsledger.pipeline.cores import load_cores
    from armsledger.pipeline.sitemaps import Choice
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings
    from armsledger.store.ledger import Ledger

    if feed and sitemap:
        raise InputError("--feed and --sitemap", "cannot both be", "add feeds and sitemaps one after the other")
    choice = Choice(parse_day(since), most, under)
    wanted = sort_wanted(inputs, feed, sitemap, choice)
    if wanted.paths and (feed or sitemap):
        kind = "feed" if feed else "sitemap"
        raise InputError(wanted.paths[0], f"is no address of a {kind}", f"give addresses alone, or leave --{kind} out")
    settings = Settings.read(environ)
    hints = ReadHints(parse_day(published), outlet, None)
    way = find_way(settings, by, allow_private, time_stamp, with_pictures)
    asked = digest_of(["add", inputs, feed, sitemap, str(choice), str(hints), by, with_pictures])
    with Ledger.open(ledger) as opened, Console(stderr=True).status("reading …") as status:
        at_utc = opened.begin_errand(asked, datetime.now(UTC))
        adding = begin_adding(
            opened,
            load_cores(settings),
            at_utc=at_utc,
            max_bytes=settings.max_document_bytes,
            hints=hints,
            way=way,
        )
        added = add_all(wanted, adding, lambda source: status.update(f"read {source}"))
        opened.end_errand(asked, at_utc)
        matters = len(opened.matters(added.derived_run_id)) if added.derived_run_id else None
    _say(added, matters)
    raise typer.Exit(1 if added.failures else 0)


def _say(added: "Added", matters: int | None) -> None:
    """What came of it; `matters` is None where nothing was derived."""
    standing = "nothing new to derive from" if matters is None else f"{matters} matters stand"
    typer.echo(f"{added.run_id}: {added.documents} documents, {len(added.failures)} failed; {standing}")
    if added.waiting:
        typer.echo(f"{added.waiting} more pages wait; the same command takes the next")
    for failure in added.failures:
        typer.echo(f"failed ({failure.stage}): {failure.problem}", err=True)
