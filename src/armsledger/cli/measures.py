"""`armsledger measures`: the measure matcher alone, one question a line in, one answer out; or the law of a day."""

import json
import sys
from datetime import date
from typing import Annotated

import typer

from armsledger.assess.law import format_law
from armsledger.assess.law_index import load_law
from armsledger.assess.match import match_measures
from armsledger.assess.question_rows import read_question, to_row
from armsledger.cli.lines import parse_object, read_lines, write_lines
from armsledger.errors import InputError
from armsledger.knowledge.measure_tables import load_regimes, regimes_by_id
from armsledger.model.measure import MeasureQuestion

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2


def measures(
    questions: Annotated[
        str | None, typer.Argument(metavar="IN.jsonl", help="One question a line; - for standard input.")
    ] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="Where the answers go; - for standard output.")] = "-",
    outside: Annotated[bool, typer.Option(help="Give the measures whose scope the act lies outside of, too.")] = False,
    show: Annotated[str | None, typer.Option(metavar="REGIME", help="Print the law of a regime instead.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of that law, as YYYY-MM-DD.")] = None,
) -> None:
    """Ask which arms-embargo measures of the day an act falls under; or print the law of a day with its history."""
    try:
        _check_use(questions, show, on)
    except InputError as error:
        raise typer.Exit(_report([error], WRONG_USE)) from error
    if questions is not None:
        raise typer.Exit(run_measures(questions, out, outside))
    raise typer.Exit(show_law(show or "", on or "", out))


def show_law(regime_id: str, day: str, out_path: str = "-") -> int:
    """Print the law of a regime (its id) on a day (YYYY-MM-DD) and its history; give the exit status, 0 or 2."""
    try:
        regime = regimes_by_id().get(regime_id)
        if regime is None:
            raise InputError(
                "--show", f"{regime_id!r} is no regime", f"give one of {', '.join(sorted(regimes_by_id()))}"
            )
        write_lines(out_path, format_law(regime, _day(day)).splitlines())
    except InputError as error:
        return _report([error], WRONG_USE)
    return DONE


def run_measures(in_path: str, out_path: str, include_outside: bool = False) -> int:
    """Answer every question of a JSON Lines file ("-" is standard input or output); give the exit status.

    0: all answered; 1: some lines could not be read, each named on standard error; 2: nothing could be done.
    """
    try:
        lines = read_lines(in_path)
        answers, errors = _answer_lines(lines, in_path, include_outside)
        if errors and not answers:
            return _report(errors, WRONG_USE)
        write_lines(out_path, answers)
    except InputError as error:
        return _report([error], WRONG_USE)
    return _report(errors, SOME_FAILED if errors else DONE)


def parse_question(line: str, where: str) -> MeasureQuestion:
    """Read one line (JSON object) as a question. Raises InputError naming `where`, the key and its value."""
    return read_question(parse_object(line, where), where)


def _answer_lines(lines: list[str], name: str, include_outside: bool) -> tuple[list[str], list[InputError]]:
    answers: list[str] = []
    errors: list[InputError] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = parse_question(line, f"{name}, line {number}")
        except InputError as error:
            errors.append(error)
            continue
        matches = match_measures(question, load_regimes(), True) if include_outside else load_law().match(question)
        answers.append(json.dumps(to_row(question.id, matches), ensure_ascii=False))
    return answers, errors


def _check_use(questions: str | None, show: str | None, on: str | None) -> None:
    if questions is not None and (show or on):
        raise InputError("measures", "IN.jsonl and --show are both given", "ask questions or show a law, one at a time")
    if questions is None and not show:
        raise InputError("measures", "nothing is asked", "give IN.jsonl, or --show REGIME --on DATE")
    if questions is None and not on:
        raise InputError("--on", "is missing", "give the day of the law as YYYY-MM-DD")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("--on", f"{text!r} is no day", "give a day as YYYY-MM-DD") from error


def _report(errors: list[InputError], status: int) -> int:
    for error in errors:
        print(f"armsledger measures: {error}", file=sys.stderr)
    return status
