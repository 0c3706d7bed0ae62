"""What may be withheld, in which slots, and until when."""

from datetime import date

import pytest

from armsledger.errors import InputError
from armsledger.model.document import Span
from armsledger.model.ids import make_id
from armsledger.model.plain import from_plain, to_plain
from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.model.ruling import RULING_TYPES, ruling_id, subjects_of
from armsledger.model.withholding import DocumentWithheld, NameWithheld, PassageRedacted, PictureRedacted

DOCUMENT = make_id("doc", 1)
WHY = Restriction(Reason.SAFETY, Level.CONFIDENTIAL, date(2030, 1, 1))
ALL = (
    NameWithheld("air", "Zubair Qaltan", ("Z. Qaltan",), WHY),
    DocumentWithheld(None, DOCUMENT, WHY),
    PassageRedacted("air", Span(DOCUMENT, 2, 6, "here"), WHY),
    PictureRedacted(None, "a" * 64, WHY),
)


def test_a_restriction_holds_through_its_last_day() -> None:
    assert WHY.holds_on(date(2030, 1, 1))
    assert not WHY.holds_on(date(2030, 1, 2))
    assert Restriction(Reason.PRIVACY).holds_on(date.max)


@pytest.mark.parametrize("ruling", ALL, ids=lambda ruling: ruling.kind.value)
def test_every_kind_comes_back_from_plain_values_as_it_was(ruling) -> None:
    assert from_plain(RULING_TYPES[ruling.kind], to_plain(ruling)) == ruling
    assert ruling_id(ruling).startswith("rul-")


def test_what_is_withheld_for_all_cases_has_another_slot() -> None:
    assert len({one.slot for one in ALL} | {NameWithheld(None, "zubair  QALTAN", (), WHY).slot}) == 5
    assert NameWithheld("air", "zubair  QALTAN", (), WHY).slot == ALL[0].slot


def test_documents_and_passages_are_about_their_document() -> None:
    assert [subjects_of(one) for one in ALL] == [(), (DOCUMENT,), (DOCUMENT,), ()]


def test_a_name_of_one_letter_and_a_passage_without_words_are_refused() -> None:
    with pytest.raises(InputError, match="is too short to be withheld"):
        NameWithheld(None, "Q.", (), WHY)
    with pytest.raises(InputError, match="has no words there to redact"):
        PassageRedacted(None, Span(DOCUMENT, 1, 2, " "), WHY)
    with pytest.raises(InputError, match="is no SHA-256"):
        PictureRedacted(None, "abc", WHY)
