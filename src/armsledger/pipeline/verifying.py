"""Time stamps verified: each tells the digest that it was asked for, and is signed by whom one trusts."""

from dataclasses import dataclass
from pathlib import Path

from armsledger.acquire.time_stamps import check_signature, read_answer
from armsledger.errors import ArmsledgerError, LedgerBrokenError, UnreadableError
from armsledger.model.custody import Custody, CustodyEvent, Stamp
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class StampCheck:
    """How many time stamps hold, and why their signatures were not checked; None where they were."""

    stamps: int
    unchecked: str | None


def check_stamps(ledger: Ledger, authorities: Path | None) -> StampCheck:
    """Check every time stamp; signatures against the certificates in `authorities`, where that is given.

    Raises LedgerBrokenError for the first that does not hold.
    """
    stamped = [one for one in ledger.iter_custody() if one.event is CustodyEvent.STAMP]
    unchecked = None if authorities else "no certificates of authorities were given (--time-stamp-ca FILE)"
    for custody in stamped:
        stamp = custody.stamp
        if stamp is None:
            raise LedgerBrokenError(custody.source, "(custody) says that it stamped, and not what")
        answer = ledger.get_bytes(stamp.answer_sha256)
        _check_words(custody, stamp, answer)
        if authorities is not None and unchecked is None:
            unchecked = _check_signature(custody, stamp, answer, authorities)
    return StampCheck(len(stamped), unchecked if stamped else None)


def _check_words(custody: Custody, stamp: Stamp, answer: bytes) -> None:
    try:
        told = read_answer(answer, custody.source)
    except UnreadableError as error:
        raise LedgerBrokenError(custody.source, f"(time stamp) {error.problem}") from error
    if told.sha256 != stamp.over_sha256 or told.told_utc != stamp.told_utc:
        problem = f"(time stamp) is over {told.sha256}, told at {told.told_utc.isoformat()}, and not what was written"
        raise LedgerBrokenError(custody.source, problem)


def _check_signature(custody: Custody, stamp: Stamp, answer: bytes, authorities: Path) -> str | None:
    """Why signatures cannot be checked here; None where this one holds."""
    try:
        problem = check_signature(answer, stamp.over_sha256, stamp.told_utc, authorities)
    except ArmsledgerError as error:
        return str(error)
    if problem is not None:
        raise LedgerBrokenError(
            custody.source, f"(time stamp over {stamp.over_sha256}) is not validly signed: {problem}"
        )
    return None
