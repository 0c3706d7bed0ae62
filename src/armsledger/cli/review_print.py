"""Queue, shown things and log on the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from armsledger.model.waiting import Entry
    from armsledger.review.log import Logged
    from armsledger.review.showing import Shown, ShownClaim


def print_queue(entries: "Sequence[Entry]", waiting: int) -> None:
    """Print entries of the queue, three lines each, and how many wait in all."""
    console = _console()
    for entry in entries:
        grade = f" · {entry.grade}" if entry.grade else ""
        head = f"{entry.subject_id}  {entry.noun.value} · {entry.kind.value}{grade} · {entry.state.value}"
        console.print(head, style="bold")
        console.print(f"  {_short(entry.words)}")
        console.print(f"  {entry.because}", style="dim")
    console.print(f"{len(entries)} of {waiting} that wait")


def print_shown(shown: "Shown") -> None:
    """Print a claim, matter or finding with its claims and everything that people said."""
    console = _console()
    if shown.grade:
        console.print(f"{shown.id}  {shown.grade} · {shown.review.state.value}", style="bold")
        console.print(f"  {shown.title}")
        console.print(f"  {shown.review.because}", style="dim")
    for claim in shown.claims:
        _print_claim(claim, console)


def print_log(logged: "Sequence[Logged]") -> None:
    """Print decisions, two lines each; those not in force say so."""
    console = _console()
    for one in logged:
        made = one.decision
        undone = "" if one.in_force else "  (undone)"
        console.print(
            f"{made.id}  {made.at_utc:%Y-%m-%d %H:%M}  {made.by}{undone}", style="bold" if one.in_force else "dim"
        )
        console.print(f"  {one.words}: {made.comment}")
    console.print(f"{len(logged)} decisions")


def _print_claim(claim: "ShownClaim", console: "Console") -> None:
    console.print(f"{claim.id}  {claim.review.state.value}", style="bold")
    console.print(f"  “{claim.quote}”")
    console.print(f"  {claim.source}, {claim.document_id}, {claim.start} to {claim.end}", style="dim")
    for field in claim.fields:
        corrected = f"  (corrected; read as {field.read_as})" if field.read_as is not None else ""
        console.print(f"  {field.field}: {field.words}{corrected}")
    for line in (*(v.words for v in claim.review.votes), *(c.words for c in claim.review.changes)):
        console.print(f"  {line}", style="dim")


def _console() -> "Console":
    """Wide where nobody looks, so that a pipe gets one line a line; ids and quotes are never taken for markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, soft_wrap=True, emoji=False)


def _short(words: str, most: int = 200) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"
