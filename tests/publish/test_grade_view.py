"""Grades on the page: a person's words stay the person's, the machine's are softened like all its prose."""

from dataclasses import replace

from armsledger.model.grade import Credibility, Grade, Reliability, SetDigit
from armsledger.model.origin import NOT_GRADED, Origin
from armsledger.publish.grade_view import letter_reason, letter_words, view_grade
from armsledger.publish.wording import load_wording

PROPOSED = Grade(Reliability.F, Credibility.POSSIBLE, NOT_GRADED, "one state or body, a violation", denied=True)
ORIGIN = Origin("org-1", "Ruritania", ("clm-1",), (), False, "'Ruritania' is the voice", "RUR", "RUR")


def test_a_proposal_is_told_and_a_denial_stands_at_the_digit() -> None:
    view = view_grade(PROPOSED, load_wording())

    assert view.code == "F3, denied"
    assert "matter 3, denied. The digit 3 means possibly true" in view.line
    assert "violation" not in view.because_matter
    assert (view.proposed, view.stale) == (None, None)


def test_a_reviewers_words_are_printed_as_they_were_written() -> None:
    made = SetDigit("N. N.", "dec-1", Credibility.POSSIBLE, "one state or body", "1 claim has come to it since")
    view = view_grade(
        replace(
            PROPOSED,
            credibility=Credibility.PROBABLE,
            because_matter="N. N., 2026-11-28: a plain violation",
            because_source="Ruritania: set by N. N., 2026-11-28: no violation of its own",
            set_digit=made,
        ),
        load_wording(),
    )

    assert "matter 2, denied, set by N. N.; machine proposed 3." in view.line
    assert "a plain violation" in view.because_matter
    assert "no violation of its own" in view.because_source
    assert view.proposed == "one state or body"
    assert view.stale == "1 claim has come to it since"


def test_an_origin_shows_its_letter_and_its_stake() -> None:
    wording = load_wording()
    assert letter_words(ORIGIN, wording) == "; source F"
    assert letter_reason(ORIGIN, wording) == NOT_GRADED

    staked = replace(
        ORIGIN, letter=Reliability.D, because_letter="set by N. N.", interested="Ruritania speaks of itself"
    )
    assert letter_words(staked, wording) == "; source D; an interested party"
    assert letter_reason(staked, wording).striptags() == "set by N. N.; Ruritania speaks of itself"
