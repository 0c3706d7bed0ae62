"""The measures laid out for speed give the answers of the plain way, to the letter."""

from datetime import date

import pytest
from benchmarks.measures import draw_aimed, draw_questions

from armsledger.assess.law_index import LawIndex, load_law
from armsledger.assess.match import match_measures
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.measure import Act, MeasureQuestion, RecipientKind


@pytest.mark.parametrize("seed", range(4))
def test_answers_by_index_are_those_of_the_plain_way(seed: int) -> None:
    questions = [*draw_questions(250, seed), *draw_aimed(250, seed)]
    answers = [load_law().match(question) for question in questions]

    assert answers == [match_measures(question, load_regimes()) for question in questions]
    assert sum(map(bool, answers)) > 200


@pytest.mark.parametrize("act", Act)
def test_the_dates_may_be_open_on_either_side(act: Act) -> None:
    day = date(2011, 2, 26)
    for earliest, latest in ((None, None), (day, None), (None, day)):
        for recipient in ("actor-lna", "actor-isis", "LBY", None):
            question = MeasureQuestion(
                "q", act, "EGY", recipient, RecipientKind.UNKNOWN, "LBY", None, ("arms",), earliest, latest
            )
            assert load_law().match(question) == match_measures(question, load_regimes())


def test_the_order_of_the_regimes_does_not_matter() -> None:
    backwards = LawIndex(reversed(load_regimes()))

    for question in draw_aimed(200, 9):
        assert backwards.match(question) == load_law().match(question)


def test_the_drawn_questions_are_the_same_for_the_same_seed() -> None:
    assert list(draw_questions(50, 1)) == list(draw_questions(50, 1))
    assert list(draw_aimed(50, 1)) != list(draw_aimed(50, 2))
