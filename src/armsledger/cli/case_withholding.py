"""`armsledger case withhold`, `redact`, `withheld`: what the published copy of a case does not print, and why."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from armsledger.model.restriction import Level, Reason, Restriction

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is kept with the decision and never printed.")]
Name = Annotated[str, typer.Argument(metavar="CASE", help="The name of the case.")]
Why = Annotated[Reason, typer.Option("--reason", help="The reason that is printed.")]
Closely = Annotated[
    Level, typer.Option("--level", help="Out of the published copy, or out of the print for insiders too.")
]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="The last day; for good without.")
]
ForAll = Annotated[bool, typer.Option("--all-cases", help="Withhold it from every case of the ledger.")]


def add_withholding_commands(case: typer.Typer) -> None:
    """Put the commands of withholding beside the others."""
    for command in (withhold, redact, withheld):
        case.command()(command)


def withhold(
    name: Name,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A name as the case has it, or a document's id.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    reason: Why,
    level: Closely = Level.CONFIDENTIAL,
    until: Until = None,
    also: Annotated[list[str] | None, typer.Option("--also", help="Another way in which the name is written.")] = None,
    all_cases: ForAll = False,
) -> None:
    """Withhold a source: a name is called by a code name, a document loses its words, in the published copy."""
    from armsledger.model.ids import is_id
    from armsledger.model.withholding import DocumentWithheld, NameWithheld
    from armsledger.pipeline import withholding
    from armsledger.review.log import ruling_words
    from armsledger.store.ledger import Ledger

    restriction, case_name = _restriction(reason, level, until), None if all_cases else name
    is_document = is_id(what) and what.startswith("doc-")
    ruling = (
        DocumentWithheld(case_name, what, restriction)
        if is_document
        else NameWithheld(case_name, what, tuple(also or ()), restriction)
    )
    with Ledger.open(ledger) as opened:
        made = withholding.withhold(opened, ruling, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} {ruling_words(ruling)}")


def redact(
    name: Name,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A document's id, or the SHA-256 of a picture.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    reason: Why,
    words: Annotated[str, typer.Option("--words", help="The words to redact, as they stand in the document.")] = "",
    level: Closely = Level.CONFIDENTIAL,
    until: Until = None,
    all_cases: ForAll = False,
) -> None:
    """Redact a passage of a document, or a picture, in the published copy."""
    from armsledger.model.withholding import PictureRedacted
    from armsledger.pipeline import withholding
    from armsledger.store.ledger import Ledger

    restriction, case_name, now = _restriction(reason, level, until), None if all_cases else name, datetime.now(UTC)
    with Ledger.open(ledger) as opened:
        if what.startswith("doc-"):
            made = withholding.redact_passage(opened, case_name, what, words, restriction, by, now, comment)
        else:
            made = withholding.withhold(opened, PictureRedacted(case_name, what, restriction), by, now, comment)
    typer.echo(f"{made.id} redacted in {what}; `case undo` takes it back")


def withheld(name: Name, ledger: LedgerUrl) -> None:
    """List what is withheld from a case today, by whom and why."""
    from armsledger.pipeline import withholding
    from armsledger.review.log import ruling_words
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        found = withholding.withheld_on(opened, name, datetime.now(UTC).date())
    for one in found:
        typer.echo(f"{one.decision_id} {ruling_words(one.ruling)} ({one.because})")
    if not found:
        typer.echo(f"nothing is withheld from {name}")


def _restriction(reason: Reason, level: Level, until: datetime | None) -> Restriction:
    return Restriction(reason, level, until.date() if until else None)
