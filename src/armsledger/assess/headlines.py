"""Which verb a matter bears: never a stronger one than its grade, its standard, its reviewers and its words allow.

“Confirmed” is for people to make possible: the digit is 1, the standard of the case is kept, nothing stands against it,
a person has accepted it, and every part of the sentence is borne by a second origin. “Consistent with” needs
somebody's eyes on the evidence that is held, and an accepted matter. All else is what a source says, in its strength.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from armsledger.assess.grounds import Grounds, read_grounds
from armsledger.model.claim import Claim, ClaimKind, Filler
from armsledger.model.evidence import EvidenceItem
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility
from armsledger.model.headline import Headline, Verb
from armsledger.model.identity import Identity, identities_by_entity_id
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review, ReviewState
from armsledger.model.stance import Stance
from armsledger.model.standard import StandardCheck

_BY_STANCE = {Stance.ASSERTED: Verb.STATED, Stance.ASSESSED: Verb.ASSESSED, Stance.ALLEGED: Verb.ALLEGED}
_OPEN = {
    Credibility.DOUBTFUL: "it is graded 4: nothing speaks for it",
    Credibility.IMPROBABLE: "it is graded 5: it is contradicted",
    Credibility.UNJUDGED: "it is graded 6: nothing can be said of it yet",
}
_AGAINST = "there is information against it"
_ACCEPTED = (ReviewState.ACCEPTED, ReviewState.SIGNED_OFF)


@dataclass(frozen=True, slots=True)
class _Borne:
    """A matter with all that its verb hangs on."""

    grounds: Grounds
    check: StandardCheck | None
    review: Review | None
    evidence: tuple[EvidenceItem, ...]
    contrary: tuple[str, ...]
    identities: Mapping[str, Identity]

    @property
    def is_disputed(self) -> bool:
        return bool(self.grounds.denials or self.contrary)

    @property
    def is_accepted(self) -> bool:
        return self.review is not None and self.review.state in _ACCEPTED


def choose_headlines(
    matters: Iterable[Matter],
    findings: Iterable[Finding],
    records: Iterable[DocumentRecord],
    checks: Iterable[StandardCheck],
    reviews: Mapping[str, Review],
    identities: Iterable[Identity],
) -> tuple[Headline, ...]:
    """One headline for each matter that holds a claim, in their order.

    `reviews` are by the ids of matters and findings.
    """
    by_document = {record.document.id: record for record in records}
    finding_of = {finding.matter_id: finding for finding in findings}
    check_of = {check.finding_id: check for check in checks}
    known = identities_by_entity_id(identities)
    chosen: list[Headline] = []
    for matter in matters:
        own = [by_document[document_id] for document_id in matter.document_ids]
        finding = finding_of.get(matter.id)
        borne = _Borne(
            read_grounds(matter, own),
            check_of.get(finding.id) if finding else None,
            reviews.get(finding.id if finding else matter.id),
            tuple(item for record in own for item in record.evidence if item.observed and item.sha256),
            finding.contrary_claim_ids if finding else (),
            known,
        )
        if borne.grounds.claims:
            chosen.append(_choose(borne))
    return tuple(chosen)


def _choose(borne: _Borne) -> Headline:
    grounds = borne.grounds
    grade = grounds.matter.grade
    if not grounds.affirmed:
        return _without_affirmation(grounds)
    best = min(grounds.affirmed, key=_strength)
    if grade.credibility in _OPEN:
        return _headline(grounds, Verb.UNDER_EXAMINATION, best, _OPEN[grade.credibility])
    wanting = _wanting_to_confirm(borne)
    shared = None if wanting else _find_shared(borne)
    if shared is not None:
        because = (
            f"graded 1, the standard is kept, and {grounds.matter.independent_origins} origins bear every part of it"
        )
        return _headline(grounds, Verb.CONFIRMED, shared, because)
    wanting = wanting or "no claim has all its parts borne by a second origin"
    if borne.is_disputed and wanting != _AGAINST:
        wanting = f"{wanting}, and {_AGAINST}"
    seen = _find_seen(borne)
    if seen is not None:
        return _headline(grounds, Verb.CONSISTENT, seen, f"the evidence held was looked at; not confirmed: {wanting}")
    if grounds.matter.kind is ClaimKind.VIOLATION:
        return _headline(grounds, Verb.ALLEGED, best, f"whoever accuses alleges; not confirmed: {wanting}")
    return _headline(grounds, _BY_STANCE[best.stance], best, f"as the source puts it; not confirmed: {wanting}")


def _without_affirmation(grounds: Grounds) -> Headline:
    possible = [claim for claim in grounds.claims if claim.stance is Stance.POSSIBLE]
    if possible:
        return _headline(grounds, Verb.UNDER_EXAMINATION, min(possible, key=_strength), "it is only held possible")
    return _headline(grounds, Verb.DENIED, min(grounds.claims, key=_strength), "nobody affirms it")


def _headline(grounds: Grounds, verb: Verb, claim: Claim, because: str) -> Headline:
    return Headline(grounds.matter.id, verb, claim.id, because)


def _strength(claim: Claim) -> tuple[int, int, int, str, int]:
    """The strongest stance first, then the claim that says most; ties by where it stands."""
    return (claim.stance.rank, -len(claim.fillers), claim.when is None, claim.document_id, claim.span.start)


def _wanting_to_confirm(borne: _Borne) -> str | None:
    """What is wanting before anything may be called confirmed; None where nothing is."""
    grade = borne.grounds.matter.grade
    if grade.credibility is not Credibility.CONFIRMED:
        return f"it is graded {grade.credibility.value}"
    if grade.set_digit and grade.set_digit.stale:
        return "the grade was set before the matter changed"
    if borne.grounds.matter.independent_origins < 2:
        return "fewer than two independent origins affirm it"
    if borne.is_disputed:
        return _AGAINST
    if borne.check is None or not borne.check.is_met:
        return "the standard of the case is not kept in full"
    return None if borne.is_accepted else "nobody has accepted it"


def _find_shared(borne: _Borne) -> Claim | None:
    """The claim that says most of those whose every part another origin bears too, put as a fact or an assessment."""
    firm = [claim for claim in borne.grounds.affirmed if claim.stance in (Stance.ASSERTED, Stance.ASSESSED)]
    return min((claim for claim in firm if _is_borne(claim, firm, borne)), key=_strength, default=None)


def _is_borne(claim: Claim, firm: Iterable[Claim], borne: _Borne) -> bool:
    roots = {
        claim_id: origin.root
        for origin in borne.grounds.matter.origins
        if not origin.denies
        for claim_id in origin.claim_ids
    }
    own = roots.get(claim.id)
    others = [one for one in firm if roots.get(one.id) not in (None, own)]
    if own is None or not others:
        return False
    parts = set(_parts(claim, borne))
    said = {part for other in others for part in _parts(other, borne)}
    return parts <= said


def _parts(claim: Claim, borne: _Borne) -> Iterator[tuple[str, str]]:
    """What a sentence about the claim would say: its fillers by role, its days and its number."""
    yield from ((filler.role.value, _key(filler, borne)) for filler in claim.fillers)
    if claim.when and claim.when.is_dated:
        yield ("when", f"{claim.when.earliest} {claim.when.latest}")
    if claim.quantity:
        yield ("quantity", f"{claim.quantity.low} {claim.quantity.high}")


def _key(filler: Filler, borne: _Borne) -> str:
    entity = borne.grounds.entities.get(filler.entity_id or "")
    if entity is None:
        return filler.name.casefold()
    identity = borne.identities.get(entity.id)
    return entity.known_id or (identity.known_id or identity.id if identity else entity.name.casefold())


def _find_seen(borne: _Borne) -> Claim | None:
    """A claim of an accepted matter that evidence is said to show which is held, and which somebody has looked at."""
    if not borne.is_accepted or borne.grounds.matter.grade.credibility.value > Credibility.PROBABLE.value:
        return None
    shown = {claim_id for item in borne.evidence for claim_id in item.claim_ids}
    return min((claim for claim in borne.grounds.affirmed if claim.id in shown), key=_strength, default=None)
