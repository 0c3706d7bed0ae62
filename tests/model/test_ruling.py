"""Rulings refuse what decides nothing, and their ids follow from all of their content."""

from dataclasses import replace
from datetime import date

import pytest

from armsledger.errors import IdError, InputError
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.ids import make_id
from armsledger.model.judgement import Judgement
from armsledger.model.ruling import DigitRuling, LetterRuling, OriginRuling, ruling_id

ONE, OTHER = sorted((make_id("doc", "one"), make_id("doc", "other")))
LETTER = LetterRuling("actor-africom", Reliability.B, "transfer", date(2019, 1, 1), None)


def test_a_pair_of_documents_is_one_slot_whichever_is_named_first() -> None:
    assert OriginRuling.of(OTHER, ONE, Judgement.SAME) == OriginRuling.of(ONE, OTHER, Judgement.SAME)
    assert OriginRuling.of(ONE, OTHER, Judgement.SAME).slot == OriginRuling.of(ONE, OTHER, Judgement.DIFFERENT).slot


@pytest.mark.parametrize(
    "other",
    [
        replace(LETTER, source="actor-un"),
        replace(LETTER, reliability=Reliability.C),
        replace(LETTER, topic=None),
        replace(LETTER, first=None),
        replace(LETTER, last=date(2020, 1, 1)),
    ],
)
def test_other_content_has_another_id(other: LetterRuling) -> None:
    assert ruling_id(other) != ruling_id(LETTER)


def test_another_letter_for_the_same_source_topic_and_days_takes_the_slot() -> None:
    assert replace(LETTER, reliability=Reliability.E).slot == LETTER.slot
    assert replace(LETTER, topic="LBY").slot != LETTER.slot


def test_rulings_refuse_what_decides_nothing() -> None:
    with pytest.raises(InputError, match="decides nothing; say same or different"):
        OriginRuling.of(ONE, OTHER, Judgement.UNSURE)
    with pytest.raises(InputError, match="does not come before the other document"):
        OriginRuling.of(ONE, ONE, Judgement.SAME)
    with pytest.raises(InputError, match=r"weather: is no topic; give one of .*transfer"):
        LetterRuling("the courier", Reliability.B, "weather")
    with pytest.raises(InputError, match="2021-01-01 to 2020-01-01: ends before it begins"):
        LetterRuling("the courier", Reliability.B, None, date(2021, 1, 1), date(2020, 1, 1))
    with pytest.raises(InputError, match="names no source"):
        LetterRuling(" ", Reliability.B)
    with pytest.raises(InputError, match="without its claims"):
        DigitRuling(make_id("mat", "a"), Credibility.POSSIBLE, ())
    with pytest.raises(IdError):
        DigitRuling(make_id("doc", "a"), Credibility.POSSIBLE, (make_id("clm", "a"),))
