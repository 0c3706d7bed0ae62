"""Bodies that were packed for the way, unpacked piece by piece up to a limit, so that none grows without end."""

import zlib
from typing import Final

from armsledger.errors import FetchError

ACCEPTED: Final = "gzip, deflate"
_PIECE_BYTES: Final = 65_536
_ANY_HEADER: Final = 32 + zlib.MAX_WBITS  # gzip or zlib, told by its first bytes
_NO_HEADER: Final = -zlib.MAX_WBITS


def unpack(body: bytes, coding: str | None, address: str, max_bytes: int) -> bytes:
    """The body as it was before its content coding.

    Raises FetchError for a coding that was not asked for, a body that breaks it, and one that grows over `max_bytes`.
    """
    name = (coding or "identity").strip().lower()
    if name in ("", "identity", "none"):
        return body
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(address, f"came packed as {name[:40]!r}, which was not asked for", "save it to a file first")
    is_bare = name == "deflate" and not _has_zlib_header(body)
    try:
        return _unpack(body, _NO_HEADER if is_bare else _ANY_HEADER, address, max_bytes)
    except zlib.error as error:
        raise FetchError(address, f"came packed and cannot be unpacked ({error})", "try again later", True) from error


def _unpack(body: bytes, window: int, address: str, max_bytes: int) -> bytes:
    whole = bytearray()
    rest = body
    while rest:
        opened = zlib.decompressobj(window)
        while not opened.eof:
            piece = opened.decompress(rest, _PIECE_BYTES)
            rest = opened.unconsumed_tail
            whole += piece
            if len(whole) > max_bytes:
                raise FetchError(
                    address,
                    f"grows over {max_bytes / 1_000_000:g} MB when it is unpacked",
                    "raise ARMSLEDGER_MAX_DOCUMENT_MB if it is to be trusted",
                )
            if not piece and not rest and not opened.eof:
                raise zlib.error("it ends too soon")
        rest = opened.unused_data if window != _NO_HEADER else b""
    return bytes(whole)


def _has_zlib_header(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
