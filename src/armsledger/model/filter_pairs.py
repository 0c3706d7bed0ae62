"""A filter of claims as pairs of names and values, as addresses and command lines have it, and back without loss."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from armsledger.errors import InputError
from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimFilter
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.stance import Stance

Pair = tuple[str, str]
ValueT = TypeVar("ValueT")
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)

_YES_NO: Final = {"yes": True, "no": False}
_MOST_NUMBER: Final = 2**53


def _choice(kind: type[ChoiceT]) -> Callable[[str, str], ChoiceT]:
    def read(name: str, value: str) -> ChoiceT:
        if value not in {one.value for one in kind}:
            raise InputError(value, f"is no {name}", f"give one of {', '.join(one.value for one in kind)}")
        return kind(value)

    return read


def _text(_: str, value: str) -> str:
    return value


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(value, f"is no day for {name}", "write it as 2020-07-24") from error


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:20]) <= _MOST_NUMBER):
        raise InputError(value, f"is no number for {name}", "write a whole number from 0")
    return int(value)


def _yes_no(name: str, value: str) -> bool:
    if value not in _YES_NO:
        raise InputError(value, f"is no answer to {name}", "write yes or no")
    return _YES_NO[value]


# Name → field of the filter, and how a value is read. Of the first any number may be given, of the others one each.
MANY: Final[dict[str, tuple[str, Callable[[str, str], Any]]]] = {
    "kind": ("kinds", _choice(ClaimKind)),
    "stance": ("stances", _choice(Stance)),
    "state": ("states", _choice(ClaimState)),
    "source": ("reliabilities", _choice(Reliability)),
    "digit": ("credibilities", _choice(Credibility)),
    "outlet": ("outlets", _text),
    "party": ("parties", _text),
    "item": ("items", _text),
    "place": ("places", _text),
    "country": ("countries", _text),
    "role": ("roles", _choice(Role)),
}
ONE: Final[dict[str, tuple[str, Callable[[str, str], Any]]]] = {
    "translated": ("machine_translated", _yes_no),
    "origins_min": ("min_origins", _number),
    "origins_max": ("max_origins", _number),
    "published_from": ("published_from", _day),
    "published_to": ("published_to", _day),
    "happened_from": ("happened_from", _day),
    "happened_to": ("happened_to", _day),
    "document": ("document_id", _text),
    "matter": ("matter_id", _text),
    "since": ("arrived_after", _number),
    "q": ("text", _text),
}


def parse_filter(pairs: Iterable[Pair]) -> ClaimFilter:
    """The filter that these pairs ask for; an empty value asks for nothing, of a name that takes one the last counts.

    Raises InputError for a name or a value that is none.
    """
    many: dict[str, set[Any]] = defaultdict(set)
    one: dict[str, Any] = {}
    for name, value in pairs:
        if name in MANY:
            field, read = MANY[name]
            many[field] |= {read(name, value)} if value else set()
        elif name in ONE:
            field, read = ONE[name]
            one |= {field: read(name, value.strip())} if value.strip() else {}
        else:
            raise InputError(name, "is nothing that claims are cut by", f"give one of {', '.join((*MANY, *ONE))}")
    given: dict[str, Any] = one | {field: frozenset(values) for field, values in many.items()}
    return ClaimFilter(**given)


def filter_pairs(wanted: ClaimFilter) -> tuple[Pair, ...]:
    """The pairs that ask for a filter, the same for the same filter."""
    pairs = [(name, str(value)) for name, (field, _) in MANY.items() for value in sorted(getattr(wanted, field))]
    for name, (field, _) in ONE.items():
        value = getattr(wanted, field)
        if value is not None and value != "":
            pairs.append((name, _told(value)))
    return tuple(pairs)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
