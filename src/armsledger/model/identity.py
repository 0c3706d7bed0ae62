"""Which entities of several documents are one, why, and what people say to that.

An identity is derived, never kept: the machine proposes it anew from the records, and verdicts by people, which are
kept for good, overrule it. So a joining can always be undone, and nothing that was read is changed by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from armsledger.model.decision import Decision, Verdict
from armsledger.model.entity import EntityType
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """What a verdict holds on: a row of the tables, or a name with its sort and country.

    `name` is folded and `sort` "body" for all bodies, so that the key stays when a document is read again by other
    versions or the name turns up elsewhere. With a `document_id` it speaks of that document alone. A row's key has no
    name, sort and country.
    """

    known_id: str | None = None
    name: str = ""
    sort: str = ""
    country: str | None = None
    document_id: str | None = None

    @property
    def words(self) -> str:
        """The key for people."""
        if self.known_id:
            return self.known_id
        where = f", {self.country}" if self.country else ""
        return f"{self.name} ({self.sort}{where})" + (f" in {self.document_id}" if self.document_id else "")


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """A person's word on whether two names mean one thing; `decision_id` is its link in the chain of decisions."""

    left: NameKey
    right: NameKey
    judgement: Judgement
    by: str
    at_utc: datetime
    comment: str
    decision_id: str

    @property
    def because(self) -> str:
        """The verdict in words."""
        return f"{self.by}, {self.at_utc.date().isoformat()}: {self.comment}"


@dataclass(frozen=True, slots=True)
class NameReason:
    """Why two names were joined or kept apart: the names, the judgement, what it weighs in bits, and the words for it.

    A person's verdict weighs nothing: `bits` is None and `decision_id` tells which it is.
    """

    left: str
    right: str
    judgement: Judgement
    bits: float | None
    because: str
    decision_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeenName:
    """Words used for something, and the documents that use them, sorted by id."""

    words: str
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing over all documents: its entities, the words used, why they are one, and what people hold it apart from.

    `country` is the state that its entities agree on. `because` holds a reason for each joining, `apart` the verdicts
    of people that keep it from others. Tuples are sorted.
    """

    id: str
    type: EntityType
    name: str
    known_id: str | None
    country: str | None
    entity_ids: tuple[str, ...]
    names: tuple[SeenName, ...]
    because: tuple[NameReason, ...]
    apart: tuple[NameReason, ...] = ()


def identity_id(known_ids: Iterable[str], entity_ids: Iterable[str]) -> str:
    """The id of what has these members: of its one row, else of all its entities; the order does not matter."""
    rows = sorted(set(known_ids))
    return make_id("idy", rows[0]) if len(rows) == 1 else make_id("idy", *sorted(set(entity_ids)))


def identities_by_entity_id(identities: Iterable[Identity]) -> dict[str, Identity]:
    """The identity that each entity belongs to."""
    return {entity_id: identity for identity in identities for entity_id in identity.entity_ids}


def name_pair_id(left: NameKey, right: NameKey) -> str:
    """The id of a pair of names, whichever is named first."""
    parts = [[key.known_id, key.name, key.sort, key.country, key.document_id] for key in sort_keys(left, right)]
    return make_id("nam", *parts)


def sort_keys(left: NameKey, right: NameKey) -> tuple[NameKey, NameKey]:
    """Two keys in the order in which a pair is written."""
    one, other = sorted((left, right), key=lambda key: [part or "" for part in _parts(key)])
    return one, other


def _parts(key: NameKey) -> tuple[str | None, ...]:
    return (key.known_id, key.name, key.sort, key.country, key.document_id)


_JUDGEMENTS = {Verdict.MERGE: Judgement.SAME, Verdict.SPLIT: Judgement.DIFFERENT}


def verdicts_in_force(
    decisions: Sequence[Decision], pairs_by_id: Mapping[str, tuple[NameKey, NameKey]]
) -> tuple[NameVerdict, ...]:
    """Give the verdicts on names that stand after all decisions, the last made first.

    A decision that was undone counts no more, unless the undoing was undone; of several on one pair the last counts.
    """
    undone: set[str] = set()
    found: dict[str, NameVerdict] = {}
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.add(decision.subject_id)
        judgement = _JUDGEMENTS.get(decision.verdict)
        if judgement and decision.subject_id not in found:
            left, right = pairs_by_id[decision.subject_id]
            found[decision.subject_id] = NameVerdict(
                left, right, judgement, decision.by, decision.at_utc, decision.comment, decision.id
            )
    return tuple(found.values())
