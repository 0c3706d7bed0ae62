"""`armsledger gazetteer`: compile it, add places that you have, see what it holds."""

from enum import StrEnum
from os import environ
from pathlib import Path
from typing import Annotated

import typer

gazetteer = typer.Typer(
    name="gazetteer",
    help="Compile the gazetteer, add places from files that you have, look a name up.",
    no_args_is_help=True,
)


class Source(StrEnum):
    """Files that can be imported."""

    GEONAMES = "geonames"
    OURAIRPORTS = "ourairports"
    NGA = "nga"


@gazetteer.command()
def build() -> None:
    """Compile the gazetteer anew, from the packages that came with armsledger and the knowledge tables."""
    from rich.console import Console

    from armsledger.pipeline.cores import use_tables
    from armsledger.pipeline.gazetteer import compile_gazetteer, compiled_file
    from armsledger.settings import Settings

    settings = Settings.read(environ)
    use_tables(settings)
    console = Console(stderr=True)
    with console.status("compiling …") as status:
        count = compile_gazetteer(settings, lambda places: status.update(f"compiling: {places:,} places …"))
    typer.echo(f"{count:,} places in {compiled_file(settings)}")


@gazetteer.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text file, or a ZIP of one.")],
    source: Annotated[Source, typer.Option("--from", help="What the file is.")],
    country: Annotated[
        list[str] | None, typer.Option(help="Alpha-3 code; several times for several. All else.")
    ] = None,
) -> None:
    """Add the places of a file to yours; the same file again replaces what it gave before."""
    from rich.console import Console

    from armsledger.pipeline.gazetteer import import_places
    from armsledger.settings import Settings

    console = Console(stderr=True)
    with console.status("reading …") as status:
        count, path = import_places(
            Settings.read(environ),
            file,
            source.value,
            tuple(code.upper() for code in country or ()),
            lambda places: status.update(f"reading: {places:,} places …"),
        )
    typer.echo(f"{count:,} places in {path}; readings from now on use them")


@gazetteer.command()
def find(name: Annotated[str, typer.Argument(metavar="NAME", help="As a text would write it.")]) -> None:
    """List the places that bear a name, and where each is known from."""
    from armsledger.knowledge.gazetteer.folding import fold_name, loose_key
    from armsledger.pipeline.cores import use_tables
    from armsledger.pipeline.gazetteer import open_gazetteer
    from armsledger.settings import Settings

    settings = Settings.read(environ)
    use_tables(settings)
    key = fold_name(name)
    found = open_gazetteer(settings).find([key, loose_key(key) or key])
    for bearer in dict.fromkeys(bearer for bearers in found.values() for bearer in bearers):
        entry = bearer.entry
        people = f", {entry.population:,} inhabitants" if entry.population else ""
        where = f"{entry.latitude:.4f} {entry.longitude:.4f} ± {entry.radius_km:g} km"
        typer.echo(f"{entry.name}, {entry.country or 'several states'}: {entry.kind}{people}; {where}; {entry.id}")
    if not found:
        typer.echo(f"no place bears the name {name!r}; `armsledger gazetteer import` adds places that you have")
        raise typer.Exit(1)
