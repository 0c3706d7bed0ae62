"""Rulings on cases and letters: what they refuse, what their slots are, and what a case is made of."""

from datetime import UTC, date, datetime
from itertools import count

import pytest

from armsledger.errors import InputError
from armsledger.model.casework import CaseRuling, EntryRuling, HeldMatter, OrderRuling, PublicationRuling, hold
from armsledger.model.ids import make_id
from armsledger.model.reply import Addressee, AnswerRuling, ReplyLetterRuling
from armsledger.model.ruling import Ruling, Standing, ruling_id
from armsledger.model.working_case import working_cases

MATTER, OTHER = make_id("mat", 1), make_id("mat", 2)
CLAIM = make_id("clm", 1)
HELD = hold(MATTER, [CLAIM])
LETTER_ID = make_id("ltr", 1)
SENT, DUE = date(2026, 11, 2), date(2026, 11, 20)
TURKEY = Addressee("Turkey", "TUR")


def letter(text: str = "?", due: date | None = None, sent_on: date | None = None) -> ReplyLetterRuling:
    return ReplyLetterRuling(LETTER_ID, "air", TURKEY, (HELD,), text, due, sent_on)


def standing(*rulings: Ruling) -> tuple[Standing, ...]:
    """In the order in which they were made; the last made stands first."""
    number = count()
    made = [
        Standing(one, make_id("dec", next(number)), "Ana", datetime(2026, 11, 2, tzinfo=UTC), "why") for one in rulings
    ]
    return tuple(made[::-1])


def test_a_letter_is_sent_with_text_and_a_day_to_answer_by() -> None:
    assert letter(due=DUE, sent_on=SENT).sent_on == SENT
    with pytest.raises(InputError, match="would be sent an empty letter"):
        letter(" ", DUE, SENT)
    with pytest.raises(InputError, match="is not told by when to answer"):
        letter(sent_on=SENT)
    with pytest.raises(InputError, match="comes before the day of sending"):
        letter(due=SENT, sent_on=DUE)
    with pytest.raises(InputError, match="is written to about nothing"):
        ReplyLetterRuling(LETTER_ID, "air", TURKEY, (), "?")
    with pytest.raises(InputError, match="names nobody to write to"):
        Addressee(" ", "TUR")


def test_an_answer_has_words_or_is_none() -> None:
    assert AnswerRuling(LETTER_ID, SENT, None).words is None
    with pytest.raises(InputError, match="has an answer without words"):
        AnswerRuling(LETTER_ID, SENT, " ")


def test_every_answer_has_a_slot_of_its_own_and_every_state_of_a_letter_the_same() -> None:
    assert AnswerRuling(LETTER_ID, SENT, "No.").slot != AnswerRuling(LETTER_ID, SENT, "Yes.").slot
    assert letter().slot == letter("other", DUE, SENT).slot


def test_the_id_follows_from_all_of_the_content() -> None:
    rulings = [
        CaseRuling("air", "Air", "two-independent"),
        CaseRuling("air", "Air", "two-independent", "notes"),
        EntryRuling("air", MATTER, HELD, is_in=True),
        EntryRuling("air", MATTER, HELD, is_in=False),
        EntryRuling("air", OTHER, HELD, is_in=True),
        OrderRuling("air", (MATTER, OTHER)),
        OrderRuling("air", (OTHER, MATTER)),
        letter(),
        letter(due=DUE),
        letter(due=DUE, sent_on=SENT),
        AnswerRuling(LETTER_ID, SENT, None),
        AnswerRuling(LETTER_ID, SENT, "No."),
        PublicationRuling("air", "0" * 64, "1" * 64, make_id("run", 1), "two-independent", (MATTER,)),
        PublicationRuling("air", "0" * 64, "1" * 64, make_id("run", 1), "two-independent", (OTHER,)),
    ]

    assert len({ruling_id(one) for one in rulings}) == len(rulings)


@pytest.mark.parametrize("claim_ids", [(), (CLAIM, CLAIM), tuple(sorted((CLAIM, make_id("clm", 2)), reverse=True))])
def test_a_matter_is_held_with_its_claims_once_each_and_in_order(claim_ids: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="is named without its claims, or with them out of order"):
        HeldMatter(MATTER, claim_ids)


def test_an_order_names_no_entry_twice_and_a_digest_is_one() -> None:
    with pytest.raises(InputError, match="names an entry twice"):
        OrderRuling("air", (MATTER, MATTER))
    with pytest.raises(InputError, match="short: is no SHA-256"):
        PublicationRuling("air", "short", "1" * 64, make_id("run", 1), "two-independent", ())


def test_a_case_has_its_own_parts_in_their_order_and_no_others() -> None:
    (air, sea) = working_cases(
        standing(
            CaseRuling("sea", "Sea", "two-independent"),
            CaseRuling("air", "Air", "two-independent"),
            EntryRuling("air", MATTER, HELD, is_in=True),
            EntryRuling("air", OTHER, hold(OTHER, [CLAIM]), is_in=True),
            EntryRuling("sea", make_id("mat", 3), HELD, is_in=False),
            OrderRuling("air", (OTHER,)),
            letter(due=DUE, sent_on=SENT),
            AnswerRuling(LETTER_ID, DUE, "Later."),
            AnswerRuling(LETTER_ID, SENT, "First."),
            AnswerRuling(make_id("ltr", 2), SENT, "To another letter."),
        )
    )

    assert [entry.entry_id for entry in air.entries] == [OTHER, MATTER]
    (kept,) = air.letters
    assert [answer.words for answer in kept.answers] == ["First.", "Later."]
    assert (sea.entries, sea.letters) == ((), ())


def test_parts_of_a_case_that_nobody_began_make_no_case() -> None:
    assert working_cases(standing(EntryRuling("air", MATTER, HELD, is_in=True))) == ()
