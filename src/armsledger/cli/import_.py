"""`armsledger import`: a ledger, or claims of a third party, in our own format, taken into a ledger."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from armsledger.errors import InputError


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file in our own format (jsonl); - is standard input.")],
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…; made if need be.")],
) -> None:
    """Take what `export --format jsonl` wrote, or claims of your own; what is refused is listed, exit 1 then."""
    from armsledger.pipeline.importing import import_own
    from armsledger.store.ledger import Ledger

    with _opened(file) as lines, Ledger.open(ledger) as opened:
        report = import_own(opened, lines, Path(file).name)
    for one in report.refused:
        typer.echo(f"refused: line {one.line} ({one.what}): {one.problem}", err=True)
    taken = ", ".join(f"{count} {noun}" for noun, count in report.taken) or "nothing"
    typer.echo(f"taken: {taken}; {len(report.refused)} lines refused")
    raise typer.Exit(1 if report.refused else 0)


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdin
        return
    if not Path(path).is_file():
        raise InputError(path, "is no file", "give a file that is there, or - for standard input")
    with Path(path).open(encoding="utf-8-sig", newline="\n") as file:
        yield file
