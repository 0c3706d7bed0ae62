"""Pictures written into a page itself: `data:` addresses (RFC 2397) and the bytes that they hold."""

import base64
import binascii
from urllib.parse import unquote_to_bytes

from armsledger.errors import UnreadableError


def is_data_uri(address: str) -> bool:
    """Say whether an address holds its own bytes."""
    return address[:5].lower() == "data:"


def is_drawing(address: str) -> bool:
    """Say whether an address is that of an SVG, which programs draw and no camera takes; none is read as a picture."""
    if is_data_uri(address):
        return address[:30].lower().startswith("data:image/svg")
    return address.partition("?")[0].partition("#")[0].lower().endswith((".svg", ".svgz"))


def name_data_uri(address: str) -> str:
    """A short name for an address that holds its own bytes: its head and how long it is."""
    return f"{address[: address.find(',')]},… ({len(address):,} characters)" if "," in address[:100] else address[:40]


def read_data_uri(address: str) -> bytes:
    """The bytes that an address holds. Raises UnreadableError where they cannot be told."""
    head, comma, body = address.partition(",")
    if not comma:
        raise UnreadableError(name_data_uri(address), "this data address holds no data", "save the picture as a file")
    if not head.lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(body.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        problem = "this data address is no base 64"
        raise UnreadableError(name_data_uri(address), problem, "save the picture as a file") from error
