"""What the day and the countries of a document decide about who is meant."""

from datetime import date

import pytest

from armsledger.model.entity import EntityType
from armsledger.pipeline.gazetteer import open_gazetteer
from armsledger.pipeline.reading import read_toponyms
from armsledger.read.rows import document_from_row
from armsledger.resolve.occasion import Occasion, read_occasion, told_by_day
from armsledger.resolve.reference import Reference, look_up
from armsledger.settings import Settings


def reference(words: str, sort: EntityType, known_id: str | None = None) -> Reference:
    document = document_from_row({"doc_id": "a", "text": words})
    return Reference(document.span(0, len(words)), sort, known_id, words, known_id is not None, "it is named")


def test_the_occasion_is_the_day_and_the_countries_that_are_named() -> None:
    row = {"doc_id": "a", "text": "Turkish ships reached Sirte, Libya.", "published": "2020-06-01"}
    document = document_from_row(row)
    occasion = read_occasion(document, read_toponyms(document, open_gazetteer(Settings())))
    assert occasion == Occasion(date(2020, 6, 1), frozenset({"TUR", "LBY"}))


@pytest.mark.parametrize(("country", "known_id"), [("SOM", "actor-so-sna"), ("SYR", "actor-sna"), ("NOR", None)])
def test_a_name_that_two_bodies_bear_is_decided_by_the_countries(country: str, known_id: str | None) -> None:
    read = look_up(reference("SNA", EntityType.ORGANIZATION), date(2020, 6, 1), {country})
    assert read.known_id == known_id


def test_an_unlisted_body_is_one_by_the_pattern_of_its_name() -> None:
    read = look_up(reference("the Falcon Brigade", EntityType.ORGANIZATION), None, ())
    assert (read.type, read.known_id, read.is_named) == (EntityType.ARMED_GROUP, None, True)


@pytest.mark.parametrize(("day", "told"), [(date(2018, 5, 1), False), (date(2023, 5, 1), True)])
def test_an_actor_that_was_not_there_on_the_day_is_said_to_be_out_of_date(day: date, told: bool) -> None:
    gna = reference("GNA", EntityType.ORGANIZATION, "actor-gna")
    assert ("out of date" in told_by_day(gna, Occasion(day, frozenset())).because) is told


def test_who_held_an_office_on_the_day_is_told_and_nobody_is_put_in_their_place() -> None:
    minister = reference("the Turkish defence minister", EntityType.GROUP)
    read = told_by_day(minister, Occasion(date(2020, 6, 1), frozenset({"TUR"})))
    assert "Hulusi Akar" in read.because
    assert read.known_id is None


def test_without_a_day_nothing_is_told() -> None:
    gna = reference("GNA", EntityType.ORGANIZATION, "actor-gna")
    assert told_by_day(gna, Occasion(None, frozenset())) == gna
