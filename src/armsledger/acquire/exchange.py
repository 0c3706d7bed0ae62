"""One question and one answer over HTTP, with a machine that was chosen beforehand, within limits of size and time.

The socket goes to that machine and no other; the certificate must be that of the name. A watch ends the connection when
the time is over, however slowly the other side goes on sending.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from armsledger.acquire.addresses import Address
from armsledger.errors import FetchError

Headers = tuple[tuple[str, str], ...]
_PIECE_BYTES: Final = 65_536
_LATER: Final = "try again later, or save the page to a file and add that"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a site's time and of ours one address may take; sizes hold for the bytes sent and for those unpacked.

    `total_s` is for one answer from the first byte asked to the last, `most_wait_s` what is waited at most when
    a site asks to come again.
    """

    max_bytes: int = 25_000_000
    connect_s: float = 15.0
    total_s: float = 60.0
    redirects: int = 8
    tries: int = 3
    most_wait_s: float = 60.0
    pause_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked and what came back; `body` is as sent, still packed, but without the marks of its chunks.

    `sent` is what was posted, None where the address was only asked for.
    """

    address: Address
    machine: str
    asked: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    at_utc: datetime
    sent: bytes | None = None

    @property
    def method(self) -> str:
        """By which method of HTTP it was asked."""
        return "GET" if self.sent is None else "POST"

    def header(self, name: str) -> str | None:
        """The first header of that name, or None."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def ask(
    address: Address, machine: str, headers: Headers, limits: Limits, at_utc: datetime, sent: bytes | None = None
) -> Exchange:
    """Ask `machine` for an address, or post `sent` to it.

    Raises FetchError for no answer, a broken one, or one over the limits.
    """
    try:
        with _connected(address, machine, limits) as (connection, watch):
            response = _send(connection, address, headers, sent)
            body = _read(response, address, limits)
            if watch.is_over:
                raise TimeoutError
            received = tuple((name, _printable(value)) for name, value in response.getheaders())
            return Exchange(
                address, machine, headers, response.status, _printable(response.reason), received, body, at_utc, sent
            )
    except ssl.SSLCertVerificationError as error:
        raise FetchError(address.text, f"does not show a valid certificate ({error.verify_message})", _LATER) from error
    except TimeoutError as error:
        raise FetchError(address.text, f"took longer than {limits.total_s:g} s", _LATER, True) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise FetchError(address.text, f"gave no whole answer ({why})", _LATER, True) from error


class _Watch:
    """Ends a connection when its time is over."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self.plug: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.is_over = True
        if self.plug is not None:
            with suppress(OSError):
                self.plug.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._timer.cancel()


@contextmanager
def _connected(address: Address, machine: str, limits: Limits) -> Iterator[tuple[http.client.HTTPConnection, _Watch]]:
    watch = _Watch(limits.total_s)
    plug = None
    try:
        plug = watch.plug = socket.create_connection((machine, address.port), timeout=limits.connect_s)
        if address.scheme == "https":
            # The watch holds the plain socket until the handshake is through: it may be what takes too long.
            plug = _trust().wrap_socket(plug, server_hostname=address.host, do_handshake_on_connect=False)
            watch.plug = plug
            plug.do_handshake()
        plug.settimeout(limits.total_s)
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = plug
        yield connection, watch
    except (OSError, http.client.HTTPException, ValueError) as error:
        if watch.is_over:
            raise TimeoutError from error
        raise
    finally:
        watch.stop()
        if plug is not None:
            plug.close()


@cache
def _trust() -> ssl.SSLContext:
    """The authorities that the system trusts."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _send(
    connection: http.client.HTTPConnection, address: Address, headers: Headers, sent: bytes | None
) -> http.client.HTTPResponse:
    connection.putrequest("GET" if sent is None else "POST", address.target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders(sent)
    return connection.getresponse()


def _read(response: http.client.HTTPResponse, address: Address, limits: Limits) -> bytes:
    if (response.length or 0) > limits.max_bytes:
        raise _too_large(address, limits)
    body = bytearray()
    while piece := response.read1(_PIECE_BYTES):
        body += piece
        if len(body) > limits.max_bytes:
            raise _too_large(address, limits)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(body)


def _too_large(address: Address, limits: Limits) -> FetchError:
    problem = f"is larger than {limits.max_bytes / 1_000_000:g} MB"
    return FetchError(address.text, problem, "raise ARMSLEDGER_MAX_DOCUMENT_MB, or add the part that matters as a file")


def _printable(value: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in value)
