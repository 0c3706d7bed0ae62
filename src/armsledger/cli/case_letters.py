"""`armsledger case letter`, `send`, `answer`: the right of reply of those whom a case accuses."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

LedgerUrl = Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Comment = Annotated[str, typer.Option("--comment", help="Why; it is kept with the decision.")]
Name = Annotated[str, typer.Argument(metavar="CASE", help="The name of the case.")]
LetterId = Annotated[str, typer.Argument(metavar="LTR", help="The id of a letter, as show lists it.")]


def add_letter_commands(case: typer.Typer) -> None:
    """Put the commands of letters beside the others."""
    for command in (letter, send, answer):
        case.command()(command)


def letter(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="TO", help="A name, an actor's row (actor-lna) or a country (RUS).")],
    ledger: LedgerUrl,
    by: By = "",
    comment: Comment = "",
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="MAT", help="A matter; all that accuse them without it.")
    ] = None,
    due: Annotated[
        datetime | None, typer.Option("--due", formats=["%Y-%m-%d"], help="The day by which to answer.")
    ] = None,
    text: Annotated[Path | None, typer.Option("--text", help="A file with the text; drafted without it.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Only print what would be written; keep nothing.")] = False,
) -> None:
    """Write a letter that asks for a reply, drafted from the claims and their exact words."""
    from armsledger.pipeline import case_letters
    from armsledger.store.ledger import Ledger

    now, matters, day = datetime.now(UTC), about or [], _day(due)
    with Ledger.open(ledger) as opened:
        if draft:
            typer.echo(case_letters.draft(opened, name, to, matters, day, now.date()))
            return
        words = _read(text) if text else None
        made = case_letters.write_letter(opened, name, to, matters, words, day, by, now, comment)
    typer.echo(f"{made.decision_id} {made.id} to {made.to.name}: not sent\n\n{made.ruling.text}")


def send(
    name: Name,
    letter_id: LetterId,
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of sending; today without it.")
    ] = None,
    due: Annotated[
        datetime | None, typer.Option("--due", formats=["%Y-%m-%d"], help="The day by which to answer.")
    ] = None,
) -> None:
    """Note that a letter went out; nothing is sent from here."""
    from armsledger.pipeline import case_letters
    from armsledger.store.ledger import Ledger

    now = datetime.now(UTC)
    with Ledger.open(ledger) as opened:
        made = case_letters.send_letter(opened, name, letter_id, _day(on) or now.date(), _day(due), by, now, comment)
        state = case_letters.get_letter(opened, name, letter_id).state(now.date())
    typer.echo(f"{made.id} {letter_id}: {state}")


def answer(
    name: Name,
    letter_id: LetterId,
    ledger: LedgerUrl,
    by: By,
    comment: Comment,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it came; today without it.")
    ] = None,
    words: Annotated[str | None, typer.Option("--words", help="The words of the answer.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file with the words of the answer.")] = None,
    none: Annotated[bool, typer.Option("--none", help="Nothing had come by that day.")] = False,
) -> None:
    """Keep what came back to a letter, or that nothing had come; an answer never takes the place of another."""
    from armsledger.errors import InputError
    from armsledger.pipeline import case_letters
    from armsledger.store.ledger import Ledger

    if [words is not None, file is not None, none].count(True) != 1:
        raise InputError(
            letter_id, "needs one of --words, --file and --none", "say what came back, or that nothing did"
        )
    said = _read(file) if file else words
    now = datetime.now(UTC)
    with Ledger.open(ledger) as opened:
        made = case_letters.add_answer(opened, name, letter_id, _day(on) or now.date(), said, by, now, comment)
        state = case_letters.get_letter(opened, name, letter_id).state(now.date())
    typer.echo(f"{made.id} {letter_id}: {state}")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _read(path: Path) -> str:
    from armsledger.errors import InputError

    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give a text file in UTF-8") from error
