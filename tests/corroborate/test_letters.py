"""A letter is looked up by source, topic and the day on which the source spoke; the most specific ruling holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from armsledger.corroborate.applying import apply_rulings, letter_of_matter
from armsledger.corroborate.grading import Proposal
from armsledger.corroborate.letters import Spoken, find_letter
from armsledger.corroborate.matters import build_matters
from armsledger.model.claim import ClaimKind
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import LetterRuling, Standing
from armsledger.resolve.names.across import resolve_across

Report = Callable[..., DocumentRecord]
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
SPOKEN = Spoken(
    (frozenset({"jane roe"}), frozenset({"actor-x", "body x"})),
    ClaimKind.TRANSFER,
    frozenset({"LBY"}),
    date(2020, 7, 1),
)
A, B, C, D = Reliability.A, Reliability.B, Reliability.C, Reliability.D


def standing(*rulings: LetterRuling) -> tuple[Standing, ...]:
    """The rulings as they stand when they were made in this order."""
    made = [Standing(one, f"dec-{n}", "R. Eviewer", NOON, "twenty reports checked") for n, one in enumerate(rulings)]
    return tuple(reversed(made))


def letter(*rulings: LetterRuling, spoken: Spoken = SPOKEN) -> Reliability | None:
    found = find_letter(spoken, standing(*rulings))
    return found.ruling.reliability if found and isinstance(found.ruling, LetterRuling) else None


@pytest.mark.parametrize(
    ("ruling", "fits"),
    [
        (LetterRuling("actor-x", B), True),
        (LetterRuling("body x", B), True),
        (LetterRuling("body y", B), False),
        (LetterRuling("actor-x", B, "transfer"), True),
        (LetterRuling("actor-x", B, "LBY"), True),
        (LetterRuling("actor-x", B, "attack"), False),
        (LetterRuling("actor-x", B, "SYR"), False),
        (LetterRuling("actor-x", B, None, date(2020, 7, 1), date(2020, 7, 1)), True),
        (LetterRuling("actor-x", B, None, date(2020, 7, 2)), False),
        (LetterRuling("actor-x", B, None, None, date(2020, 6, 30)), False),
    ],
)
def test_a_ruling_fits_by_source_topic_and_day(ruling: LetterRuling, fits: bool) -> None:
    assert (letter(ruling) is B) is fits


def test_what_was_spoken_on_no_known_day_has_letters_without_days_only() -> None:
    undated = Spoken(SPOKEN.keys, SPOKEN.kind, SPOKEN.countries, None)

    assert letter(LetterRuling("actor-x", B, None, date(1990, 1, 1)), spoken=undated) is None
    assert letter(LetterRuling("actor-x", B), spoken=undated) is B


def test_the_most_specific_goes_first_and_then_the_last_made() -> None:
    wide, topical = LetterRuling("actor-x", A), LetterRuling("actor-x", B, "LBY")
    dated = LetterRuling("actor-x", C, None, date(2020, 1, 1), date(2020, 12, 31))
    half_dated = LetterRuling("actor-x", D, None, date(2020, 1, 1))
    speaker = LetterRuling("jane roe", Reliability.E)

    assert letter(topical, wide) is B
    assert letter(topical, dated) is B
    assert letter(dated, half_dated, wide) is C
    assert letter(topical, LetterRuling("actor-x", D, "transfer")) is D
    assert letter(speaker, topical, dated) is Reliability.E


def ruled(records: list[DocumentRecord], *rulings: LetterRuling) -> Matter:
    identities = resolve_across(records)
    matters = apply_rulings(build_matters(records, identities), records, identities, standing(*rulings))
    (matter,) = (matter for matter in matters if matter.kind is ClaimKind.TRANSFER)
    return matter


def test_a_matter_has_the_letter_of_the_source_its_digit_rests_on_and_each_origin_its_own(report: Report) -> None:
    records = [
        report("US Africa Command said that Russia had sent tanks to Libya.", outlet="Wire"),
        report("Russia denied that it had sent tanks to Libya.", outlet="Post"),
    ]
    plain = ruled(records)
    assert plain.grade.code == "F3"
    assert plain.grade.because_source == "no person has graded the source yet"

    matter = ruled(records, LetterRuling("actor-africom", B), LetterRuling("russia", Reliability.E))
    by_voice = {origin.voice: origin for origin in matter.origins}
    assert by_voice["United States Africa Command"].letter is B
    assert by_voice["Russia"].letter is Reliability.E
    assert matter.grade.code == "B3"
    assert matter.grade.because_source == (
        "United States Africa Command: set by R. Eviewer, 2026-11-28: twenty reports checked (for all topics)"
    )
    assert (matter.grade.credibility, matter.grade.because_matter) == (
        plain.grade.credibility,
        plain.grade.because_matter,
    )


def test_the_day_that_counts_is_the_day_it_spoke(report: Report) -> None:
    told = [report("In 2019, US Africa Command said on 26 May 2020, Russia sent tanks to Libya.", "2020-05-27")]

    assert ruled(told, LetterRuling("actor-africom", B, None, date(2020, 5, 1), date(2020, 5, 31))).grade.code == "B3"
    assert ruled(told, LetterRuling("actor-africom", B, None, date(2019, 1, 1), date(2019, 12, 31))).grade.code == "F3"


def test_two_roots_have_the_weakest_letter_of_those_that_the_digit_needs(report: Report) -> None:
    records = [
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("France said that Iran had sent missiles to Yemen.", outlet="Post"),
        report("Germany said that Iran had sent missiles to Yemen.", outlet="Gazette"),
    ]
    all_three = (
        LetterRuling("united states", A),
        LetterRuling("france", B),
        LetterRuling("germany", Reliability.E),
    )

    assert ruled(records, *all_three).grade.code == "B1"
    assert "the weakest of those that the digit needs" in ruled(records, *all_three).grade.because_source
    assert ruled(records, all_three[0]).grade.code == "F1"


def test_an_outlets_own_voice_has_the_outlets_letter_under_any_of_its_names(report: Report) -> None:
    told = [report("Russia sent tanks to Libya.", outlet="AFP")]

    assert ruled(told, LetterRuling("agence france presse", C)).grade.code == "C6"
    assert ruled(told, LetterRuling("afp", C)).grade.code == "C6"
    assert ruled(told, LetterRuling("reuters", C)).grade.code == "F6"
    release = [report("Russia sent tanks to Libya.", outlet="US Africa Command")]
    assert ruled(release, LetterRuling("actor-africom", C)).grade.code == "C6"


def test_a_general_may_have_a_letter_apart_from_his_command(report: Report) -> None:
    told = [report("Russia sent tanks to Libya, said Gen. John Example, the deputy director of US Africa Command.")]
    names = {entity.name for entity in told[0].entities}
    person = next(name for name in names if "Example" in name)

    matter = ruled(told, LetterRuling("actor-africom", A), LetterRuling(person.casefold(), D))
    assert (matter.origins[0].voice, matter.grade.reliability) == ("United States Africa Command", D)


def test_a_digit_that_rests_on_nothing_has_no_letter() -> None:
    bearers: tuple[Origin, ...] = ()
    assert letter_of_matter(Proposal(Credibility.UNJUDGED, "none", False, bearers))[0] is Reliability.F
