"""The command line: one module a command; errors say what is wrong and the way out.

Exit status: 0 done; 1 done, but some documents failed (listed), or `verify` found a break; 2 wrong use.
"""

import sys
from collections.abc import Sequence

import typer

from armsledger.cli.accounts import accounts
from armsledger.cli.add import add
from armsledger.cli.case import case
from armsledger.cli.corpus import corpus
from armsledger.cli.demo import demo
from armsledger.cli.doctor import doctor
from armsledger.cli.export import export
from armsledger.cli.extract import extract
from armsledger.cli.gazetteer import gazetteer
from armsledger.cli.grade import grade
from armsledger.cli.import_ import import_
from armsledger.cli.indicators import indicators
from armsledger.cli.knowledge import knowledge
from armsledger.cli.ledger import ledger
from armsledger.cli.measures import measures
from armsledger.cli.names import names
from armsledger.cli.origins import origins
from armsledger.cli.pictures import pictures
from armsledger.cli.report import report
from armsledger.cli.review import review
from armsledger.cli.searches import searches
from armsledger.cli.serve import serve
from armsledger.cli.verify import verify
from armsledger.cli.watch import watch
from armsledger.errors import ArmsledgerError

app = typer.Typer(
    name="armsledger",
    help="Turns reports about armed conflicts into an evidence ledger of attributed claims, and prints a case file.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (report, add, watch, demo, extract, origins, pictures, measures, indicators, serve, verify, doctor):
    app.command()(command)
app.command()(export)
app.command("import")(import_)
app.add_typer(knowledge)
app.add_typer(gazetteer)
app.add_typer(names, name="names")
app.add_typer(review, name="review")
app.add_typer(case, name="case")
app.add_typer(corpus, name="corpus")
app.add_typer(accounts, name="accounts")
app.add_typer(grade, name="grade")
app.add_typer(ledger, name="ledger")
app.add_typer(searches, name="searches")


@app.callback(invoke_without_command=True)
def about(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    """Turn reports about armed conflicts into an evidence ledger of attributed claims, and print a case file."""
    if version:
        from armsledger import __version__

        typer.echo(__version__)
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ends the process with the exit status of the command."""
    try:
        app(args=list(arguments) if arguments is not None else None)
    except ArmsledgerError as error:
        typer.echo(f"armsledger: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo(
            "armsledger: interrupted; what was read is kept in the ledger, run the same command to go on", err=True
        )
        sys.exit(130)
