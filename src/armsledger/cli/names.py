"""`armsledger names`: which names are one over all documents of a ledger, and what people say to that."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from armsledger.model.identity import Identity, NameVerdict
from armsledger.model.judgement import Judgement

names = typer.Typer(
    help="Say which names are one over all documents, list them, and take it back.", no_args_is_help=True
)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is printed with the decision.")]
Name = Annotated[
    str, typer.Argument(help="Words, a row (actor-haftar) or an entity's id; words@doc-… in one document.")
]


@names.command()
def merge(left: Name, right: Name, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two names mean one thing, in every document."""
    _decide(left, right, Judgement.SAME, ledger, by, comment)


@names.command()
def split(left: Name, right: Name, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two names mean two things; nothing joins them then, not even over a third."""
    _decide(left, right, Judgement.DIFFERENT, ledger, by, comment)


@names.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DEC", help="The id of a verdict that is in force.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Take a verdict on names back; the machine's proposal stands again."""
    from armsledger.pipeline import names as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        verdict = work.undo(opened, decision, by, datetime.now(UTC), comment)
    typer.echo(f"undone: {_line(verdict)}")


@names.command(name="list")
def list_(
    ledger: LedgerUrl,
    unsure: Annotated[bool, typer.Option("--unsure", help="List the pairs that only a person can decide.")] = False,
) -> None:
    """List the names that are one, with where each was seen and why, and the verdicts in force."""
    from armsledger.pipeline import names as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        identities, pairs = work.list_names(opened)
        verdicts = opened.name_verdicts()
    if unsure:
        for left, right, comparison in pairs:
            typer.echo(
                f"{left.lead} [{left.key}] | {right.lead} [{right.key}]: {comparison.bits:g} bits: {comparison.because}"
            )
        return
    for identity in identities:
        if len(identity.entity_ids) > 1 or len(identity.names) > 1 or identity.apart:
            _say(identity)
    for verdict in verdicts:
        typer.echo(_line(verdict))


def _decide(left: str, right: str, judgement: Judgement, url: str, by: str, comment: str) -> None:
    from armsledger.pipeline import names as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(url) as opened:
        _, verdict = work.decide(opened, left, right, judgement, by, datetime.now(UTC), comment)
    typer.echo(_line(verdict))
    typer.echo("run the report again to see it there")


def _say(identity: Identity) -> None:
    row = f" [{identity.known_id}]" if identity.known_id else ""
    typer.echo(f"{identity.name}{row} ({identity.type.value}) {identity.id}")
    for name in identity.names:
        typer.echo(f"  {name.words}: {', '.join(name.document_ids)}")
    for reason in (*identity.because, *identity.apart):
        weight = "" if reason.bits is None else f", {reason.bits:g} bits"
        typer.echo(f"  {reason.judgement.value}: {reason.left} | {reason.right}: {reason.because}{weight}")


def _line(verdict: NameVerdict) -> str:
    return (
        f"{verdict.decision_id} {verdict.judgement.value}: {verdict.left.words} | {verdict.right.words} "
        f"({verdict.because})"
    )
