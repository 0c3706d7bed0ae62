"""Every hard place is read as the table expects, or stands in `KNOWN_GAPS` with the reason why it is not."""

import csv
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from armsledger.model.place import Relation
from armsledger.model.toponym import Sense, Toponym
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.pipeline.reading import read_toponyms
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

TABLE = Path(__file__).with_name("hard_places.csv")
ROWS = {row["id"]: row for row in csv.DictReader(TABLE.open(encoding="utf-8", newline=""))}
KNOWN_GAPS: dict[str, str] = {
    "hard-090": "one sentence of its own says too little for a name that GeoNames has only as another one",
    "hard-097": "a name that mostly is a person's, without a word of place beside it",
    "hard-099": "a small town that only GeoNames has, without a word of place beside it",
    "hard-191": "the larger Columbus wins: that Georgia is the state here is seen too late",
    "hard-200": "no source has points of counties; without an airfield of its name one lies anywhere in its state",
    "hard-201": "whose something is, is no pin; the place that it is the police of is read rightly",
    "hard-204": "a province of either country: Lahore alone does not outweigh the division of its own code",
    "hard-213": "rivers are not in the gazetteer",
    "hard-241": "a city that bears its country's name is read as the country",
}


def read(row: dict[str, str]) -> list[Toponym]:
    """The toponyms that overlap the words asked for."""
    document = document_from_row({"doc_id": row["id"], "text": row["text"], "published": row["published"]})
    start = row["text"].index(row["words"])
    asked = document.span(start, start + len(row["words"]))
    return [t for t in read_toponyms(document, open_gazetteer(Settings())) if t.name.span.overlaps(asked)]


def lies_there(toponym: Toponym, row: dict[str, str]) -> bool:
    one, other = toponym.place, (float(row["latitude"]), float(row["longitude"]))
    rise, run = radians(other[0] - one.latitude), radians(other[1] - one.longitude)
    half = sin(rise / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other[0])) * sin(run / 2) ** 2
    return 2 * 6371 * asin(sqrt(half)) <= float(row["within_km"])


def is_as_expected(found: list[Toponym], row: dict[str, str]) -> bool:
    expect = row["expect"]
    if expect == "none":
        return not any(t.is_pin for t in found)
    if not found:
        return False
    toponym = found[0]
    if expect == "metonym":
        return not toponym.is_pin and row["country"] in ("", toponym.place.country)
    if expect == "country":
        pinned = toponym.is_pin and toponym.place.kind != "country"
        return toponym.place.country == row["country"] and not pinned
    if expect == "area":
        return toponym.is_pin and lies_there(toponym, row) and toponym.place.relation is Relation.NEAR
    return toponym.sense is Sense.LITERAL and lies_there(toponym, row)


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.xfail(reason=KNOWN_GAPS[n])] if n in KNOWN_GAPS else []) for n in ROWS]
)
def test_a_hard_place_is_read_as_it_should_be(name: str) -> None:
    row = ROWS[name]
    found = read(row)
    told = [(t.name.span.quote, t.sense.value, t.place.place_id, t.place.relation.value) for t in found]
    assert is_as_expected(found, row), f"{row['words']!r} in {row['text']!r}: expected {row['expect']}, read {told}"
