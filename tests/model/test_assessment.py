"""Judgements of our own keep to one row of terms, and to one thing a sentence."""

import pytest

from armsledger.errors import InputError
from armsledger.model.assessment import Assessment, Confidence, Likelihood, LikelihoodRow


def make(term: Likelihood = Likelihood.LIKELY, basis: str = "Two flight logs agree.", **more) -> Assessment:
    return Assessment(term, Confidence.MODERATE, basis, **more)


def test_both_rows_have_the_ranges_of_icd_203() -> None:
    ranges = [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
    for row in LikelihoodRow:
        terms = [term for term in Likelihood if term.row is row]
        assert [term.range_percent for term in terms] == ranges
        assert [term.stix_value for term in terms] == [5, 15, 30, 50, 70, 85, 95]


def test_likelihood_and_confidence_are_two_sentences() -> None:
    assessment = make()
    assert assessment.likelihood_sentence == "We judge: likely (55 to 80 %)."
    assert assessment.confidence_sentence == "Confidence in this judgement is moderate."


@pytest.mark.parametrize(
    "text",
    [
        "We have high confidence that a second shipment is likely.",
        "We say with moderate confidence that delivery is very unlikely, as the port was closed",
        "We are confident that it will almost certainly fly again.",
    ],
)
def test_confidence_and_likelihood_in_one_sentence_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="say how likely and how sure in two sentences"):
        make(basis=text)
    with pytest.raises(InputError, match="in one sentence"):
        make(alternatives=(text,))


def test_two_sentences_may_say_both() -> None:
    assert make(basis="A second shipment is likely. Confidence in that is high; the logs were seen.")


@pytest.mark.parametrize("words", ["it is probable", "it probably flew", "nearly certain", "the chance is remote"])
def test_words_of_the_other_row_are_refused(words: str) -> None:
    with pytest.raises(InputError, match="keep to one row of terms"):
        make(basis=f"The log shows that {words}.")
    assert make(Likelihood.HIGHLY_PROBABLE, f"The log shows that {words}.")


def test_a_longer_term_is_not_taken_for_the_one_inside_it() -> None:
    with pytest.raises(InputError, match="uses 'highly improbable'"):
        make(basis="A lease is highly improbable.")


def test_remote_places_and_control_are_no_likelihood() -> None:
    assert make(basis="Remote sensing of a remote airfield shows remotely controlled aircraft.")


def test_a_judgement_needs_a_basis() -> None:
    with pytest.raises(InputError, match="likely: has no basis"):
        make(basis="  ")
