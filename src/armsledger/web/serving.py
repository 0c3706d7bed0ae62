"""How a workbench is to be served: checked once, before anything is opened."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from armsledger.errors import InputError

_MOST_PORT: Final = 65535
_ANY_HOST: Final = frozenset({"0.0.0.0", "::", ""})


@dataclass(frozen=True, slots=True)
class Serving:
    """Which ledger is served, where, and to whom.

    Without `team` it is one person's own workbench: no accounts, and no other machine reaches it. `origin` is the
    address that people type where it is not that of `host` and `port`, such as that of a proxy which speaks HTTPS.
    Nothing is fetched unless the owner says `allows_network`, and nothing from machines of one's own network unless
    `allows_private` too. `max_document_mb` is the largest file that is taken, in millions of bytes.
    """

    ledger_url: str
    host: str = "127.0.0.1"
    port: int = 8080
    team: bool = False
    origin: str | None = None
    allows_network: bool = False
    allows_private: bool = False
    max_document_mb: int = 25

    def __post_init__(self) -> None:
        if not 0 < self.port <= _MOST_PORT:
            raise InputError(str(self.port), "is no port", f"give a number from 1 to {_MOST_PORT}")
        if not self.team and not is_loopback(self.host):
            raise InputError(
                self.host,
                "would let other machines in, and nobody has to sign in",
                "leave --host out, or give people accounts (armsledger accounts add) and serve with --team",
            )
        if self.allows_private and not self.allows_network:
            raise InputError("--allow-private-addresses", "says nothing by itself", "add --allow-network")
        if self.origin is not None:
            _check_origin(self.origin)
        if self.origin is None and self.host in _ANY_HOST:
            raise InputError(
                self.host or "(empty)", "does not say what people type", "add --origin https://ledger.example.org"
            )

    @property
    def is_https(self) -> bool:
        """Say whether people reach it over HTTPS."""
        return self.origin is not None and self.origin.startswith("https://")

    @property
    def address(self) -> str:
        """The address that people type."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.origin.rstrip("/") if self.origin else f"http://{host}:{self.port}"

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """The names by which it may be asked for; any other is refused, so that no foreign name leads here."""
        named = urlsplit(self.address).hostname or ""
        named = f"[{named}]" if ":" in named else named
        local = ("127.0.0.1", "localhost", "[::1]") if is_loopback(self.host) and not self.origin else ()
        return tuple(dict.fromkeys((named, *local)))


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine to itself, and nothing else."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _check_origin(origin: str) -> None:
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise InputError(origin, "is no address of a site", "give it as https://ledger.example.org")
