"""Bytes as they were received, or as they were published, each kept once under its digest."""

import hashlib

from armsledger.errors import LedgerDamageError, LedgerMissingError
from armsledger.store import models
from armsledger.store.migrate import writing


def get_bytes(alias: str, sha256: str) -> bytes:
    """The bytes of that digest, checked. Raises LedgerMissingError or LedgerDamageError."""
    row = models.BlobRow.objects.using(alias).filter(pk=sha256).first()
    if row is None:
        raise LedgerMissingError(sha256, "digest of bytes")
    return _checked(row)


def append_bytes(alias: str, data: bytes) -> str:
    """Keep bytes under their digest unless they stand, and give the digest."""
    sha256 = hashlib.sha256(data).hexdigest()
    with writing(alias):
        if not models.BlobRow.objects.using(alias).filter(pk=sha256).exists():
            models.BlobRow.objects.using(alias).create(sha256=sha256, data=data)
    return sha256


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
