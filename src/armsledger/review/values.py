"""Values of a claim's fields as a person types them: "alleged", "14..20", "2020-05", "actor-lna", words, "none"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from armsledger.errors import InputError
from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Role
from armsledger.model.document import Document, Span
from armsledger.model.entity import Entity
from armsledger.model.field_value import KIND, QUANTITY, STANCE, TIME, FieldValue
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance
from armsledger.model.when import Precision, When
from armsledger.review.fillers import BY_HAND, fill, is_row

NONE: Final = "none"
_OFFSETS: Final = re.compile(r"(\d+):(\d+)")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
MemberT = TypeVar("MemberT", bound=StrEnum)


def read_value(
    record: DocumentRecord, claim: Claim, field: str, given: Sequence[str], at: str | None = None
) -> FieldValue:
    """Read what a person gives for a field; `at` are offsets ("120:131") or words of the document that bear it out.

    A kind or stance is one word. A quantity is "14" or "14..20" (an end may be left open) and, after a blank, what it
    counts (item, force, event); a time is a day, month or year, or two of them ("2020-05..2020-06"). Both keep the
    words that were read where `at` gives none. Who fills a role is offsets, words that stand once in the quote or else
    once in the document, or the id of a row, then with `at` or the words that fill the role already; several fill it
    together. "none" empties a field. Raises InputError for anything else.
    """
    if not given:
        raise InputError(field, "is given no value", "give one, or none to empty it")
    if field == KIND:
        return FieldValue(field, kind=_member(given[0], ClaimKind))
    if field == STANCE:
        return FieldValue(field, stance=_member(given[0], Stance))
    if list(given) == [NONE]:
        return FieldValue(field)
    if field == QUANTITY:
        return _quantity(" ".join(given), record.document, claim, at)
    if field == TIME:
        return _time(given[0], record.document, claim, at)
    if field not in frozenset(role.value for role in Role):
        return FieldValue(field)  # which refuses a field that there is not
    filled = [_filled(record, claim, Role(field), one, at) for one in given]
    return FieldValue(field, fillers=tuple(f for f, _ in filled), entities=tuple(dict.fromkeys(e for _, e in filled)))


def find_span(document: Document, claim: Claim, given: str) -> Span:
    """The stretch that offsets or words mean. Raises InputError for words that stand nowhere or are not unique."""
    offsets = _OFFSETS.fullmatch(given)
    if offsets:
        return document.span(int(offsets[1]), int(offsets[2]))
    for start, end in ((claim.span.start, claim.span.end), (0, len(document.text))):
        found = [match.start() + start for match in re.finditer(re.escape(given), document.text[start:end])]
        if len(found) == 1:
            return document.span(found[0], found[0] + len(given))
        if found:
            places = ", ".join(f"{place}:{place + len(given)}" for place in found[:9])
            raise InputError(given, f"stands at {places}", "give the offsets of the one that is meant")
    raise InputError(given, "does not stand in the document", "give its words exactly, offsets as 120:131, or a row")


def _filled(record: DocumentRecord, claim: Claim, role: Role, given: str, at: str | None) -> tuple[Filler, Entity]:
    if not is_row(given):
        return fill(record, role, find_span(record.document, claim, given))
    standing = claim.filled(role)
    if at is None and len(standing) != 1:
        raise InputError(given, "is a row, but the words that mean it are not said", "point to them with --at")
    span = standing[0].span if at is None else find_span(record.document, claim, at)
    return fill(record, role, span, given)


def _quantity(given: str, document: Document, claim: Claim, at: str | None) -> FieldValue:
    numbers, _, counted = given.partition(" ")
    low, high = _ends(numbers)
    bounds = [_number(low), _number(high)]
    old = claim.quantity
    words = _words(document, claim, at, old.words if old else None)
    made = Quantity(
        words, bounds[0], bounds[1], old.counted if old else None, old.unit if old else "items", False, BY_HAND
    )
    return FieldValue(QUANTITY, quantity=made, counted=_member(counted, Counted) if counted else claim.quantity_of)


def _time(given: str, document: Document, claim: Claim, at: str | None) -> FieldValue:
    first, last = _ends(given)
    words = _words(document, claim, at, claim.when.words if claim.when else None)
    earliest, latest = _day(first, is_last=False), _day(last, is_last=True)
    if earliest is None and latest is None:
        raise InputError(given, "is no time", "give a first or a last day, or none to empty the field")
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(first)] if first == last else None
    return FieldValue(TIME, when=When(words, earliest, latest, precision or Precision.SPAN, BY_HAND))


def _words(document: Document, claim: Claim, at: str | None, read: str | None) -> str:
    if at is not None:
        return find_span(document, claim, at).quote
    if read is None:
        raise InputError(claim.id, "has no words for it yet", "point to them with --at")
    return read


def _ends(given: str) -> tuple[str, str]:
    first, dots, last = given.partition("..")
    return (first, last) if dots else (given, given)


def _number(given: str) -> float | None:
    if given and not _NUMBER.fullmatch(given):
        raise InputError(given, "is no number", "write 14, 14..20, 14.. or ..20")
    return float(given) if given else None


def _day(given: str, *, is_last: bool) -> date | None:
    if not given:
        return None
    parts = _DAY.fullmatch(given)
    if parts is None:
        raise InputError(given, "is no time", "write 2020-05-26, 2020-05, 2020, or two of them with .. between")
    year, month = int(parts[1]), int(parts[2] or (12 if is_last else 1))
    try:
        day = int(parts[3] or (monthrange(year, month)[1] if is_last else 1))
        return date(year, month, day)
    except ValueError as error:
        raise InputError(given, f"is no time ({error})", "write a day that there is") from error


def _member(given: str, members: type[MemberT]) -> MemberT:
    try:
        return members(given)
    except ValueError:
        raise InputError(given, "is none of these", f"give one of {', '.join(members)}") from None
