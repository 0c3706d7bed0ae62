"""What people see in a picture: kept in the chain, beside what the picture is said to show."""

from datetime import datetime

from armsledger.errors import LedgerMissingError
from armsledger.model.document_ruling import ObservationRuling
from armsledger.model.ruling import RulingKind, Standing
from armsledger.store.ledger import Ledger


def observe(
    ledger: Ledger, sha256: str, feature: str, where: str | None, by: str, at_utc: datetime, comment: str
) -> Standing:
    """Keep what a person sees in the picture with these bytes, and give it as it now stands.

    Raises InputError for a feature without words or a missing person or comment, LedgerMissingError for a picture that
    no document of the ledger carries.
    """
    ruling = ObservationRuling(sha256.strip().lower(), feature.strip(), by, (where or "").strip() or None)
    if not ledger.pictures.has(ruling.sha256):
        raise LedgerMissingError(ruling.sha256, "picture")
    decision = ledger.append_ruling(ruling, by, at_utc, comment)
    return next(one for one in ledger.rulings(RulingKind.OBSERVATION) if one.decision_id == decision.id)


def observations_of(ledger: Ledger, sha256: str) -> tuple[Standing, ...]:
    """What people see in a picture, the first seen first."""
    found = [
        one
        for one in ledger.rulings(RulingKind.OBSERVATION)
        if isinstance(one.ruling, ObservationRuling) and one.ruling.sha256 == sha256
    ]
    return tuple(sorted(found, key=lambda one: (one.at_utc, one.decision_id)))
