"""`armsledger review`: the queue of what waits for a person, and what people decide on it; all of it can be undone."""

import json
from datetime import UTC, datetime
from os import environ
from typing import Annotated

import typer

from armsledger.cli.review_origins import add_origin_commands
from armsledger.cli.review_print import print_log, print_queue, print_shown
from armsledger.model.claim import ClaimKind
from armsledger.model.decision import Decision
from armsledger.model.review import ReviewState

review = typer.Typer(help="Decide on what the ledger holds, and take it back.", no_args_is_help=True)
add_origin_commands(review)

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is printed with the decision.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Subjects = Annotated[list[str], typer.Argument(metavar="ID…", help="Claims, matters or findings.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLM", help="The id of a claim.")]
AGAIN = "run the report again to see it there"


@review.command()
def queue(
    ledger: LedgerUrl,
    noun: Annotated[str | None, typer.Option("--of", help="claim, matter or finding; all without it.")] = None,
    kind: Annotated[ClaimKind | None, typer.Option("--kind", help="The kind of claim.")] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="DOC", help="The id of a document.")] = None,
    matter: Annotated[str | None, typer.Option("--matter", metavar="MAT", help="The id of a matter.")] = None,
    state: Annotated[ReviewState | None, typer.Option("--state", help="Only what stands so.")] = None,
    standard: Annotated[
        str | None, typer.Option("--standard", help="The standard of proof of the case, as for report.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", help="How many at most; 0 for all.")] = 20,
    as_json: Json = False,
) -> None:
    """List what waits for a person, first things first, each with what it waits for."""
    from armsledger.errors import InputError
    from armsledger.model.waiting import Noun, Wanted
    from armsledger.review.queue import page_queue
    from armsledger.review.rows import entry_row
    from armsledger.settings import Settings
    from armsledger.store.ledger import Ledger

    if noun is not None and noun not in list(Noun):
        raise InputError(noun, "is nothing that waits", f"give one of {', '.join(Noun)}")
    wanted = Wanted(Noun(noun) if noun else None, kind, document, matter, state)
    with Ledger.open(ledger) as opened:
        page = page_queue(opened, wanted, standard or Settings.read(environ).standard, 0, limit or None)
    if as_json:
        _say_rows([entry_row(entry) for entry in page.entries])
    else:
        print_queue(page.entries, page.total)


@review.command()
def show(
    subject: Annotated[str, typer.Argument(metavar="ID", help="A claim, matter or finding.")],
    ledger: LedgerUrl,
    as_json: Json = False,
) -> None:
    """Show a claim, matter or finding: its words, its fields with what was corrected, and every decision in force."""
    from armsledger.review.rows import shown_row
    from armsledger.review.showing import show as read
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        found = read(opened, subject)
    if as_json:
        _say_rows([shown_row(found)])
    else:
        print_shown(found)


@review.command()
def accept(subjects: Subjects, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Accept claims, matters or findings."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        for subject in subjects:
            _say(deciding.accept(opened, subject, by, datetime.now(UTC), comment))


@review.command()
def reject(subjects: Subjects, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Reject claims, matters or findings; a rejected claim stays listed and counts no more."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        for subject in subjects:
            _say(deciding.reject(opened, subject, by, datetime.now(UTC), comment))
    typer.echo(AGAIN)


@review.command()
def correct(
    claim: ClaimId,
    field: Annotated[str, typer.Argument(help="kind, stance, quantity, time, or a role: actor, item, place, …")],
    values: Annotated[
        list[str],
        typer.Argument(metavar="VALUE…", help="alleged · 14..20 item · 2020-05 · actor-lna · 120:131 · words · none"),
    ],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    at: Annotated[
        str | None, typer.Option("--at", help="Where its words stand: offsets (120:131), or the words themselves.")
    ] = None,
) -> None:
    """Correct a field of a claim; what was read stays beside it."""
    from armsledger.review import deciding
    from armsledger.review.values import read_value
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        record, read = deciding.get_claim(opened, claim)
        new = read_value(record, read, field, values, at)
        made = deciding.correct(opened, claim, new, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} {field} of {claim}: {new.words}")
    typer.echo(AGAIN)


@review.command()
def join(one: ClaimId, other: ClaimId, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two claims are about one matter; all that stands with either comes with it."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made = deciding.join(opened, one, other, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} one matter: {one} | {other}\n{AGAIN}")


@review.command()
def part(one: ClaimId, other: ClaimId, ledger: LedgerUrl, by: By, comment: Comment) -> None:
    """Say that two claims are about two matters; nothing joins them then, not even over a third."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made = deciding.part(opened, one, other, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} two matters: {one} | {other}\n{AGAIN}")


@review.command(name="sign-off")
def sign_off(
    finding: Annotated[str, typer.Argument(metavar="FND", help="The id of an accepted finding.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Sign a finding off as a second person, as it stands now; it lapses when its content changes."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made = deciding.sign_off(opened, finding, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} {finding} signed off by {by}\n{AGAIN}")


@review.command()
def arbiter(
    subject: Annotated[str, typer.Argument(metavar="ID", help="A claim, matter or finding.")],
    person: Annotated[str, typer.Argument(help="Who decides on it.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Name a third person who decides where two disagree (for administrators)."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        made = deciding.name_arbiter(opened, subject, person, by, datetime.now(UTC), comment)
    typer.echo(f"{made.id} {person} decides on {subject}")


@review.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DEC", help="The id of any decision that is in force.")],
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
) -> None:
    """Take any decision back, an undoing too; what stood before it stands again."""
    from armsledger.review import deciding
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        taken = deciding.undo(opened, decision, by, datetime.now(UTC), comment)
    typer.echo(f"undone: {taken.verdict.value} {taken.subject_id} ({taken.by}: {taken.comment})\n{AGAIN}")


@review.command()
def log(
    ledger: LedgerUrl,
    about: Annotated[
        str | None, typer.Option("--about", metavar="ID", help="Only what concerns a claim, matter or finding.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List all decisions, the first made first, with who, when and why, and whether they are in force."""
    from armsledger.review.log import log_whole, read_log
    from armsledger.review.rows import logged_row
    from armsledger.store.ledger import Ledger

    with Ledger.open(ledger) as opened:
        logged = log_whole(opened, opened.decisions_about(about)) if about else read_log(opened)
    if as_json:
        _say_rows([logged_row(one) for one in logged])
    else:
        print_log(logged)


def _say(decision: Decision) -> None:
    typer.echo(f"{decision.id} {decision.verdict.value} {decision.subject_id}")


def _say_rows(rows: list[dict[str, object]]) -> None:
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))
