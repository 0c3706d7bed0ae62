"""`armsledger case`: put a case together, ask for replies, check it, print it and publish it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from armsledger.cli.case_letters import add_letter_commands
from armsledger.cli.case_print import print_case_list, print_problems, print_working
from armsledger.cli.case_withholding import add_withholding_commands

case = typer.Typer(
    help="Put a case together, ask those it accuses for a reply, check it, print it and publish it.",
    no_args_is_help=True,
)
add_letter_commands(case)
add_withholding_commands(case)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is kept with the decision.")]
WithPdf = Annotated[bool, typer.Option("--pdf", help="With case.pdf; takes the extra armsledger[pdf].")]
Name = Annotated[str, typer.Argument(metavar="CASE", help="The name of the case, as libya-air-2020.")]
Matters = Annotated[list[str], typer.Argument(metavar="MAT…", help="Ids of matters or of findings.")]


@case.command()
def new(
    name: Name,
    title: Annotated[str, typer.Option("--title", help="The title on its first page.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    standard: Annotated[str | None, typer.Option("--standard", help="The standard of proof, as for report.")] = None,
    notes: Annotated[str, typer.Option("--notes", help="What its first page says of it.")] = "",
) -> None:
    """Begin a case."""
    from armsledger.knowledge.standards_of_proof import default_standard
    from armsledger.model.casework import CaseRuling
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    head = CaseRuling(name, title, standard or default_standard(), notes)
    with Ledger.open(ledger) as opened:
        made = casework.new_case(opened, head, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} case {name}: {title}, under {head.standard_id}")


@case.command()
def change(
    name: Name,
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    title: Annotated[str | None, typer.Option("--title", help="Another title.")] = None,
    standard: Annotated[str | None, typer.Option("--standard", help="Another standard of proof.")] = None,
    notes: Annotated[str | None, typer.Option("--notes", help="Other notes.")] = None,
) -> None:
    """Give a case another title, standard of proof or notes."""
    from armsledger.model.casework import CaseRuling
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        now = casework.get_working_case(opened, name).head
        head = CaseRuling(name, title or now.title, standard or now.standard_id, now.notes if notes is None else notes)
        made = casework.change_case(opened, head, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} case {name}: {head.title}, under {head.standard_id}")


@case.command(name="list")
def list_(ledger: LedgerUrl) -> None:
    """List the cases by name."""
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        print_case_list(casework.list_cases(opened))


@case.command()
def show(name: Name, ledger: LedgerUrl) -> None:
    """Show a case: its matters with the rules that each keeps, its letters, and every decision in force on it."""
    from armsledger.pipeline import case_cutting, casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        cut = case_cutting.cut_case(opened, name, datetime.now(UTC).date())
        print_working(cut, casework.decisions_on_case(opened, name))


@case.command()
def add(name: Name, matters: Matters, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Put matters into a case; one that is in it and has changed is put in as it is now."""
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        for matter in matters:
            made = casework.put_in(opened, name, matter, by, datetime.now(UTC), comment)
            typer.echo(f"{made.id} {matter} is in {name}")


@case.command()
def remove(name: Name, matters: Matters, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Take matters out of a case."""
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        for matter in matters:
            made = casework.take_out(opened, name, matter, by, datetime.now(UTC), comment)
            typer.echo(f"{made.id} {matter} is out of {name}")


@case.command()
def order(name: Name, matters: Matters, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Set the order of print: those named first, the others after them as they stand."""
    from armsledger.pipeline import casework
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made = casework.reorder(opened, name, matters, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} order of {name}")


@case.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DEC", help="The id of a decision on a case, as show lists it.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Take back a decision on a case; what stood before it stands again."""
    from armsledger.pipeline import casework
    from armsledger.review.log import ruling_words
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        taken = casework.undo(opened, decision, by, datetime.now(UTC), comment)
    typer.echo(f"undone: {ruling_words(taken.ruling)} ({taken.because})")


@case.command()
def check(name: Name, ledger: LedgerUrl) -> None:
    """List what stands against publishing a case; ends with 1 where anything does."""
    from armsledger.pipeline import publishing
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        problems = publishing.check_case(opened, name, datetime.now(UTC).date())
    print_problems(name, problems)
    raise typer.Exit(1 if problems else 0)


@case.command(name="print")
def print_(
    name: Name,
    ledger: LedgerUrl,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the case file goes to.")] = Path("out"),
    unredacted: Annotated[
        bool, typer.Option("--unredacted", help="With what the published copy withholds; for insiders.")
    ] = False,
    pdf: WithPdf = False,
) -> None:
    """Write a case file of the case as it stands, checked or not; nothing is noted in the ledger."""
    from armsledger.pipeline import publishing
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        cut = publishing.print_case(opened, name, out, datetime.now(UTC).date(), unredacted, pdf)
    typer.echo(f"{len(cut.case.matters)} matters on {len(cut.case.records)} documents\nopen {out / 'index.html'}")


@case.command()
def publish(
    name: Name,
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The archive; by default CASE.zip.")] = None,
    pdf: WithPdf = False,
) -> None:
    """Check a case, write its case file as an archive, and keep in the ledger who published what."""
    from armsledger.pipeline import publishing
    from armsledger.store.ledger import Ledger

    path = out or Path(f"{name}.zip")
    with Ledger.open(ledger) as opened:
        published = publishing.publish(opened, name, by, datetime.now(UTC), comment, pdf)
    path.write_bytes(published.archive)
    typer.echo(f"{published.decision_id} {path}: digest of the folder {published.digest}")
