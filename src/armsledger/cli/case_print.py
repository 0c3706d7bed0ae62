"""How `armsledger case` says things on a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from armsledger.model.publish_problem import PublishProblem
from armsledger.model.ruling import Standing
from armsledger.model.standard import RuleState
from armsledger.model.working_case import WorkingCase

if TYPE_CHECKING:
    from armsledger.pipeline.case_cutting import Cut

_MARKS = {RuleState.PASSED: "kept", RuleState.FAILED: "not kept", RuleState.UNKNOWN: "unknown"}


def print_case_list(cases: Sequence[WorkingCase]) -> None:
    """One line a case."""
    for case in cases:
        published = f", published {len(case.publications)} times" if case.publications else ""
        typer.echo(
            f"{case.name}: {case.head.title}, under {case.head.standard_id}; "
            f"{len(case.entries)} matters, {len(case.letters)} letters{published}"
        )


def print_working(cut: "Cut", standing: Sequence[Standing]) -> None:
    """A case with its matters, the rules that each keeps, its letters and the decisions on it."""
    from armsledger.review.log import ruling_words

    working, case = cut.working, cut.case
    typer.echo(f"{working.name}: {working.head.title}, under {case.standard.id} ({working.because})")
    if working.head.notes:
        typer.echo(f"  {working.head.notes}")
    findings, checks = case.finding_by_matter_id(), case.check_by_finding_id()
    for placed in cut.placed:
        matter = placed.matter
        typer.echo(f"{matter.id if matter else placed.entry.matter.matter_id} {matter.title if matter else '(gone)'}")
        if placed.changed:
            typer.echo(f"  {placed.changed}")
        finding = findings.get(matter.id) if matter else None
        for result in checks[finding.id].results if finding else ():
            typer.echo(f"  {_MARKS[result.state]}: {result.rule.words}: {result.because}")
    for reply in case.replies:
        typer.echo(f"{reply.letter.id} to {reply.letter.to.name}: {reply.state}")
        for answer in reply.letter.answers:
            typer.echo(f"  {answer.on}: {answer.words or 'nothing had come'}")
    for one in standing:
        typer.echo(f"{one.decision_id} {ruling_words(one.ruling)} ({one.because})")


def print_problems(name: str, problems: Sequence[PublishProblem]) -> None:
    """One line a problem."""
    for problem in problems:
        typer.echo(problem.line)
    if not problems:
        typer.echo(f"nothing stands against publishing {name}")
