"""Rulings on documents and pictures refuse what says nothing, and each person has a word of her own."""

from dataclasses import replace

import pytest

from armsledger.errors import IdError, InputError
from armsledger.model.document_ruling import ObservationRuling, TranslationRuling
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.ruling import OriginRuling, documents_of_one_origin, ruling_id

ONE, OTHER = sorted((make_id("doc", "one"), make_id("doc", "other")))
SEEN = ObservationRuling("a" * 64, "six lorries", "A. Nalyst", "lower half")


def test_turning_a_pair_round_takes_its_place() -> None:
    pair = TranslationRuling(OTHER, ONE)

    assert pair.slot == TranslationRuling(ONE, OTHER).slot
    assert ruling_id(pair) != ruling_id(TranslationRuling(ONE, OTHER))
    assert (pair.other_of(ONE), pair.other_of(OTHER), pair.other_of("doc-x")) == (OTHER, ONE, None)


def test_what_is_no_pair_of_documents_is_refused() -> None:
    with pytest.raises(InputError, match="is no translation of itself; name two documents"):
        TranslationRuling(ONE, ONE)
    with pytest.raises(IdError):
        TranslationRuling(ONE, make_id("clm", "one"))


def test_a_translation_makes_one_origin_as_a_ruling_on_origins_does() -> None:
    assert documents_of_one_origin(TranslationRuling(OTHER, ONE)) == (OTHER, ONE)
    assert documents_of_one_origin(OriginRuling(ONE, OTHER, Judgement.SAME)) == (ONE, OTHER)
    assert documents_of_one_origin(OriginRuling(ONE, OTHER, Judgement.DIFFERENT)) is None
    assert documents_of_one_origin(SEEN) is None


@pytest.mark.parametrize(
    "other", [{"sha256": "b" * 64}, {"feature": "five lorries"}, {"by": "B. Other"}, {"where": None}]
)
def test_another_observation_has_another_id(other: dict) -> None:
    assert ruling_id(replace(SEEN, **other)) != ruling_id(SEEN)


def test_persons_observations_of_one_feature_stand_beside_each_other() -> None:
    assert replace(SEEN, by="a.  nalyst", feature="Six lorries", where=None).slot == SEEN.slot
    assert replace(SEEN, by="B. Other").slot != SEEN.slot
    assert replace(SEEN, feature="a crane").slot != SEEN.slot


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"sha256": "A" * 64}, "is no SHA-256; give the 64 digits"),
        ({"sha256": "a"}, "is no SHA-256"),
        ({"feature": " "}, "says nothing; say what is seen"),
        ({"by": " "}, "names nobody"),
    ],
)
def test_what_nobody_sees_or_what_is_nothing_is_refused(changed: dict, message: str) -> None:
    with pytest.raises(InputError, match=message):
        replace(SEEN, **changed)
