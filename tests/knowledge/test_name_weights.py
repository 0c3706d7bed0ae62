import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge import name_weights
from armsledger.knowledge.name_parts import fold_name_word, load_name_parts
from armsledger.knowledge.name_weights import load_name_weights
from armsledger.model.judgement import Judgement


def test_every_level_has_bits_and_a_reason() -> None:
    weights = load_name_weights()

    assert weights.different < 0 < weights.agreeing < weights.same
    assert all(weight.because for weight in weights.weights.values())
    assert weights.get("body", "words_differ").settles
    assert weights.get("person", "surname_only").stops


def test_missing_information_has_no_weight() -> None:
    levels = {level for _, level in load_name_weights().weights}

    assert not levels & {"missing", "unknown", "not_told"}


def test_a_sum_of_bits_is_judged_by_two_thresholds() -> None:
    weights = load_name_weights()

    assert weights.judge(weights.same) is Judgement.SAME
    assert weights.judge(0) is Judgement.UNSURE
    assert weights.judge(weights.different) is Judgement.DIFFERENT


def test_a_level_that_the_table_lacks_is_named() -> None:
    with pytest.raises(KnowledgeError, match="level 'perhaps' has no weight"):
        load_name_weights().get("person", "perhaps")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"bits": 3}, "needs bits and a reason"),
        ({"bits": "many", "because": "so"}, "needs bits and a reason"),
        ({"bits": 3, "because": "so", "rule": "same"}, "knows 'rule: different'"),
    ],
)
def test_a_wrong_row_is_refused(monkeypatch: pytest.MonkeyPatch, row: dict, problem: str) -> None:
    limits = {name: {"bits": 1} for name in ("same", "agreeing", "different")}
    monkeypatch.setattr(name_weights, "read_words", lambda _: {"thresholds": limits, "comparisons": {"x": {"y": row}}})
    load_name_weights.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=problem):
            load_name_weights()
    finally:
        load_name_weights.cache_clear()


def test_words_of_names_are_found_in_any_form_of_their_letters() -> None:
    parts = load_name_parts()

    assert fold_name_word("الوفاق") == fold_name_word("وفاق")
    assert parts.bodies.find([fold_name_word("الوطنيّة")], 0) == ("national", 1)
    assert parts.titles.find([fold_name_word(word) for word in ("Премьер", "министр")], 0) == ("prime minister", 2)
    assert parts.titles.find(["nobody"], 0) is None
