"""How much what is packed in a PDF unpacks to, found out without keeping it.

PDFium unpacks a stream whole. A few kilobytes can unpack to gigabytes, so every stream is counted first.
"""

import re
import zlib
from typing import Final

from armsledger.errors import UnreadableError

MOST_STREAM_BYTES: Final = 256_000_000  # a picture of 64 million pixels has 192 million
MOST_TEXT_BYTES: Final = 300_000_000  # of all streams that are not said to be pictures
MOST_PICTURE_BYTES: Final = 2_000_000_000
_STREAM: Final = re.compile(rb"stream\r?\n")
_HEAD_BYTES: Final = 1500
_STEP: Final = 1 << 16
_MOST_OUT: Final = 1 << 20
_DEEPEST: Final = 3


def check_streams(data: bytes, source: str) -> None:
    """Raise UnreadableError for a PDF of which a stream, or all of them, unpack to more than there may be."""
    texts = pictures = 0
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        size = count_unpacked(memoryview(data)[match.end() :], MOST_STREAM_BYTES)
        head = data[max(0, match.start() - _HEAD_BYTES) : match.start()].rpartition(b" obj")[2]
        if size > MOST_STREAM_BYTES:
            problem = f"a part of this PDF unpacks to over {MOST_STREAM_BYTES / 1e6:,.0f} MB"
            raise UnreadableError(source, problem, "print it to a new PDF, or save its text")
        is_picture = b"/Image" in head
        texts, pictures = texts + (not is_picture) * size, pictures + is_picture * size
        if texts > MOST_TEXT_BYTES or pictures > MOST_PICTURE_BYTES:
            problem = f"this PDF unpacks to over {min(texts + pictures, MOST_TEXT_BYTES) / 1e6:,.0f} MB"
            raise UnreadableError(source, problem, "split it, or print it to a new PDF")


def count_unpacked(packed: memoryview, most: int, depth: int = 1) -> int:
    """How many bytes deflated data unpacks to, counted up to a little over `most`; packed data in it counts too.

    Data that is not deflated, or is broken, counts as far as it unpacks.
    """
    if len(packed) < 2 or packed[0] & 0x0F != 8 or (packed[0] * 256 + packed[1]) % 31:
        return 0
    unpacker, inner, count = zlib.decompressobj(), b"", 0
    try:
        for start in range(0, len(packed), _STEP):
            piece: bytes = bytes(packed[start : start + _STEP])
            while piece and count <= most:
                out = unpacker.decompress(piece, _MOST_OUT)
                inner = inner if len(inner) >= _MOST_OUT else inner + out[: _MOST_OUT - len(inner)]
                count += len(out)
                piece = unpacker.unconsumed_tail
                if not out and not piece:
                    break
            if count > most or unpacker.eof:
                break
    except zlib.error:
        pass
    nested = count_unpacked(memoryview(inner), most, depth + 1) if depth < _DEEPEST else 0
    return count + nested
