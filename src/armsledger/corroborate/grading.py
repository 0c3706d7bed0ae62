"""The digit a machine may propose for a matter. Letters are set by people: every source starts at F.

Rules: two origins of different states or bodies and no denial that names its voice → 1, with such a denial 2; one
origin → 3 at best, 2 with technical evidence; only allegations → 4; nothing but untold origins, or only possibilities
→ 6. A matter that rests on machine translation alone is capped at 3. A denial is always shown beside the digit.
"""

from collections.abc import Sequence

from armsledger.corroborate.origins import Placed
from armsledger.model.claim import Role
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.origin import Origin
from armsledger.model.stance import Stance


def propose_grade(claims: Sequence[Placed], origins: Sequence[Origin]) -> Grade:
    """Propose letter and digit for the claims of one matter, each with its reason."""
    digit, because = _digit(claims, origins)
    if all(record.document.head.machine_translated.value for _, record in claims):
        capped = digit.capped(Credibility.POSSIBLE)
        if capped is not digit:
            digit, because = capped, f"{because}; capped, as every text is machine-translated"
    if any(origin.denies for origin in origins):
        because += "; denied"
    return Grade(Reliability.F, digit, "no person has graded the source yet", because)


def _digit(claims: Sequence[Placed], origins: Sequence[Origin]) -> tuple[Credibility, str]:
    known = [origin for origin in origins if origin.voice and not origin.denies]
    affirmed = [claim for claim, _ in claims if claim.stance.affirms]
    if not affirmed or all(claim.stance is Stance.POSSIBLE for claim in affirmed):
        return Credibility.UNJUDGED, "nothing is said to have happened"
    if not known:
        return Credibility.UNJUDGED, "no document tells where it has it from"
    if all(claim.stance.rank >= Stance.ALLEGED.rank for claim in affirmed):
        return Credibility.DOUBTFUL, f"only alleged, by {_names(known)}"
    roots = {origin.root for origin in known} - {None}
    if len(roots) >= 2:
        known = [origin for origin in known if origin.root]
        words = f"{len(roots)} origins of different states or bodies: {_names(known)}"
        if any(origin.denies and origin.voice for origin in origins):
            return Credibility.PROBABLE, words
        return Credibility.CONFIRMED, f"{words}; whether they are independent is for a person to check"
    if any(claim.filled(Role.EVIDENCE) for claim in affirmed):
        return Credibility.PROBABLE, f"one state or body, {_names(known)}, with evidence that it points to"
    return Credibility.POSSIBLE, f"one state or body, {_names(known)}"


def _names(origins: Sequence[Origin]) -> str:
    return ", ".join(sorted({origin.voice or "" for origin in origins}))
