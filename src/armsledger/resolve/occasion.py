"""The occasion on which a document speaks: its day and the states it speaks of; they decide who is meant by a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from armsledger.knowledge.actors import actors_by_id
from armsledger.knowledge.offices import OfficeStatus, holder_of
from armsledger.knowledge.organs import find_state
from armsledger.knowledge.validity import Validity, validity_on
from armsledger.model.document import Document
from armsledger.model.entity import EntityType
from armsledger.model.toponym import Toponym
from armsledger.resolve.reference import Reference

_HOLDERS: Final = (EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION)
_OFFICE: Final = re.compile(r"^(?:the |then-)?([A-Z][\w.]+)(?:'s|’s)? ([\w -]{4,40})$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """`day` is the document's date of publication, None where it has none; `countries` alpha-3 codes."""

    day: date | None
    countries: frozenset[str]


def read_occasion(document: Document, toponyms: Sequence[Toponym]) -> Occasion:
    """Give the occasion of a document with its place names."""
    return Occasion(
        document.head.published.value, frozenset(t.place.country for t in toponyms if t.place.country is not None)
    )


def told_by_day(reference: Reference, occasion: Occasion) -> Reference:
    """Add to the reasons of a reference what its day says: that a known actor was not there, or who held an office."""
    if occasion.day is None:
        return reference
    actor = actors_by_id().get(reference.known_id or "")
    if actor and validity_on(actor.valid_from, actor.valid_to, occasion.day) is Validity.OUT_OF_DATE:
        term = f"{actor.valid_from or 'the beginning'} to {actor.valid_to or 'now'}"
        return _because(reference, f"out of date: the row of {actor.name} holds from {term}, not on {occasion.day}")
    found = _OFFICE.match(reference.span.quote) if actor is None and reference.type in _HOLDERS else None
    state = find_state(found.group(1)) if found else None
    if found is None or state is None:
        return reference
    answer = holder_of(found.group(2), state.iso3, occasion.day)
    if answer.status is OfficeStatus.UNKNOWN:
        return reference
    return _because(reference, f"the office on {occasion.day}, {answer.status.value}: {answer.because}")


def _because(reference: Reference, told: str) -> Reference:
    return replace(reference, because=f"{reference.because}; {told}")
