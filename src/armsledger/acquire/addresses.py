"""Addresses on the web: what may be asked for, and which machine really answers under a name.

Promises: http and https only; a name is resolved once, here, every address that it resolves to is checked, and the
connection is made to one of those, so that a name that changes its answer in between leads nowhere else.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from armsledger.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]
_PORTS: Final = {"http": 80, "https": 443}
_LENGTH: Final = 4096
_AS_IT_STANDS: Final = "!#$%&'()*+,/:;=?@[]~-._"
_NAT64: Final = ip_network("64:ff9b::/96")
_GIVE: Final = "give an address such as https://example.org/report"


@dataclass(frozen=True, slots=True)
class Address:
    """An address to be asked for: `text` as sent and shown, `host` in ASCII, `target` its path and query."""

    text: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what has one robots.txt and one pace."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Reach:
    """Which machines may be asked: those of the public network, and those of the networks in `allowed`."""

    allowed: tuple[str, ...] = ()

    def holds(self, ip: str) -> bool:
        """Say whether the machine of that address may be asked."""
        found = ip_address(ip)
        if any(found in ip_network(network) for network in self.allowed):
            return True
        inner = _inner(found)
        return self.holds(str(inner)) if inner is not None else _is_public(found)


EVERYWHERE: Final = Reach(("0.0.0.0/0", "::/0"))  # private networks too: for an owner who asked for it


def is_address(text: str) -> bool:
    """Say whether a text is meant as an address on the web, not as a path."""
    return text.strip()[:8].lower().startswith(("http://", "https://"))


def parse_address(text: str) -> Address:
    """Read an address. Raises FetchError for another scheme, a password in it, or what is no address at all."""
    text = text.strip()
    if len(text) > _LENGTH or not text.isprintable():
        raise FetchError(text[:80], "is too long or holds invisible characters", _GIVE)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise FetchError(text, f"is no address ({error})", _GIVE) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(text, "is no address of the web: only http and https are fetched", _GIVE)
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{scheme}://{parts.hostname or ''}", "holds a name or a password", "leave it out")
    target = quote(parts.path or "/", safe=_AS_IT_STANDS)
    target += f"?{quote(parts.query, safe=_AS_IT_STANDS)}" if parts.query else ""
    address = Address("", scheme, _host(text, parts), _PORTS[scheme] if port is None else port, target)
    return Address(address.site + target, scheme, address.host, address.port, target)


def join_address(base: Address, reference: str) -> Address:
    """The address that a page at `base` means by `reference`. Raises FetchError where that is none."""
    try:
        joined = urljoin(base.text, reference.strip())
    except ValueError as error:
        raise FetchError(reference, f"is no address ({error})", _GIVE) from error
    return parse_address(joined)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of the machines that bear a name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_machines(address: Address, reach: Reach, look_up: Resolve = resolve) -> tuple[str, ...]:
    """The machines under an address, each checked. Raises FetchError where there is none, or one may not be asked."""
    try:
        machines = tuple(look_up(address.host, address.port))
    except (OSError, UnicodeError) as error:
        raise FetchError(address.text, f"the name {address.host} is not known ({error})", _CHECK, True) from error
    if not machines:
        raise FetchError(address.text, f"the name {address.host} leads to no machine", _CHECK, True)
    for machine in machines:
        if not reach.holds(machine):
            raise FetchError(
                address.text,
                f"leads to {machine}, which is no machine of the public network",
                "save the page to a file and add that; or allow private addresses when you start the program",
            )
    return machines


_CHECK: Final = "check the address and the connection, then try again"


def _host(text: str, parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        named = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(text, "names no machine that there can be", _GIVE) from error
    if not named or any(mark in named for mark in " /\\@?#%"):
        raise FetchError(text, "names no machine", _GIVE)
    return named.lower()


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one carries: mapped, 6to4, Teredo or NAT64."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    closed = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    is_site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not closed and not ip.is_unspecified and not is_site_local
