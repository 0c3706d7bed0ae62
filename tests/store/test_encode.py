import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model.case import Manifest
from armsledger.model.claim import Role
from armsledger.model.document import Head
from armsledger.model.when import Precision, When
from armsledger.store.encode import from_plain, from_plain_or_none, to_plain
from armsledger.store.exact import from_storable, to_storable

ANY_TEXT = st.text(alphabet=st.one_of(st.characters(), st.characters(categories=["Cs"]), st.sampled_from("\x00\x1a")))


@given(ANY_TEXT)
def test_every_code_point_is_storable_and_comes_back(text: str) -> None:
    stored = to_storable(text)

    stored.encode("utf-8")
    assert "\0" not in stored
    assert from_storable(stored) == text


def test_ordinary_text_stands_as_it_is() -> None:
    assert to_storable("قال 🛩️ e\u0301 \\u0000\n") == "قال 🛩️ e\u0301 \\u0000\n"


@given(ANY_TEXT, st.none() | st.dates(), st.sampled_from(Precision))
def test_a_time_comes_back_through_json(words: str, earliest: date | None, precision: Precision) -> None:
    when = When(words, earliest, None, precision, words)

    assert from_plain(When, json.loads(json.dumps(to_plain(when)))) == when


def test_days_are_iso_and_tuples_keep_their_order() -> None:
    manifest = Manifest("armsledger 0.1.0", (("b", "2"), ("a", "1")), ())

    assert to_plain(date(2020, 7, 24)) == "2020-07-24"
    assert to_plain(manifest)["components"] == [["b", "2"], ["a", "1"]]
    assert from_plain(Manifest, to_plain(manifest)) == manifest


def test_the_readings_of_a_head_come_back_in_their_types(record) -> None:
    assert from_plain(Head, to_plain(record.document.head)) == record.document.head


def test_nothing_stays_nothing() -> None:
    assert to_plain(None) is None
    assert from_plain_or_none(Role, None) is None


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_an_infinity_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=f"{value} is no number that the ledger can hold; leave an open bound out"):
        to_plain((value,))


def test_what_is_no_noun_is_refused() -> None:
    with pytest.raises(TypeError, match=r"\['a list'\] is no noun of the ledger"):
        to_plain(["a list"])
