"""`armsledger review same-origin`, `other-origin` and `origins`: whether two documents rest on one origin."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from armsledger.model.judgement import Judgement
from armsledger.model.ruling import OriginRuling, Standing

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is printed with the decision.")]
DocumentName = Annotated[str, typer.Argument(help="A document's id or its source.")]


def add_origin_commands(review: typer.Typer) -> None:
    """Add the commands on origins."""
    for command in (same_origin, other_origin, origins):
        review.command()(command)


def same_origin(one: DocumentName, other: DocumentName, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two documents rest on one origin: they count once."""
    _decide(one, other, Judgement.SAME, ledger, by, comment)


def other_origin(one: DocumentName, other: DocumentName, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two documents rest on two origins; nothing joins them then, not even over a third."""
    _decide(one, other, Judgement.DIFFERENT, ledger, by, comment)


def origins(ledger: LedgerUrl) -> None:
    """List the documents by origin, each with how it stands to it and why, and the rulings in force."""
    from armsledger.model.ruling import RulingKind
    from armsledger.pipeline import origins as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        found = work.list_origins(opened)
        rulings = opened.rulings(RulingKind.ORIGIN)
    shown = ""
    for document, one in found:
        if one.origin_id != shown:
            typer.echo(one.origin_id)
            shown = one.origin_id
        typer.echo(f"  {document.id} {document.source}: {one.kind.value}: {one.because}")
    typer.echo(f"{len(found)} documents, {len({one.origin_id for _, one in found})} origins")
    for standing in rulings:
        typer.echo(_line(standing))


def _decide(one: str, other: str, judgement: Judgement, url: str, by: str, comment: str) -> None:
    from armsledger.pipeline import origins as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(url) as opened:
        standing = work.decide(opened, one, other, judgement, by, datetime.now(UTC), comment)
    typer.echo(_line(standing))
    typer.echo("run the report again to see it there")


def _line(standing: Standing) -> str:
    ruling = standing.ruling
    assert isinstance(ruling, OriginRuling)  # the only kind that is listed here
    words = {Judgement.SAME: "one origin", Judgement.DIFFERENT: "two origins"}[ruling.judgement]
    return (
        f"{standing.decision_id} {words}: {ruling.left_document_id} | {ruling.right_document_id} ({standing.because})"
    )
