"""The weakest link of nested speech: what is left of a claim when others report the one who makes it."""

from armsledger.model.claim import Claim
from armsledger.model.record import DocumentRecord
from armsledger.model.stance import Stance


def weakest_stance(claim: Claim, record: DocumentRecord) -> Stance:
    """How strongly a claim is put through all the speech that it is nested in.

    "X said that Y had alleged it" bears no more than an allegation, and so does "X alleges that Y confirmed it". That
    somebody further out denies that another said so is no denial of the claim, and does not count here.
    """
    weakest = claim.stance
    if not weakest.affirms:
        return weakest
    by_id = {statement.id: statement for statement in record.statements}
    statement = by_id[claim.statement_id]
    seen = {statement.id}
    while statement.outer_id is not None and statement.outer_id in by_id and statement.outer_id not in seen:
        statement = by_id[statement.outer_id]
        seen.add(statement.id)
        if statement.stance.affirms:
            weakest = weakest.under(statement.stance)
    return weakest
