"""The bytes of documents as they were received, each kept once under its digest."""

import hashlib

from armsledger.errors import LedgerDamageError, LedgerMissingError
from armsledger.store import models


def get_bytes(alias: str, sha256: str) -> bytes:
    """The bytes of that digest, checked. Raises LedgerMissingError or LedgerDamageError."""
    row = models.BlobRow.objects.using(alias).filter(pk=sha256).first()
    if row is None:
        raise LedgerMissingError(sha256, "digest of bytes")
    return _checked(row)


def check_bytes(alias: str) -> None:
    """Raise LedgerDamageError for the first bytes, in the order of their digests, that do not have theirs."""
    for row in models.BlobRow.objects.using(alias).order_by("sha256").iterator(chunk_size=1):
        _checked(row)


def _checked(row: models.BlobRow) -> bytes:
    data = bytes(row.data)
    found = hashlib.sha256(data).hexdigest()
    if found != row.sha256:
        raise LedgerDamageError(row.sha256, found)
    return data
