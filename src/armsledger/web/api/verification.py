"""Verify: is everything in the ledger as it was written?"""

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from armsledger.errors import (
    ChainBrokenError,
    ForeignRecordError,
    LedgerBrokenError,
    LedgerDamageError,
    SpanDriftError,
)
from armsledger.model.verification import Verification
from armsledger.web.opened import open_ledger

router = Router()
_BREAKS = (ChainBrokenError, ForeignRecordError, LedgerBrokenError, LedgerDamageError, SpanDriftError)


class Verified(Schema):
    """Whether the ledger is whole: what was gone through, or the first break."""

    whole: bool
    found: Verification | None
    first_break: str | None = Field(description="The first break in words; null where the ledger is whole.")


@router.post("/verify", response=Verified)
def verify_ledger(request: HttpRequest) -> Verified:
    """Walk the chain of decisions, every stored file and every quotation; a large ledger takes its time."""
    try:
        found = open_ledger().verify(_say_nothing)
    except _BREAKS as broken:
        return Verified(whole=False, found=None, first_break=str(broken))
    return Verified(whole=True, found=found, first_break=None)


def _say_nothing(step: str, done: int, total: int) -> None:
    """Nobody watches the progress of a request."""
