"""`armsledger measures`: the measure matcher alone, one question a line in, one answer out; or the law of a day."""

import json
import re
import sys
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from armsledger.assess.law import format_law
from armsledger.assess.law_index import load_law
from armsledger.assess.match import match_measures
from armsledger.cli.lines import Row, parse_object, read_lines, write_lines
from armsledger.errors import InputError
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.measure_tables import load_regimes, regimes_by_id
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.model.measure import Act, MeasureMatch, MeasureQuestion, RecipientKind

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
ACTOR_ID = re.compile(r"actor-[a-z0-9-]+")
E = TypeVar("E", bound=StrEnum)


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
    row = parse_object(line, where)
    question = MeasureQuestion(
        id=_text(row, "id", where),
        act=_member(row, "act", Act, where),
        supplier=_find_party(row, "supplier", where),
        recipient=_find_party(row, "recipient", where),
        recipient_kind=_member({"recipient_kind": "unknown", **row}, "recipient_kind", RecipientKind, where),
        territory=_find_country(row, "territory", where),
        admin1=_find_text(row, "admin1", where),
        items=_items(row, where),
        earliest=_find_day(row, "from", where),
        latest=_find_day(row, "to", where),
    )
    if question.earliest and question.latest and question.latest < question.earliest:
        days = f"{question.earliest} to {question.latest}"
        raise InputError(where, f"'to' lies before 'from' ({days})", "give the first day first")
    return question


def to_row(question_id: str, matches: tuple[MeasureMatch, ...]) -> Row:
    """The answer to one question in the fixed shape of the command."""
    return {"id": question_id, "matches": [_match_row(match) for match in matches]}


def _match_row(match: MeasureMatch) -> Row:
    return {
        "regime": match.regime_id,
        "measure": match.measure_id,
        "paragraph": match.paragraph,
        "paragraph_seen": match.paragraph_seen,
        "status": match.status.value,
        "missing": list(match.missing),
        "exemptions": [{"id": row.exemption_id, "mode": row.mode, "because": row.because} for row in match.exemptions],
        "binding": match.binding,
        "because": match.because,
    }


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


def _text(row: Row, key: str, where: str) -> str:
    value = _find_text(row, key, where)
    if value is None:
        raise InputError(where, f"{key!r} is missing", f"give every line an {key!r}")
    return value


def _find_text(row: Row, key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InputError(where, f"{key!r} is {value!r}", "give text, or null where it is not known")
    return value


def _member(row: Row, key: str, members: type[E], where: str) -> E:
    value = row.get(key)
    for member in members:
        if value == member.value:
            return member
    raise InputError(where, f"{key!r} is {value!r}", f"give one of {', '.join(members)}")


def _find_country(row: Row, key: str, where: str) -> str | None:
    value = _find_text(row, key, where)
    if value is not None and value not in countries_by_iso3():
        raise InputError(where, f"{key!r} is {value!r}", "give an ISO 3166 alpha-3 code such as LBY, or null")
    return value


def _find_party(row: Row, key: str, where: str) -> str | None:
    value = _find_text(row, key, where)
    if value is not None and ACTOR_ID.fullmatch(value):
        return value
    if value is not None and value not in countries_by_iso3():
        way_out = "give an ISO 3166 alpha-3 code such as LBY, an actor id such as actor-lna, or null"
        raise InputError(where, f"{key!r} is {value!r}", way_out)
    return value


def _items(row: Row, where: str) -> tuple[str, ...]:
    codes = row.get("items") or []
    known = load_vocabulary().items
    if not isinstance(codes, list):
        raise InputError(where, f"'items' is {codes!r}", "give a list of item codes")
    for code in codes:
        if not isinstance(code, str) or code not in known:
            raise InputError(where, f"'items' holds {code!r}", f"give codes out of {', '.join(sorted(known))}")
    return tuple(sorted(set(codes)))


def _find_day(row: Row, key: str, where: str) -> date | None:
    value = _find_text(row, key, where)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise InputError(where, f"{key!r} is {value!r}", "give a day as YYYY-MM-DD, or null") from error
