"""Bytes as they came in, before anybody read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Received:
    """`source` is the path or address, `data` the bytes as received, `sha256` their digest in hexadecimal."""

    source: str
    data: bytes
    sha256: str
