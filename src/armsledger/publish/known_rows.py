"""What the tables say of a row that something was read as: label and words, with where the row has it from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from armsledger.knowledge.actors import Actor, actors_by_id
from armsledger.knowledge.countries import Country, countries_by_iso3
from armsledger.knowledge.equipment import Equipment, equipment_by_id
from armsledger.knowledge.instruments import Instrument, load_instruments
from armsledger.knowledge.places import PlaceRow, places_by_id
from armsledger.publish.wording import Wording

Row = Actor | Equipment | Country | PlaceRow | Instrument
Facts = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row: its table, what it says by label, its source, and whether somebody checked it there."""

    id: str
    table: str
    facts: tuple[tuple[str, str], ...]
    source: str
    reviewed: bool


def find_known_row(known_id: str, wording: Wording) -> KnownRow | None:
    """The row of that id; None for what has an id by its pattern alone, such as the army of a state."""
    label: dict[str, str] = wording.words["known_row"]
    tables: tuple[tuple[str, Mapping[str, Row], Callable[..., Facts]], ...] = (
        ("actors", actors_by_id(), _actor_facts),
        ("equipment", equipment_by_id(), _equipment_facts),
        ("countries", countries_by_iso3(), _country_facts),
        ("places", places_by_id(), _place_facts),
        ("instruments", {instrument.id: instrument for instrument in load_instruments()}, _instrument_facts),
    )
    for table, rows, facts_of in tables:
        row = rows.get(known_id)
        if row is not None:
            facts = ((label["names"], ", ".join(row.names)), *facts_of(row, label))
            said = tuple((name, words) for name, words in facts if words)
            return KnownRow(known_id, label[table], said, row.source, row.reviewed)
    return None


def _equipment_facts(thing: Equipment, label: dict[str, str]) -> Facts:
    return (
        (label["category"], thing.category),
        (label["origin"], _country(thing.origin)),
        (label["items"], ", ".join(thing.items)),
        (label["unroca"], thing.unroca),
    )


def _country_facts(country: Country, label: dict[str, str]) -> Facts:
    return ((label["code"], country.iso3),)


def _place_facts(place: PlaceRow, label: dict[str, str]) -> Facts:
    return (
        (label["kind"], place.kind),
        (label["country"], _country(place.country)),
        (label["point"], f"{place.latitude}, {place.longitude}, ± {place.radius_km:g} km"),
    )


def _instrument_facts(instrument: Instrument, label: dict[str, str]) -> Facts:
    return ((label["kind"], instrument.kind),)


def _actor_facts(actor: Actor, label: dict[str, str]) -> Facts:
    links = (
        f"{link.kind.value.replace('-', ' ')} {_name(link.target_id)}"
        + (f" ({label['claimed_by']} {link.claimed_by})" if link.claimed_by else "")
        for link in actor.links
    )
    span = f"{actor.valid_from or '…'} to {actor.valid_to or '…'}" if actor.valid_from or actor.valid_to else None
    return (
        (label["kind"], actor.kind),
        (label["country"], _country(actor.country)),
        (label["operates_in"], ", ".join(filter(None, map(_country, actor.operates_in)))),
        (label["valid"], span),
        (label["side"], _name(actor.side) if actor.side else None),
        (label["links"], "; ".join(links)),
    )


def _country(code: str | None) -> str | None:
    country = countries_by_iso3().get(code or "")
    return country.name if country else code


def _name(known_id: str) -> str:
    actor = actors_by_id().get(known_id)
    return actor.name if actor else _country(known_id) or known_id
