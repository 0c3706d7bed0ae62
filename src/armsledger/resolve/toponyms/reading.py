"""Place names of one text, read together: what each means by the others, and whether it is meant literally."""

import re
from collections.abc import Sequence
from typing import Final

from armsledger.knowledge.admin1 import divisions_by_code
from armsledger.knowledge.gazetteer.entry import Entry
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.model.document import Document
from armsledger.model.place import Place, Relation
from armsledger.model.toponym import PlaceName, Sense, Toponym
from armsledger.resolve.toponyms.areas import shift_to_area
from armsledger.resolve.toponyms.bearers import Reach, gather
from armsledger.resolve.toponyms.choosing import Beside, Choice, choose
from armsledger.resolve.toponyms.evidence import Evidence, gather_evidence
from armsledger.resolve.toponyms.meaning import find_relation, read_meaning, said_relation

_ALTERNATIVES: Final = 5
_ROUNDS: Final = 2
_WIDE: Final = ("state", "country")
# What stands between a town and the state or country that it lies in.
_LIES_IN: Final = re.compile(
    r",? ?\(?(?:in |في (?:شمال |جنوب |شرق |غرب )?|в )?"
    r"(?:[A-Z][\w' -]{2,30}? ?(?:County|[Pp]rovince|[Dd]istrict|[Gg]overnorate)?, )?"
)
_PARTS: Final = ("northern ", "southern ", "eastern ", "western ", "central ", "upstate ")
_LARGE: Final = 50_000  # inhabitants
_DOMINANT: Final = 10  # so many times larger than the next place of the name: decided without the others


def read_place_names(document: Document, names: Sequence[PlaceName], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Give the toponyms that place names are; the same text always gives the same."""
    known = gazetteer.find(dict.fromkeys(name.key for name in names))
    reaches = [gather(known.get(name.key, ())) for name in names]
    beside = [_beside(document, names, reaches, number) for number in range(len(names))]
    evidence = _first_evidence(names, reaches)
    choices: list[Choice | None] = []
    for _ in range(_ROUNDS):
        earlier = _said_before(names, reaches, beside, evidence)
        choices = [
            choose(name.key, own, near, evidence, earlier.get(name.key)) if own else None
            for name, own, near in zip(names, reaches, beside, strict=True)
        ]
        evidence = gather_evidence(
            [
                (name.key, choice.reach.entry, choice.reach.is_demonym)
                for name, choice in zip(names, choices, strict=True)
                if choice
            ]
        )
    return tuple(
        _toponym(document, name, choice, evidence) for name, choice in zip(names, choices, strict=True) if choice
    )


def _first_evidence(names: Sequence[PlaceName], reaches: Sequence[tuple[Reach, ...]]) -> Evidence:
    """What may be taken for decided before anything is: countries, and towns that have no rival of their name."""
    decided: list[tuple[str, Entry, bool]] = []
    for name, own in zip(names, reaches, strict=True):
        if not own:
            continue
        best, *others = sorted(own, key=lambda reach: (reach.entry.kind != "country", -reach.people))
        if not others or best.entry.kind == "country" or best.people > _DOMINANT * others[0].people > 0:
            decided.append((name.key, best.entry, best.is_demonym))
    return gather_evidence(decided)


def _beside(
    document: Document, names: Sequence[PlaceName], reaches: Sequence[tuple[Reach, ...]], number: int
) -> Beside:
    is_at = document.text.endswith(" at ", 0, names[number].span.start)
    is_part = document.text.endswith(_PARTS, 0, names[number].span.start)
    containers: tuple[Entry, ...] = ()
    contained: tuple[Entry, ...] = ()
    for other in range(number + 1, min(number + 3, len(names))):
        gap = document.text[names[number].span.end : names[other].span.start]
        if _LIES_IN.fullmatch(gap):
            containers += _containers(reaches[number], reaches[other])
    if number and document.text[names[number - 1].span.end : names[number].span.start] == ", ":
        contained = tuple(reach.entry for reach in reaches[number - 1])
    return Beside(containers, contained, is_at, is_part)


def _containers(own: Sequence[Reach], following: Sequence[Reach]) -> tuple[Entry, ...]:
    """The states and countries after a comma that a name may lie in.

    In a list of countries none lies in the next, and of states only where the name is a large town's too.
    """
    wide = [reach.entry for reach in following if reach.entry.kind in _WIDE and not reach.is_demonym]
    kinds = {reach.entry.kind for reach in own}
    if "country" in kinds:
        return tuple(entry for entry in wide if entry.kind == "state")
    if "state" in kinds:
        large = {reach.entry.admin1 for reach in own if reach.people >= _LARGE}
        return tuple(entry for entry in wide if entry.kind == "country" or entry.admin1 in large)
    return tuple(wide)


def _said_before(
    names: Sequence[PlaceName], reaches: Sequence[tuple[Reach, ...]], beside: Sequence[Beside], evidence: Evidence
) -> dict[str, Entry]:
    """What a name means where the text says in which country or state it lies, for all its other uses."""
    said: dict[str, Entry] = {}
    for name, own, near in zip(names, reaches, beside, strict=True):
        if own and near.containers and name.key not in said:
            choice = choose(name.key, own, near, evidence, None)
            if choice.is_contained:
                said[name.key] = choice.reach.entry
    return said


def _toponym(document: Document, name: PlaceName, choice: Choice, evidence: Evidence) -> Toponym:
    reach, entry = choice.reach, choice.reach.entry
    sense, said = read_meaning(document, name, reach)
    relation = find_relation(document, name) if sense in (Sense.LITERAL, Sense.METONYM) else None
    if relation and relation.relation is Relation.NEAR:
        sense = Sense.LITERAL
    reasons = (f"{name.span.quote!r} is {entry.name}: {choice.because}", said, said_relation(relation), name.because)
    place = Place(
        words=name.span.quote,
        place_id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin1=division.name if (division := divisions_by_code().get(entry.admin1 or "")) else None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=entry.radius_km + (relation.widen_km if relation and entry.kind != "country" else 0.0),
        relation=relation.relation if relation else Relation.AT,
        alternatives=tuple(other.entry.id for other in choice.others[:_ALTERNATIVES]),
        because="; ".join(reason for reason in reasons if reason),
    )
    return Toponym(name, shift_to_area(place, relation, name.key, evidence) if relation else place, sense)
