"""Place names of one text, read together: what each means by the others, and whether it is meant literally."""

from collections.abc import Sequence
from typing import Final

from armsledger.knowledge.admin1 import divisions_by_code
from armsledger.knowledge.gazetteer.entry import Entry
from armsledger.knowledge.gazetteer.lookup import Gazetteer
from armsledger.model.document import Document
from armsledger.model.place import Place, Relation
from armsledger.model.toponym import PlaceName, Sense, Toponym
from armsledger.resolve.toponyms.bearers import Reach, gather
from armsledger.resolve.toponyms.choosing import Beside, Choice, choose
from armsledger.resolve.toponyms.evidence import Evidence, gather_evidence
from armsledger.resolve.toponyms.meaning import find_relation, read_meaning, said_relation

_ALTERNATIVES: Final = 5
_ROUNDS: Final = 2
_DOMINANT: Final = 10  # so many times larger than the next place of the name: decided without the others


def read_place_names(document: Document, names: Sequence[PlaceName], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Give the toponyms that place names are; the same text always gives the same."""
    known = gazetteer.find(dict.fromkeys(name.key for name in names))
    reaches = [gather(known.get(name.key, ())) for name in names]
    beside = [_beside(document, names, reaches, number) for number in range(len(names))]
    evidence = _first_evidence(reaches)
    choices: list[Choice | None] = []
    for _ in range(_ROUNDS):
        earlier = _said_before(names, reaches, beside, evidence)
        choices = [
            choose(own, near, evidence, earlier.get(name.key)) if own else None
            for name, own, near in zip(names, reaches, beside, strict=True)
        ]
        decided = [c.reach for c in choices if c]
        evidence = gather_evidence(
            [r.entry for r in decided if not r.is_demonym], [r.entry for r in decided if r.is_demonym]
        )
    return tuple(_toponym(document, name, choice) for name, choice in zip(names, choices, strict=True) if choice)


def _first_evidence(reaches: Sequence[tuple[Reach, ...]]) -> Evidence:
    decided: list[Entry] = []
    demonyms: list[Entry] = []
    for own in reaches:
        if not own:
            continue
        best, *others = sorted(own, key=lambda reach: (reach.entry.kind != "country", -reach.people))
        if best.is_demonym:
            demonyms.append(best.entry)
        elif not others or best.entry.kind == "country" or best.people > _DOMINANT * others[0].people > 0:
            decided.append(best.entry)
    return gather_evidence(decided, demonyms)


def _beside(
    document: Document, names: Sequence[PlaceName], reaches: Sequence[tuple[Reach, ...]], number: int
) -> Beside:
    is_at = document.text.endswith(" at ", 0, names[number].span.start)
    if number + 1 >= len(names):
        return Beside(is_at=is_at)
    gap = document.text[names[number].span.end : names[number + 1].span.start]
    if gap.strip() not in (",", "(", "") or len(gap) > 3:
        return Beside(is_at=is_at)
    following = reaches[number + 1]
    containers = (reach.entry for reach in following if reach.entry.kind in ("state", "country"))
    return Beside(tuple(containers), is_at)


def _said_before(
    names: Sequence[PlaceName], reaches: Sequence[tuple[Reach, ...]], beside: Sequence[Beside], evidence: Evidence
) -> dict[str, Entry]:
    """What a name means where the text says in which country or state it lies, for all its other uses."""
    said: dict[str, Entry] = {}
    for name, own, near in zip(names, reaches, beside, strict=True):
        if own and near.containers and name.key not in said:
            choice = choose(own, near, evidence, None)
            if choice.because.startswith("it lies in"):
                said[name.key] = choice.reach.entry
    return said


def _toponym(document: Document, name: PlaceName, choice: Choice) -> Toponym:
    reach, entry = choice.reach, choice.reach.entry
    sense, said = read_meaning(document, name, reach)
    relation = find_relation(document, name) if sense in (Sense.LITERAL, Sense.METONYM) else None
    if relation and relation.relation is Relation.NEAR:
        sense = Sense.LITERAL
    reasons = (f"{name.span.quote!r} is {entry.name}: {choice.because}", said, said_relation(relation), name.because)
    return Toponym(
        name,
        Place(
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
        ),
        sense,
    )
