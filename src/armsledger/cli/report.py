"""`armsledger report`: files, folders and addresses → ledger → case file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armsledger.cli.ways import AllowPrivate, By, TimeStamp, WithPictures, find_way
from armsledger.errors import InputError
from armsledger.model.case import Case
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings

if TYPE_CHECKING:
    from armsledger.pipeline.adding import Way


def report(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Files, folders and addresses (https://…) to read.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the case file goes to.")] = Path("out"),
    published: Annotated[
        str | None, typer.Option(help="Day of publication (YYYY-MM-DD), where the documents do not tell it.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the documents do not tell it.")] = None,
    title: Annotated[str | None, typer.Option(help="The title on the case file's first page.")] = None,
    ledger: Annotated[
        str | None, typer.Option(help="sqlite:///path.db or postgresql://…; by default a file in the output folder.")
    ] = None,
    standard: Annotated[
        str | None, typer.Option(help="The standard of proof, by name: two-independent, reasonable-grounds, …")
    ] = None,
    by: By = None,
    with_pictures: WithPictures = False,
    time_stamp: TimeStamp = None,
    allow_private: AllowPrivate = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Make case.pdf too; takes the extra armsledger[pdf].")] = False,
) -> None:
    """Read documents and make a case file in the output folder: index.html, data files and the ledger."""
    hints = ReadHints(parse_day(published), outlet, None)
    way = find_way(Settings.read(environ), by, allow_private, time_stamp, with_pictures)
    case = make_case(tuple(inputs), out, hints, ledger=ledger, title=title, standard=standard, way=way, with_pdf=pdf)
    raise typer.Exit(1 if case.failures else 0)


def parse_day(words: str | None) -> date | None:
    """A day as given on the command line; raises InputError for anything but YYYY-MM-DD."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise InputError(words or "", "is no day", "write it as 2020-07-24") from error


def make_case(
    inputs: tuple[str, ...],
    out: Path,
    hints: ReadHints,
    *,
    ledger: str | None = None,
    title: str | None = None,
    root: Path | None = None,
    standard: str | None = None,
    way: "Way | None" = None,
    with_pdf: bool = False,
) -> Case:
    """Run the main job with progress on the terminal, write the case file and say what came of it.

    Sources are named relative to `root` where it is given; addresses come by `way`. `standard` goes before the setting
    of that name; raises InputError for one that there is not, before anything is read.
    """
    from rich.console import Console

    from armsledger.knowledge.standards_of_proof import default_standard, get_standard
    from armsledger.pipeline.adding import NO_WAY, sort_inputs
    from armsledger.pipeline.case_holdings import LedgerDocuments, LedgerPictures
    from armsledger.pipeline.run import Job, run
    from armsledger.publish.case_file import write_case_file
    from armsledger.store.ledger import Ledger

    settings = Settings.read(environ)
    settings = replace(settings, standard=get_standard(standard or settings.standard or default_standard()).id)
    _make_folder(out)
    url = ledger or f"sqlite:///{(out / 'ledger.db').resolve()}"
    console = Console(stderr=True)
    with console.status("reading …") as status:
        paths, addresses = sort_inputs(inputs)
        job = Job(paths, hints, url, title, root, datetime.now(UTC), addresses, way or NO_WAY)
        case = run(job, settings, lambda source: status.update(f"read {source}"))
        status.update("writing the case file …")
        with Ledger.open(url) as opened:
            written = write_case_file(case, out, LedgerPictures(opened), LedgerDocuments(opened), with_pdf)
    _say(case, written[0])
    return case


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            str(out), f"cannot be made a folder ({error.strerror})", "name another folder with -o"
        ) from error


def _say(case: Case, index: Path) -> None:
    claims = sum(len(record.claims) for record in case.records)
    refused = sum(len(record.refusals) for record in case.records)
    typer.echo(
        f"{len(case.records)} documents, {claims} claims in {len(case.matters)} matters, "
        f"{refused} refused, {len(case.failures)} documents failed"
    )
    for failure in case.failures:
        typer.echo(f"failed ({failure.stage}): {failure.problem}", err=True)
    typer.echo(f"open {index}")
