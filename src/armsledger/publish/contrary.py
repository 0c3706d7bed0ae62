"""What stands against a matter: it is always printed with it, on the page and in the data."""

from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.publish.case_index import CaseIndex


def contrary_ids(matter: Matter, index: CaseIndex) -> set[str]:
    """The claims that stand against the matter: denials, and whatever an origin on the denying side carries."""
    denied = {claim_id for claim_id in matter.claim_ids if not index.claim(claim_id).stance.affirms}
    return denied | {claim_id for origin in matter.origins if origin.denies for claim_id in origin.claim_ids}


def contrary_claims(matter: Matter, finding: Finding | None, index: CaseIndex) -> list[str]:
    """Every claim against the matter, those that contradict an affirmed one included, in the order of the documents."""
    found = contrary_ids(matter, index) | set(finding.contrary_claim_ids if finding else ())
    return sorted(found, key=lambda claim_id: index.claim_numbers[claim_id])
