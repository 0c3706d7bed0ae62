"""An entry of a case at the matter that holds its claims now."""

from collections.abc import Iterable
from dataclasses import dataclass

from armsledger.model.matter import Matter, changed_since, find_heir
from armsledger.model.working_case import Entry


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """`matter` is None where no matter holds any of the claims; `changed` says what came or went since then."""

    entry: Entry
    matter: Matter | None
    changed: str | None


def place_entries(entries: Iterable[Entry], matters: Iterable[Matter]) -> tuple[PlacedEntry, ...]:
    """Place every entry, in the order given; two that have become one matter are placed on it both."""
    by_claim = {claim_id: matter for matter in matters for claim_id in matter.claim_ids}
    return tuple(_place(entry, find_heir(entry.matter.claim_ids, by_claim)) for entry in entries)


def _place(entry: Entry, matter: Matter | None) -> PlacedEntry:
    return PlacedEntry(entry, matter, changed_since(entry.matter.claim_ids, matter) if matter else None)
