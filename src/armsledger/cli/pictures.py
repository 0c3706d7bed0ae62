"""`armsledger pictures`: which pictures documents carry, where each stands, and where else one like it does."""

import json
from collections.abc import Sequence
from os import environ
from typing import Annotated, Any

import typer

from armsledger.cli.report import parse_day


def pictures(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files and folders to read.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication (YYYY-MM-DD), where the documents do not tell it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, one a picture.")] = False,
) -> None:
    """List the pictures of documents, and those that look the same with where each was published first."""
    from armsledger.pipeline.picture_list import list_pictures
    from armsledger.publish.picture_rows import picture_rows
    from armsledger.read.hints import ReadHints
    from armsledger.settings import Settings

    found = list_pictures(inputs, ReadHints(parse_day(published)), Settings.read(environ))
    rows = picture_rows(found.records, found.groups)
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        _show(rows)
    for failure in found.failures:
        typer.echo(f"failed ({failure.stage}): {failure.problem}", err=True)
    if found.absent:
        typer.echo(f"{len(found.absent)} pictures are not held: on the web, or in no file beside their page", err=True)
    raise typer.Exit(1 if found.failures else 0)


def _show(rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        typer.echo("No document carries a picture that is held.")
    for row in rows:
        typer.echo(
            f"{_plain(row['source'])}  {row['width']} × {row['height']}  {row['sha256'][:16]}\n"
            f"  in {row['document']}, {row['published'] or 'undated'}"
        )
        words = f"caption: {_plain(row['caption']['text'])}" if row["caption"] else None
        words = words or (f"alternative text: {_plain(row['alt'])}" if row["alt"] else "without words")
        typer.echo(f"  {words}")
        _show_said(row["says_of_itself"])
        if row["alike"]:
            _show_alike(row)


def _plain(text: str) -> str:
    """Words of a page without what would steer a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _show_said(said: dict[str, str | None]) -> None:
    told = [f"{name.replace('_', ' ')} {value}" for name, value in said.items() if value]
    if told:
        typer.echo(f"  the file says of itself: {'; '.join(told)}")


def _show_alike(row: dict[str, Any]) -> None:
    alike = row["alike"]
    if alike["first"]["picture_id"] == row["picture_id"]:
        typer.echo("  the first of its look; also:")
    else:
        first = alike["first"]
        typer.echo(f"  first in {first['document']}, {first['published'] or 'undated'}; one look with:")
    for other in alike["others"]:
        where = f"{other['document']} ({_plain(other['source'])}), {other['published'] or 'undated'}"
        typer.echo(f"    {where}, {other['distance']} of 256 bits from the first")
    if alike["house_of"]:
        typer.echo(f"  {alike['house_of']} shows it again and again: it tells nothing of origins")
