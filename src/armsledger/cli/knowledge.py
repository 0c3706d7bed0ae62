"""`armsledger knowledge`: check the tables, make a table of a register that one has, write the page about them."""

from enum import StrEnum
from os import environ
from pathlib import Path
from typing import Annotated

import typer

from armsledger.errors import InputError

DONE, FOUND = 0, 1

knowledge = typer.Typer(
    name="knowledge",
    help="Check the knowledge tables, ours and your own; make a table of a register that you have; describe them.",
    no_args_is_help=True,
)


class Source(StrEnum):
    """Registers that can be read."""

    SIPRI = "sipri"
    ORYX = "oryx"
    FTM = "ftm"


@knowledge.command()
def check() -> None:
    """Check all tables, your own (ARMSLEDGER_TABLES) included; print each finding, exit 1 if there are any."""
    from armsledger.knowledge.check import check_tables
    from armsledger.knowledge.tables import own_tables, table_names

    _use_tables()
    errors = check_tables()
    for error in errors:
        typer.echo(str(error))
    own = f" and {len(own_tables())} of your own" if own_tables() else ""
    typer.echo(f"{len(errors)} findings in {len(table_names())} tables{own}")
    raise typer.Exit(FOUND if errors else DONE)


@knowledge.command("import")
def import_register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The register as CSV; entities of FollowTheMoney.")],
    source: Annotated[Source, typer.Option("--from", help="What the file is.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The new table of your own folder: equipment.csv, of ftm actors.csv.")
    ],
) -> None:
    """Make a table of your own, to be reviewed, of what no row of ours bears; exit 1 if rows of the file failed."""
    from armsledger.knowledge.registers.new_rows import find_new, format_new_rows
    from armsledger.knowledge.registers.oryx import read_oryx
    from armsledger.knowledge.registers.sipri import read_sipri

    if out.exists():
        raise InputError(str(out), "exists already", "name another file, or move this one away")
    _use_tables()
    if source is Source.FTM:
        raise typer.Exit(_import_actors(file, out))
    register = read_sipri(file) if source is Source.SIPRI else read_oryx(file)
    _write(out, format_new_rows(register, source.value))
    for error in register.errors:
        typer.echo(f"armsledger knowledge import: {error}", err=True)
    matched = sum(entry.row_id is not None for entry in register.entries)
    generic = sum(entry.is_generic and entry.row_id is None for entry in register.entries)
    typer.echo(
        f"{len(register.rows) + len(register.errors)} rows read: {matched} matched, {generic} name no system, "
        f"{len(register.rows) - matched - generic} new ({len(find_new(register))} designations in {out}), "
        f"{len(register.errors)} refused"
    )
    raise typer.Exit(FOUND if register.errors else DONE)


def _import_actors(file: Path, out: Path) -> int:
    """Write the parties of a FollowTheMoney file that no row of ours names, and give the exit status."""
    from armsledger.knowledge.registers.ftm_actors import format_actor_rows, read_ftm_actors

    hints = read_ftm_actors(file)
    _write(out, format_actor_rows(hints))
    for error in hints.errors:
        typer.echo(f"armsledger knowledge import: {error}", err=True)
    others = ", ".join(f"{count} {schema}" for schema, count in hints.others.items()) or "none"
    typer.echo(
        f"{len(hints.rows)} new parties in {out}, {hints.known} that our table names already, left out: {others}; "
        f"{len(hints.errors)} lines refused"
    )
    return FOUND if hints.errors else DONE


@knowledge.command()
def page(
    out: Annotated[Path, typer.Option("-o", "--out", help="The Markdown page.")],
) -> None:
    """Write the page that says what the tables know, from where, as of when."""
    from armsledger.knowledge.page import format_page

    _use_tables()
    _write(out, format_page())


def _use_tables() -> None:
    from armsledger.pipeline.cores import use_tables
    from armsledger.settings import Settings

    use_tables(Settings.read(environ))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            str(path), f"cannot be written ({error.strerror})", "give a path in a folder that is there"
        ) from error
