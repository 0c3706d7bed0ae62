"""`armsledger extract`: JSON Lines in, JSON Lines out, one kind of reading at a time."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from os import environ
from typing import Annotated

import typer

from armsledger.cli.lines import Row, parse_object, read_lines, write_lines
from armsledger.errors import ArmsledgerError


class What(StrEnum):
    """What is extracted; the shapes stand in docs/reference/extract.md."""

    CLAIMS = "claims"
    ATTRIBUTIONS = "attributions"
    PLACES = "places"
    ENTITIES = "entities"
    EVENTS = "events"
    TIMES = "times"
    QUANTITIES = "quantities"


def extract(
    rows_in: Annotated[str, typer.Argument(metavar="IN.jsonl", help="One document a line; - for standard input.")],
    what: Annotated[What, typer.Option(help="What to extract.")],
    out: Annotated[str, typer.Option("-o", "--out", help="Where the lines go; - for standard output.")] = "-",
) -> None:
    """Extract claims, attributions, places, entities, events, times or quantities with the code that `report` uses."""
    problems: list[str] = []
    answers = list(_iter_answers(read_lines(rows_in), rows_in, what, problems))
    write_lines(out, (json.dumps(answer, ensure_ascii=False) for answer in answers))
    for problem in problems:
        typer.echo(f"failed: {problem}", err=True)
    raise typer.Exit(1 if problems else 0)


def _iter_answers(lines: list[str], name: str, what: What, problems: list[str]) -> Iterator[Row]:
    from rich.console import Console
    from rich.progress import track

    from armsledger.pipeline.rows import make_reader
    from armsledger.settings import Settings

    reader = make_reader(what.value, Settings.read(environ))
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    silent = not sys.stderr.isatty()
    for number, line in track(
        numbered, f"{what.value} …", console=Console(stderr=True), transient=True, disable=silent
    ):
        try:
            yield reader.read(parse_object(line, f"{name}, line {number}"))
        except ArmsledgerError as error:
            problems.append(str(error))
