"""Sitemaps (sitemaps.org 0.9): the pages that a site lists, with the day each changed; and indexes of sitemaps.

Entities and outer files that they name are not followed; a packed one is unpacked up to a limit. A plain list of
addresses is a sitemap too. What stands on another site is left out, as the protocol has it, and counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from armsledger.acquire.addresses import Address, join_address, parse_address
from armsledger.acquire.unpacking import unpack
from armsledger.errors import FetchError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES: Final = 50_000  # as the protocol allows
_GZIP: Final = b"\x1f\x8b"
_NOT_ONE: Final = "give the address of a sitemap or of a site, or add this as an address"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page or a sitemap as a sitemap lists it; `published` is told for news alone, `modified` (UTC) may be too."""

    address: str
    modified: datetime | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What stands in a sitemap, each address once: pages, and, in an index, sitemaps; `foreign` were left out."""

    pages: tuple[Listed, ...] = ()
    maps: tuple[Listed, ...] = ()
    foreign: int = 0


def parse_sitemap(data: bytes, address: str, max_bytes: int) -> Sitemap:
    """Read a sitemap that stood at `address`, packed or not, not more than `MOST_ENTRIES` of it.

    Raises UnreadableError for what is none, FetchError for one that grows over `max_bytes` when it is unpacked.
    """
    base = parse_address(address)
    if data.startswith(_GZIP):
        data = unpack(data, "gzip", address, max_bytes)
    if not data.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        return _sort(_iter_lines(data, base), (), base, address)
    root = _parse(data, address)
    name = _name(root)
    if name not in ("urlset", "sitemapindex"):
        raise UnreadableError(address, "is no sitemap", _NOT_ONE)
    listed = _iter_listed(root, base)
    return _sort(listed, (), base, address) if name == "urlset" else _sort((), listed, base, address)


def _parse(data: bytes, address: str) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(address, f"is no sitemap ({error})", _NOT_ONE) from error
    if root is None:
        raise UnreadableError(address, "is no sitemap", _NOT_ONE)
    return root


def _sort(
    pages: "tuple[()] | Iterator[Listed]", maps: "tuple[()] | Iterator[Listed]", base: Address, address: str
) -> Sitemap:
    found: list[tuple[Listed, ...]] = []
    foreign = 0
    for listed in (pages, maps):
        own: dict[str, Listed] = {}
        for one in listed:
            if not is_same_site(one.address, base):
                foreign += 1
            elif len(own) < MOST_ENTRIES:
                own.setdefault(one.address, one)
        found.append(tuple(own.values()))
    if not any(found) and not foreign and not isinstance(pages, tuple):
        raise UnreadableError(address, "lists no page", _NOT_ONE)
    return Sitemap(found[0], found[1], foreign)


def is_same_site(text: str, base: Address) -> bool:
    """Say whether an address is on the host of another, with `www.` before it or without."""
    return parse_address(text).host.removeprefix("www.") == base.host.removeprefix("www.")


def _iter_lines(data: bytes, base: Address) -> Iterator[Listed]:
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if line.strip().lower().startswith(("http://", "https://")) and (address := _join(base, line)):
            yield Listed(address)


def _iter_listed(root: "_Element", base: Address) -> Iterator[Listed]:
    for entry in root:
        if _name(entry) not in ("url", "sitemap"):
            continue
        words = {_name(part): " ".join((part.text or "").split()) for part in _iter_parts(entry)}  # no entities
        address = _join(base, words.get("loc", ""))
        if address:
            published = _read_time(words.get("publication_date", ""))
            yield Listed(address, _read_time(words.get("lastmod", "")), published.date() if published else None)


def _iter_parts(entry: "_Element") -> Iterator["_Element"]:
    """The children of an entry, and those of its note on news; what it says of pictures is passed over."""
    for child in entry:
        if _name(child) == "news":
            yield from child
        elif _name(child) in ("loc", "lastmod"):
            yield child


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _join(base: Address, reference: str) -> str | None:
    if not reference.strip():
        return None
    try:
        return join_address(base, reference).text
    except FetchError:
        return None


def _read_time(words: str) -> datetime | None:
    """A time as W3C has it; a day alone begins at midnight UTC."""
    try:
        found = datetime.combine(date.fromisoformat(words), time()) if len(words) == 10 else _from_iso(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _from_iso(words: str) -> datetime:
    return datetime.fromisoformat(words)
