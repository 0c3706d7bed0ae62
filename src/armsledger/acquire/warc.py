"""Exchanges as WARC 1.1 records (ISO 28500): what was asked and what came, each with its SHA-256.

The same exchanges give the same bytes: ids follow from content. The body stands as it was sent; where it came in
chunks, the header that says so is kept under another name, as the marks of the chunks are gone.
"""

import base64
import hashlib
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from armsledger import __version__
from armsledger.acquire.exchange import Exchange

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

SOFTWARE: Final = f"armsledger/{__version__}"
_CHUNKED: Final = "transfer-encoding"
_KEPT_AS: Final = "X-Archive-Orig-Transfer-Encoding"


def write_warc(exchanges: Sequence[Exchange]) -> bytes:
    """The exchanges, in order, as the bytes of one compressed WARC file with a record that names what wrote it."""
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(_about(writer, exchanges[0]))
    for exchange in exchanges:
        response = _response(writer, exchange)
        writer.write_record(response)
        writer.write_record(_request(writer, exchange, response.rec_headers.get_header("WARC-Record-ID")))
    return out.getvalue()


def _about(writer: "WARCWriter", first: Exchange) -> "ArcWarcRecord":
    words = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()
    headers = {"WARC-Record-ID": _record_id("warcinfo", first, words), "WARC-Date": _date(first)}
    return writer.create_warc_record(
        "", "warcinfo", BytesIO(words), length=len(words), warc_headers_dict=headers | _digests(words, None)
    )


def _response(writer: "WARCWriter", exchange: Exchange) -> "ArcWarcRecord":
    head = _head(f"HTTP/1.1 {exchange.status} {exchange.reason}".rstrip(), map(_renamed, exchange.headers))
    return _record(writer, "response", exchange, head, exchange.body, {"WARC-IP-Address": exchange.machine})


def _request(writer: "WARCWriter", exchange: Exchange, response_id: str) -> "ArcWarcRecord":
    head = _head(f"{exchange.method} {exchange.address.target} HTTP/1.1", exchange.asked)
    return _record(writer, "request", exchange, head, exchange.sent or b"", {"WARC-Concurrent-To": response_id})


def _record(
    writer: "WARCWriter", kind: str, exchange: Exchange, head: bytes, body: bytes, more: dict[str, str]
) -> "ArcWarcRecord":
    block = head + body
    headers = {"WARC-Record-ID": _record_id(kind, exchange, block), "WARC-Date": _date(exchange)} | more
    return writer.create_warc_record(
        exchange.address.text,
        kind,
        BytesIO(block),
        length=len(block),
        warc_content_type=f"application/http; msgtype={kind}",
        warc_headers_dict=headers | _digests(block, body),
    )


def _head(first: str, headers: "Sequence[tuple[str, str]] | map[tuple[str, str]]") -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _renamed(header: tuple[str, str]) -> tuple[str, str]:
    return (_KEPT_AS, header[1]) if header[0].lower() == _CHUNKED else header


def _digests(block: bytes, payload: bytes | None) -> dict[str, str]:
    found = {"WARC-Block-Digest": _digest(block)}
    return found if payload is None else found | {"WARC-Payload-Digest": _digest(payload)}


def _digest(data: bytes) -> str:
    return f"sha256:{base64.b32encode(hashlib.sha256(data).digest()).decode()}"


def _record_id(kind: str, exchange: Exchange, block: bytes) -> str:
    name = f"{kind} {exchange.address.text} {_date(exchange)} {hashlib.sha256(block).hexdigest()}"
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


def _date(exchange: Exchange) -> str:
    return exchange.at_utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
