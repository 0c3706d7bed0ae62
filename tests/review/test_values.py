"""Values as people type them are read, or refused with the way out."""

from datetime import date

import pytest

from armsledger.errors import InputError, SpanOutsideError
from armsledger.model.claim import Counted, Role
from armsledger.model.entity import EntityType
from armsledger.model.when import Precision
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.review.values import read_value
from armsledger.settings import Settings

TEXT = (
    "The ship left from Izmir. France said on 4 May that Turkey had sent 12 lorries and rifles to Misrata in Libya. "
    "The rifles were seen in Libya."
)


@pytest.fixture(scope="module")
def read():
    row = {"doc_id": "one", "text": TEXT, "published": "2020-05-26", "outlet": "The Nowhere Times"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    return record, next(claim for claim in record.claims if claim.kind.value == "transfer")


@pytest.mark.parametrize(
    ("given", "low", "high", "counted"),
    [
        (("14",), 14, 14, None),
        (("14..20", "force"), 14, 20, Counted.FORCE),
        (("14..",), 14, None, None),
        (("..20.5",), None, 20.5, None),
    ],
)
def test_numbers_are_ranges_and_keep_their_words(read, given, low, high, counted) -> None:
    value = read_value(*read, "quantity", given, at="12")

    assert (value.quantity.low, value.quantity.high, value.quantity.words) == (low, high, "12")
    assert value.counted is (counted or read[1].quantity_of)


@pytest.mark.parametrize(
    ("given", "first", "last", "precision"),
    [
        ("2020-05-04", date(2020, 5, 4), date(2020, 5, 4), Precision.DAY),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019..", date(2019, 1, 1), None, Precision.SPAN),
        ("2019-03..2019-04-02", date(2019, 3, 1), date(2019, 4, 2), Precision.SPAN),
        ("2020-02..2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
    ],
)
def test_times_are_whole_days_and_keep_their_words(read, given, first, last, precision) -> None:
    value = read_value(*read, "time", [given], at="on 4 May")

    assert (value.when.earliest, value.when.latest, value.when.precision) == (first, last, precision)
    assert value.when.words == "on 4 May"


def test_words_that_stand_once_in_the_quote_are_meant_there(read) -> None:
    value = read_value(*read, "place", ["Libya"])

    assert value.fillers[0].span.start == TEXT.index("Libya")
    assert value.entities[0].country == "LBY"


def test_a_row_is_taken_with_the_words_that_are_pointed_to(read) -> None:
    value = read_value(*read, "via", ["actor-un"], at="The ship")

    (filler,), (entity,) = value.fillers, value.entities
    assert (filler.role, filler.span.quote, entity.known_id) == (Role.VIA, "The ship", "actor-un")


def test_words_without_a_row_are_what_their_role_says(read) -> None:
    (entity,) = read_value(*read, "item", ["ship left"]).entities

    assert (entity.type, entity.known_id, entity.name) == (EntityType.MATERIEL, None, "ship left")


@pytest.mark.parametrize(
    ("field", "given", "at", "problem"),
    [
        ("kind", ["war"], None, "war: is none of these; give one of transfer"),
        ("stance", ["sure"], None, "sure: is none of these; give one of asserted"),
        ("quantity", ["many"], "12", "many: is no number"),
        ("time", ["May"], "on 4 May", "May: is no time"),
        ("time", [".."], "on 4 May", "is no time; give a first or a last day"),
        ("time", ["2020-02-30"], "on 4 May", "is no time"),
        ("origin", ["Smyrna"], None, "Smyrna: does not stand in the document"),
        ("origin", ["he"], None, "he: stands at"),
        ("via", ["actor-un"], None, "the words that mean it are not said; point to them with --at"),
        ("colour", ["red"], None, "colour: is no field of a claim; give one of kind, stance"),
        ("item", [], None, "item: is given no value"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(read, field, given, at, problem) -> None:
    with pytest.raises(InputError) as caught:
        read_value(*read, field, given, at)
    assert problem in str(caught.value)


def test_offsets_outside_the_document_are_refused(read) -> None:
    with pytest.raises(SpanOutsideError):
        read_value(*read, "origin", ["5:9999"])
