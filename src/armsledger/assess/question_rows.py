"""Questions to the law and its answers as JSON objects, in the fixed shape of `armsledger measures`."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from armsledger.errors import InputError
from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.model.measure import Act, MeasureMatch, MeasureQuestion, RecipientKind

Row = Mapping[str, Any]
ACTOR_ID = re.compile(r"actor-[a-z0-9-]+")
E = TypeVar("E", bound=StrEnum)


def read_question(row: Row, where: str) -> MeasureQuestion:
    """Read a JSON object as a question. Raises InputError naming `where`, the key and its value."""
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


def to_row(question_id: str, matches: tuple[MeasureMatch, ...]) -> dict[str, Any]:
    """The answer to one question in the fixed shape of the command."""
    return {"id": question_id, "matches": [_match_row(match) for match in matches]}


def _match_row(match: MeasureMatch) -> dict[str, Any]:
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
