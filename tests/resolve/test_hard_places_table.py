"""The table of hard places is sound: what is asked stands in its text, and what is expected is on the map.

Columns of `hard_places.csv`: `text` of one or two sentences; `words`, the stretch meant, which stands there once;
`published`, its date; `expect`, what the words are; `name` and `country` of what is meant; its point, and how many
kilometres from it an answer may lie; `note`, why it is hard. What is expected:

- `point`: a pin within `within_km` of the point; `region`: the same for what is wide by itself;
- `area`: no point but a circle, whose centre lies within `within_km` of the point;
- `country`: that country; with a point where its name stands, without one for a demonym, which gets no pin;
- `metonym`: the government or body of that country, no pin; `none`: no place at all.
"""

import csv
from collections import Counter
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.places import load_places

TABLE = Path(__file__).with_name("hard_places.csv")
PLACED = {"point", "region", "area"}
EXPECTED = PLACED | {"country", "metonym", "none"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    rise, run = radians(other[0] - one[0]), radians(other[1] - one[1])
    half = sin(rise / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(run / 2) ** 2
    return 12_742 * asin(sqrt(half))


def test_there_are_at_least_120_and_no_question_is_asked_twice():
    asked = Counter((row["text"], row["words"]) for row in rows())
    assert len(asked) >= 120
    assert max(asked.values()) == 1
    assert len({row["id"] for row in rows()}) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_words_stand_once_in_the_text(row):
    assert row["text"].count(row["words"]) == 1
    assert row["words"] == row["words"].strip() != ""


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_row_holds_what_its_expectation_needs_and_no_more(row):
    assert row["expect"] in EXPECTED
    assert date.fromisoformat(row["published"]) < date(2026, 1, 1)
    located = [row[column] != "" for column in ("latitude", "longitude", "within_km")]
    assert all(located) or not any(located)
    assert all(located) or row["expect"] not in PLACED
    assert not any(located) or row["expect"] in PLACED | {"country"}
    assert bool(row["name"]) == (row["expect"] != "none")
    assert row["country"] == "" or row["country"] in countries_by_iso3()


def test_every_country_meant_stands_where_the_table_of_countries_puts_it():
    meant = [row for row in rows() if row["expect"] == "country" and row["latitude"]]
    points = {code: (country.latitude, country.longitude) for code, country in countries_by_iso3().items()}
    assert len(meant) > 10
    assert [r["id"] for r in meant if distance_km(point(r), points[r["country"]]) > float(r["within_km"])] == []


def test_every_place_meant_stands_where_the_table_of_places_puts_it():
    known = {(place.country or "", place.name): (place.latitude, place.longitude) for place in load_places()}
    meant = [row for row in rows() if row["expect"] == "point" and (row["country"], row["name"]) in known]
    apart = [r["id"] for r in meant if distance_km(point(r), known[r["country"], r["name"]]) > float(r["within_km"])]
    assert len(meant) > 80
    assert apart == []


def test_all_sorts_of_expectations_and_scripts_are_there():
    kinds = Counter(row["expect"] for row in rows())
    assert all(kinds[kind] >= 10 for kind in EXPECTED)
    assert sum(any("\u0600" <= letter <= "\u06ff" for letter in row["words"]) for row in rows()) >= 6
    assert sum(any("\u0400" <= letter <= "\u04ff" for letter in row["words"]) for row in rows()) >= 6
