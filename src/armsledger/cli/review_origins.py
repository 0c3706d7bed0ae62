"""`armsledger review same-origin`, `other-origin`, `origins`, `translation`, `observe`: what is said of documents."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from armsledger.model.judgement import Judgement
from armsledger.model.ruling import OriginRuling, Standing

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is printed with the decision.")]
DocumentName = Annotated[str, typer.Argument(help="A document's id or its source.")]

TranslationName = Annotated[str, typer.Argument(metavar="TRANSLATION", help="The other document's id or its source.")]


def add_origin_commands(review: typer.Typer) -> None:
    """Add the commands on origins, translations and pictures."""
    for command in (same_origin, other_origin, origins, translation, observe):
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


def translation(
    original: DocumentName, translated: TranslationName, ledger: LedgerUrl, by: By, comment: Comment
) -> None:
    """Say that one document is a translation of another: they count once, and are read side by side."""
    from armsledger.pipeline import translations as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        standing = work.pair(opened, original, translated, by, datetime.now(UTC), comment)
    typer.echo(f"{standing.decision_id} {translated} is a translation of {original} ({standing.because})")
    typer.echo("run the report again to see it there")


def observe(
    picture: Annotated[str, typer.Argument(metavar="SHA256", help="The digest of a picture (armsledger pictures).")],
    feature: Annotated[str, typer.Argument(help="What is seen in it, in words of your own.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    where: Annotated[str | None, typer.Option("--where", help="Where in the picture it is seen.")] = None,
) -> None:
    """Keep what you see in a picture, apart from what it is said to show."""
    from armsledger.pipeline import observations as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        standing = work.observe(opened, picture, feature, where, by, datetime.now(UTC), comment)
    typer.echo(f"{standing.decision_id} {feature}: seen by {standing.because}")
    typer.echo("run the report again to see it there")


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
