"""Reading what a user has: dumps of GeoNames, airports of OurAirports, files of the NGA's GEOnet Names Server."""

import csv
import sys
import zipfile
from collections.abc import Collection, Iterator, Mapping
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import Final, TextIO

from armsledger.errors import InputError
from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.gazetteer.entry import Bearing, Entry, NamedEntry

# Columns of GeoNames' allCountries.txt and of its files by country (https://download.geonames.org/export/dump/readme).
_GEONAMES: Final = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "class", "code", "country"),
    *("cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified"),
)
# Kinds of GeoNames' feature codes; the NGA's designations are the same codes.
_CODES: Final = {
    "airfield": ("AIRP", "AIRB", "AIRF", "AIRH"),
    "base": ("MILB", "INSM"),
    "port": ("PRT", "HBR"),
    "capital": ("PPLC",),
    "state": ("ADM1",),
    "county": ("ADM2",),
    "island": ("ISL",),
    "river": ("STM",),
    "mountain": ("MT", "MTS"),
    "lake": ("LK",),
    "dam": ("DAM",),
    "bridge": ("BDG",),
    "pass": ("PASS",),
    "camp": ("CMP", "CMPRF"),
    "oil field": ("OILF",),
    "region": ("RGN",),
    "desert": ("DSRT",),
}
_KINDS: Final = {code: kind for kind, codes in _CODES.items() for code in codes}
_RADII: Final = {"state": 80.0, "county": 30.0, "region": 80.0, "river": 100.0, "desert": 150.0, "mountain": 15.0}
_RADIUS_KM: Final = 3.0
_AIRFIELDS: Final = frozenset(
    {"small_airport", "medium_airport", "large_airport", "heliport", "seaplane_base", "closed"}
)
FORMATS: Final = ("geonames", "ourairports", "nga")


def read_import(path: Path, sort: str, countries: Collection[str] = ()) -> Iterator[NamedEntry]:
    """Give the places of a file of a user; `sort` is one of FORMATS, `countries` limits it to some (alpha-3 codes).

    Text files and ZIP archives of one text file are read. Raises InputError for one that has not the columns of its
    sort, naming what is missing; rows without a name or point are left out.
    """
    csv.field_size_limit(sys.maxsize)
    known = {country.iso2: country.iso3 for country in load_countries()}
    with _opened(path) as lines:
        rows = {"geonames": _geonames, "ourairports": _ourairports, "nga": _nga}[sort](lines, path)
        for named, iso2 in rows:
            iso3 = known.get(iso2) if len(iso2) == 2 else iso2
            if named is not None and (not countries or iso3 in countries):
                yield _with_country(named, iso3)


def _opened(path: Path) -> TextIO:
    if path.suffix.lower() != ".zip":
        return path.open(encoding="utf-8-sig", errors="replace", newline="")
    archive = zipfile.ZipFile(path)
    members = [name for name in archive.namelist() if name.endswith((".txt", ".csv")) and "readme" not in name.lower()]
    if len(members) != 1:
        raise InputError(str(path), f"holds {len(members)} text files, not one", "unpack it and name one of them")
    return TextIOWrapper(archive.open(members[0]), encoding="utf-8", errors="replace", newline="")


def _with_country(named: NamedEntry, iso3: str | None) -> NamedEntry:
    old = named.entry
    fields = (old.id, old.name, old.kind, iso3, old.admin1, old.latitude, old.longitude, old.radius_km, old.population)
    return NamedEntry(Entry(*fields), named.names)


def _geonames(lines: TextIO, path: Path) -> Iterator[tuple[NamedEntry | None, str]]:
    for cells in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(cells) != len(_GEONAMES):
            way = "take allCountries.txt or a file of one country from GeoNames' export folder"
            raise InputError(str(path), f"a line has {len(cells)} columns, not the {len(_GEONAMES)} of GeoNames", way)
        row = dict(zip(_GEONAMES, cells, strict=True))
        others = row["alternatenames"].split(",")
        code = f"{row['country']}.{row['admin1']}" if row["admin1"] else None
        people = int(row["population"] or 0)
        yield _made(f"geonames:{row['geonameid']}", row["name"], others, row["code"], code, row, people), row["country"]


def _ourairports(lines: TextIO, path: Path) -> Iterator[tuple[NamedEntry | None, str]]:
    for row in _rows(lines, path, ",", ("ident", "type", "name", "latitude_deg", "longitude_deg", "iso_country")):
        if row["type"] in _AIRFIELDS:
            point = {"latitude": row["latitude_deg"], "longitude": row["longitude_deg"]}
            others = [word.strip() for word in (row.get("keywords") or "").split(",")]
            yield _made(f"ourairports:{row['ident']}", row["name"], others, "AIRP", None, point, 0), row["iso_country"]


def _nga(lines: TextIO, path: Path) -> Iterator[tuple[NamedEntry | None, str]]:
    """Rows of one feature (UFI) follow each other, one a name; the approved and conventional names are its own."""
    wanted = ("ufi", "lat_dd", "long_dd", "desig_cd", "cc_ft", "full_name", "nt")
    rows = _rows(lines, path, "\t", wanted)
    for feature, group in groupby(rows, key=lambda row: row["ufi"]):
        named = list(group)
        first = next((row for row in named if row["nt"] in ("C", "N")), named[0])
        others = [row["full_name"] for row in named if row is not first]
        point = {"latitude": first["lat_dd"], "longitude": first["long_dd"]}
        yield _made(f"nga:{feature}", first["full_name"], others, first["desig_cd"], None, point, 0), first["cc_ft"]


def _rows(lines: TextIO, path: Path, delimiter: str, wanted: Collection[str]) -> Iterator[Mapping[str, str]]:
    reader = csv.DictReader(lines, delimiter=delimiter)
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    missing = sorted(set(wanted) - set(reader.fieldnames))
    if missing:
        raise InputError(str(path), f"has no column {', '.join(missing)}", "name the sort of file that it is in --from")
    yield from reader


def _made(
    number: str, name: str, others: list[str], code: str, admin1: str | None, point: Mapping[str, str], people: int
) -> NamedEntry | None:
    try:
        latitude, longitude = float(point["latitude"]), float(point["longitude"])
    except (TypeError, ValueError):
        return None
    if not name or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    kind = _KINDS.get(code, "town" if code.startswith("PPL") else "place")
    entry = Entry(number, name, kind, None, admin1, latitude, longitude, _RADII.get(kind, _RADIUS_KM), people)
    return NamedEntry(entry, ((name, Bearing.OWN), *((other, Bearing.ALIAS) for other in others if other)))
