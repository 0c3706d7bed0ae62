"""Where the claims, matters and findings of a run stand with people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from armsledger.corroborate.reviewed import Reviewed
from armsledger.model.finding import Finding
from armsledger.model.finding_review import (
    graders_of,
    place_earlier,
    review_finding,
    review_matter,
    subjects_decided,
)
from armsledger.model.matter import Matter
from armsledger.model.opinion import Opinions
from armsledger.model.review import Review, ReviewState
from armsledger.model.ruling import Standing


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews of claims that people spoke of, and of all matters and findings, in the order of the run."""

    claims: tuple[Review, ...]
    matters: tuple[Review, ...]
    findings: tuple[Review, ...]

    @property
    def said(self) -> tuple[Review, ...]:
        """Those of what people decided on."""
        every = (*self.claims, *self.matters, *self.findings)
        return tuple(review for review in every if review.state is not ReviewState.UNDECIDED)

    @property
    def by_subject_id(self) -> dict[str, Review]:
        """All reviews, by what they are of."""
        return {review.subject_id: review for review in (*self.claims, *self.matters, *self.findings)}


def subjects_gone(opinions: Opinions, matters: Iterable[Matter], findings: Iterable[Finding]) -> tuple[str, ...]:
    """The ids of matters and findings that people decided on and that are no more."""
    known = {matter.id for matter in matters} | {finding.id for finding in findings}
    return tuple(key for key in subjects_decided(opinions) if key not in known)


def review_derived(
    reviewed: Reviewed,
    matters: Sequence[Matter],
    findings: Sequence[Finding],
    opinions: Opinions,
    standing: Sequence[Standing],
    gone: Mapping[str, tuple[str, ...]],
) -> Reviews:
    """Give the reviews of what a run derived.

    `gone` holds the claims of what people decided on and that is no more, by its id (`subjects_gone`).
    """
    earlier = place_earlier(opinions, matters, gone)
    matter_by_id = {matter.id: matter for matter in matters}
    claims = {claim.id: claim for record in reviewed.records for claim in record.claims}
    return Reviews(
        reviewed.reviews,
        tuple(review_matter(matter, opinions, earlier.get(matter.id, ())) for matter in matters),
        tuple(
            review_finding(
                finding,
                matter,
                [claims[claim_id] for claim_id in matter.claim_ids if claim_id in claims],
                opinions,
                earlier.get(matter.id, ()),
                graders_of(matter, standing),
            )
            for finding in findings
            for matter in [matter_by_id[finding.matter_id]]
        ),
    )
