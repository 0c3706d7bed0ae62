"""Digits and judgements by people hold on the claims that they were made on, wherever these have gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from armsledger.corroborate.applying import apply_rulings, place_rulings
from armsledger.corroborate.matters import build_matters
from armsledger.model.assessment import Assessment, Confidence, Likelihood
from armsledger.model.claim import ClaimKind
from armsledger.model.grade import Credibility
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import AssessmentRuling, DigitRuling, Ruling, Standing

Report = Callable[..., DocumentRecord]
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
CLAIMS = tuple(sorted(make_id("clm", n) for n in range(6)))


def stand(*rulings: Ruling) -> tuple[Standing, ...]:
    made = [Standing(one, f"dec-{n}", f"Reviewer {n}", NOON, "seen on paper") for n, one in enumerate(rulings)]
    return tuple(reversed(made))


def digit(matter: Matter, credibility: Credibility = Credibility.PROBABLE) -> DigitRuling:
    return DigitRuling(matter.id, credibility, tuple(sorted(matter.claim_ids)))


@pytest.fixture(scope="module")
def records(report: Report) -> list[DocumentRecord]:
    return [
        report("US Africa Command said that Russia had sent tanks to Libya.", "2020-05-26", "Wire"),
        report("Russia denied that it had sent tanks to Libya.", "2020-05-27", "Post"),
    ]


def only(records: list[DocumentRecord]) -> Matter:
    (matter,) = (matter for matter in build_matters(records) if matter.kind is ClaimKind.TRANSFER)
    return matter


def apply(records: list[DocumentRecord], *rulings: Ruling) -> Matter:
    matters = apply_rulings(build_matters(records), records, (), stand(*rulings))
    (matter,) = (matter for matter in matters if matter.kind is ClaimKind.TRANSFER)
    return matter


def test_a_set_digit_is_printed_and_the_proposal_kept_beside_it(records) -> None:
    grade = apply(records, digit(only(records))).grade

    assert grade.code == "F2"
    assert grade.digit_words == "2, denied, set by Reviewer 0; machine proposed 3"
    assert grade.because_matter == "Reviewer 0, 2026-11-28: seen on paper"
    assert grade.set_digit
    assert grade.set_digit.because_proposed == only(records).grade.because_matter
    assert grade.set_digit.stale is None


def test_a_digit_on_a_matter_that_has_grown_holds_and_asks_for_a_look(records) -> None:
    grown = apply(records, digit(only(records[:1])))
    assert grown.id != only(records[:1]).id
    assert grown.grade.set_digit
    assert grown.grade.set_digit.stale == "1 claim has come to it since; look again"

    shrunk = apply(records[:1], digit(only(records)))
    assert shrunk.grade.set_digit
    assert shrunk.grade.set_digit.stale == "1 claim has left it since; look again"


def test_the_last_digit_counts_though_the_matter_had_another_id_then(records) -> None:
    first, last = digit(only(records[:1]), Credibility.DOUBTFUL), digit(only(records), Credibility.PROBABLE)

    assert apply(records, first, last).grade.credibility is Credibility.PROBABLE
    assert apply(records, last, first).grade.credibility is Credibility.DOUBTFUL


def test_without_rulings_and_with_those_of_other_cases_nothing_changes(records) -> None:
    built = build_matters(records)

    assert apply_rulings(built, records, (), ()) == built
    other = DigitRuling(make_id("mat", "other"), Credibility.CONFIRMED, CLAIMS)
    assert apply_rulings(built, records, (), stand(other)) == built


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_ruling_goes_with_most_of_its_claims(records, order: tuple[int, ...]) -> None:
    base = only(records)
    split = [
        replace(base, id=make_id("mat", "most"), claim_ids=CLAIMS[:3]),
        replace(base, id=make_id("mat", "fewer"), claim_ids=CLAIMS[3:5]),
        replace(base, id=make_id("mat", "none"), claim_ids=CLAIMS[5:]),
    ]
    ruling = DigitRuling(base.id, Credibility.PROBABLE, CLAIMS[:5])

    (placed,) = place_rulings([split[n] for n in order], stand(ruling))
    assert placed.matter.id == make_id("mat", "most")
    assert placed.stale == "2 claims have left it since; look again"


def test_of_matters_that_hold_as_many_the_one_with_fewer_others_is_meant(records) -> None:
    base = only(records)
    wide = replace(base, id=make_id("mat", "wide"), claim_ids=CLAIMS[:4])
    close = replace(base, id=make_id("mat", "close"), claim_ids=CLAIMS[4:])
    ruling = DigitRuling(base.id, Credibility.PROBABLE, (CLAIMS[0], CLAIMS[5]))

    (placed,) = place_rulings([wide, close], stand(ruling))
    assert placed.matter is close


def test_assessments_stand_at_their_matter_and_change_no_grade(records) -> None:
    matter = only(records)
    likely = Assessment(Likelihood.LIKELY, Confidence.LOW, "Two logs agree.")
    unlikely = Assessment(Likelihood.UNLIKELY, Confidence.HIGH, "No port could unload them.", "they came by sea")
    claim_ids = tuple(sorted(matter.claim_ids))
    judged = apply(
        records, AssessmentRuling(matter.id, likely, claim_ids), AssessmentRuling(matter.id, unlikely, claim_ids[:1])
    )

    assert [one.assessment for one in judged.assessments] == [unlikely, likely]
    assert [one.stale for one in judged.assessments] == ["1 claim has come to it since; look again", None]
    assert judged.assessments[1].because == "Reviewer 0, 2026-11-28: seen on paper"
    assert judged.grade == matter.grade
