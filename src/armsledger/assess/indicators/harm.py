"""Harm: E19, strikes on or beside what civilians live from, with foreign platforms in them."""

from collections.abc import Iterator

from armsledger.assess.indicators.frame import Frame, threshold
from armsledger.assess.indicators.geometry import distance_km
from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sightings import Sighting
from armsledger.knowledge.places import PlaceRow, load_places
from armsledger.model.claim import ClaimKind
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.place import Place, Relation


def harm_near_systems(frame: Frame) -> Indicator:
    """E19: strikes by a foreign party near a site of the place table, or at a place whose words name one."""
    hits: list[tuple[Sighting, str]] = []
    for sighting in frame.seen(frame.window, ClaimKind.ATTACK):
        for told in (t for t in sighting.told if frame.window.holds(t.day)):
            if any(party.is_foreign(frame.conflict) for party in told.actors):
                hits += [(sighting, site) for pin in told.pins for site in _sites(pin)]
    if not hits:
        return frame.answer("E19", IndicatorState.NONE, 0.0, "no strike by a foreign party is placed at such a site")
    firm = [(s, site) for s, site in hits if s.weight >= load_rules().firm]
    state = IndicatorState.RAISED if firm else IndicatorState.WATCH
    sites = ", ".join(sorted({site for _, site in firm or hits}))
    count = len({sighting.matter_id for sighting, _ in hits})
    return frame.answer("E19", state, count, f"struck at or near {sites}", [s for s, _ in hits])


def _sites(pin: Place) -> Iterator[str]:
    rules = load_rules()
    if pin.kind in rules.sites or any(word in pin.words.casefold() for word in rules.site_words):
        yield pin.name
        return
    near = threshold("E19", "near_km")
    if pin.radius_km <= near:  # a wider place would lie near some site by its width alone
        yield from (row.name for row in load_places() if row.kind in rules.sites and distance_km(pin, _at(row)) <= near)


def _at(row: PlaceRow) -> Place:
    return Place(row.name, row.id, row.name, row.kind, row.country, row.admin1, row.latitude, row.longitude,
                 row.radius_km, Relation.AT, (), "the row itself")  # fmt: skip
