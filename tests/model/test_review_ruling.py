"""Rulings of review refuse what says nothing, and each person's word has a slot of its own."""

from dataclasses import replace

import pytest

from armsledger.errors import IdError, InputError
from armsledger.model.claim import ClaimKind
from armsledger.model.content import content_digest
from armsledger.model.field_value import FieldValue
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.review_ruling import ArbiterRuling, CorrectionRuling, PairRuling, SignOffRuling
from armsledger.model.ruling import ruling_id
from armsledger.model.stance import Stance

ONE, OTHER = sorted((make_id("clm", "one"), make_id("clm", "other")))
OLD, NEW = FieldValue("stance", stance=Stance.ASSERTED), FieldValue("stance", stance=Stance.ALLEGED)
CORRECTION = CorrectionRuling(ONE, "A. Nalyst", OLD, NEW)
SIGNED = SignOffRuling(make_id("fnd", "a"), "0" * 64, (ONE,), "S. Igner")


def test_each_persons_word_has_a_slot_of_its_own() -> None:
    assert CORRECTION.slot == replace(CORRECTION, by="a.  nalyst").slot
    assert CORRECTION.slot != replace(CORRECTION, by="B. Other").slot
    assert SIGNED.slot != replace(SIGNED, by="B. Other").slot
    assert PairRuling.of(OTHER, ONE, Judgement.SAME).slot == PairRuling.of(ONE, OTHER, Judgement.DIFFERENT).slot


@pytest.mark.parametrize(
    "other",
    [
        replace(CORRECTION, claim_id=OTHER),
        replace(CORRECTION, by="B. Other"),
        replace(CORRECTION, old=FieldValue("stance", stance=Stance.POSSIBLE)),
        replace(CORRECTION, new=FieldValue("stance", stance=Stance.DENIED)),
    ],
)
def test_other_content_has_another_id(other: CorrectionRuling) -> None:
    assert ruling_id(other) != ruling_id(CORRECTION)


def test_rulings_refuse_what_says_nothing() -> None:
    with pytest.raises(InputError, match="is what was read as stance"):
        replace(CORRECTION, new=OLD)
    with pytest.raises(InputError, match="is put in place of stance; correct one field at a time"):
        replace(CORRECTION, new=FieldValue("kind", kind=ClaimKind.ATTACK))
    with pytest.raises(InputError, match="names nobody"):
        replace(CORRECTION, by=" ")
    with pytest.raises(InputError, match="decides nothing"):
        PairRuling.of(ONE, OTHER, Judgement.UNSURE)
    with pytest.raises(InputError, match="does not come before the other claim"):
        PairRuling.of(ONE, ONE, Judgement.SAME)
    with pytest.raises(InputError, match="is signed without its content"):
        replace(SIGNED, claim_ids=())
    with pytest.raises(IdError):
        replace(SIGNED, finding_id=ONE)
    with pytest.raises(InputError, match="names nobody"):
        ArbiterRuling(ONE, "")
    with pytest.raises(InputError, match="colour: is no field of a claim; give one of kind, stance"):
        FieldValue("colour")
    with pytest.raises(InputError, match="kind: has no value of its own"):
        FieldValue("kind")


def test_equal_content_has_one_digest() -> None:
    assert content_digest(CORRECTION) == content_digest(replace(CORRECTION))
    assert content_digest(CORRECTION) != content_digest(replace(CORRECTION, by="B. Other"))
    with pytest.raises(TypeError, match="is no content of a noun"):
        content_digest({1, 2})
