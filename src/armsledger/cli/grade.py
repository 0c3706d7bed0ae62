"""`armsledger grade`: letters for sources, digits for matters, and judgements of our own, by people."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from armsledger.model.assessment import Assessment, Confidence, Likelihood
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.ruling import AssessmentRuling, DigitRuling, LetterRuling, Standing

grade = typer.Typer(
    help="Set letters of sources and digits of matters, judge, list what stands, and take it back.",
    no_args_is_help=True,
)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is printed with the decision.")]
AGAIN = "run the report again to see it there"


@grade.command()
def source(
    name: Annotated[str, typer.Argument(help="An outlet, speaker or body, by name or row (actor-africom).")],
    letter: Annotated[Reliability, typer.Option("--letter", help="A (best) to E; F says that it cannot be judged.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    topic: Annotated[
        str | None, typer.Option("--topic", help="A kind of claim (transfer) or a country (LBY); all without it.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day on which it spoke so.")
    ] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")] = None,
) -> None:
    """Set the Admiralty letter of a source, for a topic and for the days on which it speaks."""
    from armsledger.pipeline import grades as work
    from armsledger.store.ledger import Ledger

    scope = (topic, first.date() if first else None, last.date() if last else None)
    with Ledger.open(ledger) as opened:
        made = work.set_letter(opened, name, letter, scope, by, datetime.now(UTC), comment)
    typer.echo(_line(made))
    typer.echo(AGAIN)


@grade.command()
def matter(
    matter_id: Annotated[str, typer.Argument(metavar="MAT", help="The id of a matter, as the case file prints it.")],
    digit: Annotated[Credibility, typer.Option("--digit", help="1 (confirmed) to 5; 6 says that nobody can judge.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Set the digit of a matter; the machine's proposal stays beside it."""
    from armsledger.pipeline import grades as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made, found = work.set_digit(opened, matter_id, digit, by, datetime.now(UTC), comment)
    typer.echo(f"{_line(made)}\n  {found.title}")
    typer.echo(AGAIN)


@grade.command()
def assess(
    subject_id: Annotated[str, typer.Argument(metavar="MAT|FND", help="The id of a matter or of a finding.")],
    term: Annotated[Likelihood, typer.Option("--term", help="How likely, in a term of ICD 203.")],
    confidence: Annotated[Confidence, typer.Option("--confidence", help="How good the ground is.")],
    basis: Annotated[str, typer.Option("--basis", help="What the judgement rests on.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    that: Annotated[
        str | None, typer.Option("--that", help="What is judged; without it, what the matter says.")
    ] = None,
    alternative: Annotated[list[str] | None, typer.Option("--alternative", help="What else it could be.")] = None,
    change: Annotated[list[str] | None, typer.Option("--change", help="What would change the judgement.")] = None,
) -> None:
    """Judge a matter or finding in the terms of ICD 203: how likely, and apart from that how sure."""
    from armsledger.pipeline import grades as work
    from armsledger.store.ledger import Ledger

    judged = Assessment(term, confidence, basis, that, tuple(alternative or ()), tuple(change or ()))
    with Ledger.open(ledger) as opened:
        made, found = work.assess(opened, subject_id, judged, by, datetime.now(UTC), comment)
    typer.echo(f"{_line(made)}\n  {found.title}")
    typer.echo(AGAIN)


@grade.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DEC", help="The id of a grade that is in force.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Take a letter, digit or assessment back; what stood before it stands again."""
    from armsledger.pipeline import grades as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        taken = work.undo(opened, decision, by, datetime.now(UTC), comment)
    typer.echo(f"undone: {_line(taken)}")


@grade.command(name="list")
def list_(ledger: LedgerUrl) -> None:
    """List the letters, digits and assessments in force, the last made first."""
    from armsledger.pipeline import grades as work
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        standing = work.list_grades(opened)
    for one in standing:
        typer.echo(_line(one))


def _line(standing: Standing) -> str:
    return f"{standing.decision_id} {_what(standing)} ({standing.because})"


def _what(standing: Standing) -> str:
    from armsledger.corroborate.letters import scope_words

    ruling = standing.ruling
    if isinstance(ruling, LetterRuling):
        return f"source {ruling.source}: {ruling.reliability.value} {scope_words(ruling)}"
    if isinstance(ruling, DigitRuling):
        return f"matter {ruling.matter_id}: {ruling.credibility.value}, on {len(ruling.claim_ids)} claims"
    assert isinstance(ruling, AssessmentRuling)  # the only other kind that is listed here
    judged = ruling.assessment
    what = f"that {judged.that}: " if judged.that else ""
    return f"matter {ruling.matter_id}: {what}{judged.likelihood_sentence} {judged.confidence_sentence} {judged.basis}"
