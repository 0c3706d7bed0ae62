"""Time stamps by RFC 3161: an authority is asked to sign that it has seen a digest at a time.

The request and the answer are read and written here as far as the digest, the number used once and the time go;
that the signature holds is for `openssl` to say, against a certificate that the reader trusts.
"""

import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from armsledger.acquire.exchange import Exchange
from armsledger.acquire.fetching import Fetcher
from armsledger.errors import FetchError, UnreadableError

_SHA256: Final = bytes.fromhex("0609608648016503040201")  # 2.16.840.1.101.3.4.2.1
_TOKEN: Final = bytes.fromhex("060b2a864886f70d0109100104")  # id-ct-TSTInfo, 1.2.840.113549.1.9.16.1.4
_GRANTED: Final = (0, 1)  # granted, granted with changes
_INTEGER, _OCTETS, _TIME, _SEQUENCE = 0x02, 0x04, 0x18, 0x30
_MOST_BYTES: Final = 200_000
_OTHER: Final = "name another authority, or leave time stamps out"
_OPENSSL_S: Final = 30


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """What a token tells: the SHA-256 that it is over, the time, and the number that was sent to be used once."""

    sha256: str
    told_utc: datetime
    nonce: int | None


def fetch_time_stamp(sha256: str, authority: str, fetcher: Fetcher) -> tuple[Exchange, TimeStamp]:
    """Ask an authority for a stamp over a digest, and give its answer as it came (the body) and what it tells.

    Raises FetchError where it does not answer, refuses, or stamps something else.
    """
    nonce = secrets.randbits(63)
    request = make_request(sha256, nonce)
    answer = fetcher.post(authority, request, "application/timestamp-query", _MOST_BYTES)
    try:
        stamp = read_answer(answer.body, authority)
    except UnreadableError as error:
        raise FetchError(authority, error.problem, _OTHER) from error
    if stamp.sha256 != sha256 or stamp.nonce != nonce:
        raise FetchError(authority, "stamped something else than it was asked to", _OTHER)
    return answer, stamp


def make_request(sha256: str, nonce: int) -> bytes:
    """A TimeStampReq over a digest that asks for the authority's certificate to be put in."""
    algorithm = _write(_SEQUENCE, _SHA256 + b"\x05\x00")
    imprint = _write(_SEQUENCE, algorithm + _write(_OCTETS, bytes.fromhex(sha256)))
    number = _write(_INTEGER, nonce.to_bytes(nonce.bit_length() // 8 + 1, "big"))
    return _write(_SEQUENCE, b"\x02\x01\x01" + imprint + number + b"\x01\x01\xff")


def read_answer(answer: bytes, source: str) -> TimeStamp:
    """What the token in a TimeStampResp tells. Raises UnreadableError where it is none, or says that it was refused."""
    try:
        status, *token = _children(_only(answer))
        refused = int.from_bytes(_children(status[1])[0][1], "big")
        if refused not in _GRANTED or not token:
            raise UnreadableError(source, f"refused to stamp (status {refused})", _OTHER)
        return _read_token(token[0][1])
    except (ValueError, IndexError, OverflowError) as error:
        problem = "gave an answer that holds no time stamp"
        raise UnreadableError(source, problem, _OTHER) from error


def check_signature(answer: bytes, sha256: str, told_utc: datetime, authorities: Path) -> str | None:
    """Why the signature of an answer over a digest does not hold at its time; None where `openssl` says it does.

    `authorities` is a file of certificates that are trusted. Raises UnreadableError where there is no `openssl`.
    """
    program = shutil.which("openssl")
    if program is None:
        raise UnreadableError(str(authorities), "cannot be used: there is no openssl program", "install openssl")
    with tempfile.NamedTemporaryFile(suffix=".tsr") as file:
        file.write(answer)
        file.flush()
        command = [program, "ts", "-verify", "-digest", sha256, "-in", file.name, "-CAfile", str(authorities)]
        command += ["-attime", str(int(told_utc.timestamp()))]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_OPENSSL_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UnreadableError(str(authorities), f"cannot be used ({error})", "see whether openssl works") from error
    if done.returncode == 0:
        return None
    told = done.stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in told if "error:" in line), "openssl does not accept it")


def _read_token(content: bytes) -> TimeStamp:
    """A token is signed data (CMS) around a TSTInfo: version, policy, imprint, serial number, time, and the rest."""
    _, wrapped = _children(content)[:2]
    signed = _children(_only(wrapped[1]))
    kind, inner = _children(next(body for tag, body in signed[1:] if tag == _SEQUENCE))[:2]
    if _write(kind[0], kind[1]) != _TOKEN:
        raise ValueError(kind)
    _, _, imprint, _, told, *rest = _children(_only(_only(inner[1])))
    algorithm, digest = _children(imprint[1])
    if not algorithm[1].startswith(_SHA256) or len(digest[1]) != 32 or told[0] != _TIME:
        raise ValueError(algorithm)
    nonce = next((int.from_bytes(body, "big") for tag, body in rest if tag == _INTEGER), None)
    return TimeStamp(digest[1].hex(), _read_time(told[1]), nonce)


def _read_time(words: bytes) -> datetime:
    text = words.decode("ascii").removesuffix("Z")
    whole, _, parts = text.partition(".")
    found = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return found.replace(microsecond=int(parts[:6].ljust(6, "0"))) if parts else found


def _write(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def _only(data: bytes) -> bytes:
    """The body of the one element that `data` is."""
    ((_, body),) = _children(data)
    return body


def _children(data: bytes) -> list[tuple[int, bytes]]:
    return list(_iter_elements(data))


def _iter_elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and body of the elements in DER that stand one after the other; raises ValueError for anything else."""
    place = 0
    while place < len(data):
        tag, size = data[place], data[place + 1]
        place += 2
        if size & 0x80:
            count = size & 0x7F
            if not 1 <= count <= 4:
                raise ValueError(count)
            size = int.from_bytes(data[place : place + count], "big")
            place += count
        if place + size > len(data):
            raise ValueError(size)
        yield tag, data[place : place + size]
        place += size
