"""Digits follow from roots, from the weakest speech, and from what stands against the matter."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from armsledger.corroborate.grading import propose
from armsledger.corroborate.matters import build_matters
from armsledger.corroborate.nesting import weakest_stance
from armsledger.model.claim import Claim, ClaimKind
from armsledger.model.grade import Credibility
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance

Report = Callable[..., DocumentRecord]
Placed = tuple[Claim, DocumentRecord]


def transfer(*records: DocumentRecord) -> Matter:
    (matter,) = (matter for matter in build_matters(records) if matter.kind is ClaimKind.TRANSFER)
    return matter


def placed(matter: Matter, *records: DocumentRecord) -> list[Placed]:
    return [(claim, record) for record in records for claim in record.claims if claim.id in matter.claim_ids]


def test_a_denial_by_the_accused_lowers_nothing_and_is_shown(report: Report) -> None:
    told = report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire")
    denial = report("Iran denied that it had sent missiles to Yemen.", outlet="Gazette")

    assert transfer(told).grade.digit_words == "3"
    assert transfer(told, denial).grade.digit_words == "3, denied"


def test_a_denial_of_equal_weight_keeps_two_roots_from_confirming(report: Report) -> None:
    records = [
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("France said that Iran had sent missiles to Yemen.", outlet="Post"),
        report("China denied that Iran had sent missiles to Yemen.", outlet="Gazette"),
        report("Brazil denied that Iran had sent missiles to Yemen.", outlet="Globe"),
    ]
    one_against, two_against = transfer(*records[:3]), transfer(*records)

    assert one_against.grade.digit_words == "1, denied"
    assert two_against.grade.digit_words == "2, denied"
    assert "denied with equal weight by Brazil, China" in two_against.grade.because_matter


def test_a_better_root_on_the_other_side_makes_it_improbable(report: Report) -> None:
    told = report("Ukraine said that Russia had struck Ukraine with missiles.", outlet="Wire")
    (claim, *_) = told.claims
    matter = next(m for m in build_matters([told]) if claim.id in m.claim_ids)
    (affirming,) = matter.origins
    assert affirming.interested == "Ukraine speaks of itself, said to be attacked"

    denial = replace(claim, id="clm-" + "0" * 20, stance=Stance.DENIED)
    record = replace(told, claims=(*told.claims, denial))
    against = replace(
        affirming, id="org-x", voice="Switzerland", root="CHE", claim_ids=(denial.id,), denies=True, interested=None
    )
    made = propose([(claim, record), (denial, record)], [affirming, against])

    assert made.digit is Credibility.IMPROBABLE
    assert "denied by Switzerland, with less of a stake in it" in made.because
    staked = replace(against, interested="Switzerland speaks of itself")
    assert propose([(claim, record), (denial, record)], [affirming, staked]).digit is Credibility.POSSIBLE
    rootless = replace(affirming, root=None)
    assert propose([(claim, record), (denial, record)], [rootless, against]).digit is Credibility.POSSIBLE
    without_stake = replace(affirming, interested=None)
    assert propose([(claim, record), (denial, record)], [without_stake, against]).digit is Credibility.POSSIBLE


def test_numbers_that_exclude_each_other_do_not_confirm(report: Report) -> None:
    matter = transfer(
        report("The United States said that Russia had sent 14 jets to Libya.", outlet="Wire"),
        report("France said that Russia had sent 30 jets to Libya.", outlet="Post"),
    )

    assert matter.grade.credibility is Credibility.PROBABLE
    assert "what they tell excludes each other" in matter.grade.because_matter


def test_who_only_alleges_does_not_confirm_what_another_says(report: Report) -> None:
    matter = transfer(
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("France alleged that Iran had sent missiles to Yemen.", outlet="Post"),
    )

    assert matter.grade.credibility is Credibility.POSSIBLE
    assert "one state or body, United States; only alleged by France" in matter.grade.because_matter


def nested(record: DocumentRecord, *outer: Stance) -> Placed:
    """The record's claim, asserted by its speaker, inside one more speech act for each of `outer`."""
    claim = next(claim for claim in record.claims if claim.kind is ClaimKind.TRANSFER)
    inner = record.statement_of(claim)
    chain = [replace(inner, id=f"stm-{n:020}", outer_id=f"stm-{n + 1:020}", stance=s) for n, s in enumerate(outer)]
    if chain:
        chain[-1] = replace(chain[-1], outer_id=None)
    inner = replace(inner, outer_id=chain[0].id if chain else None)
    others = tuple(s for s in record.statements if s.id != inner.id)
    return claim, replace(record, statements=(*others, inner, *chain))


@pytest.mark.parametrize(
    ("outer", "stance", "digit"),
    [
        ((), Stance.ASSERTED, Credibility.POSSIBLE),
        ((Stance.ASSERTED,), Stance.ASSERTED, Credibility.POSSIBLE),
        ((Stance.ASSESSED,), Stance.ASSESSED, Credibility.POSSIBLE),
        ((Stance.ALLEGED,), Stance.ALLEGED, Credibility.DOUBTFUL),
        ((Stance.ASSERTED, Stance.ALLEGED, Stance.ASSERTED), Stance.ALLEGED, Credibility.DOUBTFUL),
        ((Stance.ALLEGED, Stance.POSSIBLE), Stance.POSSIBLE, Credibility.UNJUDGED),
        ((Stance.DENIED,), Stance.ASSERTED, Credibility.POSSIBLE),
    ],
)
def test_the_weakest_link_of_nested_speech_caps_the_digit(
    report: Report, outer: tuple[Stance, ...], stance: Stance, digit: Credibility
) -> None:
    record = report("The United States said that Iran had sent missiles to Yemen.")
    claim, deeper = nested(record, *outer)
    origins: tuple[Origin, ...] = transfer(record).origins

    assert weakest_stance(claim, deeper) is stance
    assert propose([(claim, deeper)], origins).digit is digit


def test_machine_translated_texts_alone_are_capped_and_say_so(report: Report) -> None:
    records = [
        report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire"),
        report("France said that Iran had sent missiles to Yemen.", outlet="Post"),
    ]
    matter = transfer(*records)
    claims = placed(matter, *records)
    marked = [(claim, _translated(record)) for claim, record in claims]

    assert propose(claims, matter.origins).digit is Credibility.CONFIRMED
    assert propose([marked[0], claims[1]], matter.origins).digit is Credibility.CONFIRMED
    capped = propose(marked, matter.origins)
    assert (capped.digit, capped.needed) == (Credibility.POSSIBLE, 1)
    assert capped.because.endswith("capped, as every text is machine-translated")


def _translated(record: DocumentRecord) -> DocumentRecord:
    head = record.document.head
    marked = replace(head, machine_translated=replace(head.machine_translated, value=True))
    return replace(record, document=replace(record.document, head=marked))
