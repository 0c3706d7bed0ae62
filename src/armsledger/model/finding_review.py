"""The state of a matter or finding in review: what people decided on it, and what has changed under their decisions.

A matter's id follows from its claims, so what was decided on an earlier one is shown as stale on the matter that holds
its claims now. A sign-off holds on the digest of what was signed, and only where the signer decided on nothing in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from armsledger.model.claim import Claim
from armsledger.model.content import content_digest
from armsledger.model.decision import Verdict, person_key
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter, changed_since, find_heir
from armsledger.model.opinion import Opinions, Vote
from armsledger.model.review import NOBODY, Review, ReviewState, verdict_of
from armsledger.model.review_ruling import SignOffRuling
from armsledger.model.ruling import AssessmentRuling, DigitRuling, Standing


@dataclass(frozen=True, slots=True)
class Earlier:
    """What people said of a matter as it was, and how it has changed since."""

    words: str
    changed: str


def finding_digest(finding: Finding, matter: Matter, claims: Iterable[Claim]) -> str:
    """The digest of all that a finding puts: itself, its matter, and its claims as corrected, in the matter's order."""
    by_id = {claim.id: claim for claim in claims}
    return content_digest(finding, matter, *(by_id[claim_id] for claim_id in matter.claim_ids if claim_id in by_id))


def review_matter(matter: Matter, opinions: Opinions, earlier: Sequence[Earlier] = ()) -> Review:
    """Give the state of a matter: its votes; stale where a claim was corrected since, or only earlier votes stand."""
    return _decided(matter.id, (matter.id,), matter, opinions, earlier)


def review_decisions(finding: Finding, matter: Matter, opinions: Opinions, earlier: Sequence[Earlier] = ()) -> Review:
    """Give the state of a finding by the votes on it and on its matter, sign-offs apart."""
    return _decided(finding.id, (finding.id, matter.id), matter, opinions, earlier)


def review_finding(
    finding: Finding,
    matter: Matter,
    claims: Iterable[Claim],
    opinions: Opinions,
    earlier: Sequence[Earlier] = (),
    graders: frozenset[str] = frozenset(),
) -> Review:
    """Give the state of a finding: the votes on it and on its matter, then the sign-offs.

    `graders` are the keys of persons who graded or assessed the matter, and so cannot sign.
    """
    review = review_decisions(finding, matter, opinions, earlier)
    signed = ((one, one.ruling) for one in opinions.sign_offs if isinstance(one.ruling, SignOffRuling))
    own = [(one, ruling.digest) for one, ruling in signed if ruling.finding_id == finding.id]
    if review.state is not ReviewState.ACCEPTED or not own:
        return review
    digest = finding_digest(finding, matter, claims)
    deciders = deciders_of(finding, matter, opinions) | graders
    holding = [one for one, signed_digest in own if signed_digest == digest]
    free = [one for one in holding if person_key(one.by) not in deciders]
    if free:
        return _with(review, ReviewState.SIGNED_OFF, [f"signed off by {one.because}" for one in free])
    if holding:
        return _with(review, review.state, [f"{one.by} signed off and decided on it too" for one in holding])
    return _with(review, ReviewState.STALE, [f"its content has changed since {one.by} signed it off" for one, _ in own])


def deciders_of(finding: Finding, matter: Matter, opinions: Opinions) -> frozenset[str]:
    """The keys of all who decided on a finding, its matter or a claim of it: none of them can sign it off."""
    return opinions.voices_on(finding.id, matter.id, *matter.claim_ids)


def graders_of(matter: Matter, standing: Iterable[Standing]) -> frozenset[str]:
    """The keys of all whose digit or assessment holds on claims of a matter."""
    own = set(matter.claim_ids)
    return frozenset(
        person_key(one.by)
        for one in standing
        if isinstance(one.ruling, DigitRuling | AssessmentRuling) and own & set(one.ruling.claim_ids)
    )


def subjects_decided(opinions: Opinions) -> tuple[str, ...]:
    """The ids of all matters and findings that people voted on or signed off."""
    signed = {one.ruling.finding_id for one in opinions.sign_offs if isinstance(one.ruling, SignOffRuling)}
    voted = {key for key in opinions.votes if key.startswith(("mat-", "fnd-"))}
    return tuple(sorted(signed | voted))


def place_earlier(
    opinions: Opinions, matters: Sequence[Matter], claim_ids_by_subject: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Earlier, ...]]:
    """Give, by matter id, the votes and sign-offs on earlier matters and findings whose claims it holds now.

    `claim_ids_by_subject` holds, for what was decided on and is no more, the claims that it had.
    """
    by_claim = {claim_id: matter for matter in matters for claim_id in matter.claim_ids}
    said = [
        (claim_ids, vote.words) for key, claim_ids in claim_ids_by_subject.items() for vote in opinions.votes_on(key)
    ]
    said += [
        (one.ruling.claim_ids, f"signed off by {one.because}")
        for one in opinions.sign_offs
        if isinstance(one.ruling, SignOffRuling) and one.ruling.finding_id in claim_ids_by_subject
    ]
    found: dict[str, tuple[Earlier, ...]] = {}
    for claim_ids, words in said:
        heir = find_heir(claim_ids, by_claim)
        if heir:
            changed = changed_since(claim_ids, heir) or "it is another finding now; look again"
            found[heir.id] = (*found.get(heir.id, ()), Earlier(words, changed))
    return found


def _decided(
    subject_id: str, keys: tuple[str, ...], matter: Matter, opinions: Opinions, earlier: Sequence[Earlier]
) -> Review:
    votes = opinions.votes_on(*keys)
    verdict = verdict_of(votes, opinions.arbiter_of(*keys))
    words = [vote.words for vote in votes]
    if verdict is None and earlier:
        words = [f"{one.words} ({one.changed})" for one in earlier]
        return Review(subject_id, ReviewState.STALE, "; ".join(words))
    if verdict is Verdict.UNDO:
        words.append("until one is taken back, or an arbiter decides, it stands undecided")
    since = _corrected_since(votes, matter, opinions) if verdict in (Verdict.ACCEPT, Verdict.REJECT) else []
    state = ReviewState.STALE if since else _STATES[verdict]
    return Review(subject_id, state, "; ".join([*words, *since]) or NOBODY, votes)


_STATES = {
    None: ReviewState.UNDECIDED,
    Verdict.UNDO: ReviewState.DISPUTED,
    Verdict.ACCEPT: ReviewState.ACCEPTED,
    Verdict.REJECT: ReviewState.REJECTED,
}


def _corrected_since(votes: Sequence[Vote], matter: Matter, opinions: Opinions) -> list[str]:
    last = max(vote.position for vote in votes)
    return [
        f"a claim was corrected since by {one.because}; look again"
        for claim_id in matter.claim_ids
        for one in opinions.corrections.get(claim_id, ())
        if opinions.positions[one.decision_id] > last
    ]


def _with(review: Review, state: ReviewState, words: Sequence[str]) -> Review:
    return replace(review, state=state, because="; ".join([review.because, *words]))
