"""All indicators of all conflicts of a ledger, as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from armsledger.assess.indicators.accusations import accusation_spread, accusation_tempo
from armsledger.assess.indicators.capability import mercenary_build_up, new_category, offensive_posture, quantity_step
from armsledger.assess.indicators.contacts import talk_without_topic
from armsledger.assess.indicators.disclosure import denial_gap, evidence_release
from armsledger.assess.indicators.frame import Frame, Window
from armsledger.assess.indicators.geometry import close_forces, forward_shift, new_party
from armsledger.assess.indicators.harm import harm_near_systems
from armsledger.assess.indicators.regime import embargo_strain, enforcement_friction
from armsledger.assess.indicators.sides import read_sides
from armsledger.assess.indicators.sightings import Sighting, read_sightings
from armsledger.assess.indicators.speeches import Speech, countries_of, read_speeches
from armsledger.assess.indicators.tempo import lift_tempo, strike_reciprocity, supply_tempo
from armsledger.assess.indicators.threats import intervention_threat, worry_voiced
from armsledger.model.evidence import EvidenceItem
from armsledger.model.indicator import Indicator
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord

COMPUTED = (
    close_forces, new_category, supply_tempo, lift_tempo, quantity_step, offensive_posture, forward_shift,
    intervention_threat, new_party, strike_reciprocity, accusation_spread, accusation_tempo, talk_without_topic,
    denial_gap, embargo_strain, mercenary_build_up, enforcement_friction, harm_near_systems, worry_voiced,
)  # fmt: skip


def build_indicators(
    records: Sequence[DocumentRecord],
    matters: Iterable[Matter],
    as_of: date,
    window_days: int,
    conflict: str | None = None,
) -> tuple[Indicator, ...]:
    """E1 to E20 for each conflict, by its code, or for the one that is named.

    `records` are those known by `as_of` (`frame.known_by`), `matters` are made of them. A conflict is a country in
    which a foreign party is told to act, or an armed group to be supplied.
    """
    sightings, speeches = read_sightings(records, matters), read_speeches(records)
    conflicts = [conflict] if conflict else find_conflicts(sightings)
    window = Window(as_of - timedelta(window_days - 1), as_of)
    evidence = tuple(sorted((item for r in records for item in r.evidence), key=lambda item: item.id))
    return tuple(
        indicator
        for country in conflicts
        for indicator in _of_frame(_frame(country, window, records, sightings, speeches), evidence)
    )


def find_conflicts(sightings: Iterable[Sighting]) -> list[str]:
    """The countries in which a party from elsewhere is told to act, sorted."""
    return sorted({
        country
        for sighting in sightings
        for told in sighting.told
        for country in told.theatres
        if any(party.is_foreign(country) for party in told.actors)
    })  # fmt: skip


def _of_frame(frame: Frame, evidence: tuple[EvidenceItem, ...]) -> list[Indicator]:
    made = [compute(frame) for compute in COMPUTED]
    return sorted([*made, evidence_release(frame, evidence)], key=lambda indicator: int(indicator.id[1:]))


def _frame(
    country: str,
    window: Window,
    records: Sequence[DocumentRecord],
    sightings: Sequence[Sighting],
    speeches: tuple[Speech, ...],
) -> Frame:
    here = tuple(s for s in sightings if country in s.theatres)
    about = [r.document.head.published.value for r in records if country in countries_of(r)]
    backing = [s for s in sightings if country in s.theatres or any(p.country == country for p in s.recipients)]
    days = tuple(sorted(day for day in about if day))
    return Frame(country, window, here, speeches, days, read_sides(country, backing))
