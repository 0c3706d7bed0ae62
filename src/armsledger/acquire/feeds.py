"""Feeds: the entries of RSS (0.9x, 1.0, 2.0) and Atom, each with its address, title and day."""

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from armsledger.acquire.addresses import join_address, parse_address
from armsledger.errors import FetchError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES: Final = 200
_OPENING_BYTES: Final = 2_000
_DAYS: Final = ("pubDate", "published", "date", "updated", "issued", "modified")
_NOT_ONE: Final = "give the address of an RSS or Atom feed, or add this as an address"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one page."""

    address: str
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title and its entries as they stand there, each address once, not more than `MOST_ENTRIES`."""

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(data: bytes) -> bool:
    """Say whether bytes look like a feed."""
    opening = data[:_OPENING_BYTES].lower()
    return any(mark in opening for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def parse_feed(data: bytes, address: str) -> Feed:
    """Read a feed that stood at `address`. Raises UnreadableError for what is none.

    Entities and outer files that it names are not followed. An entry without an address of the web is left out.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(address, f"is no feed ({error})", _NOT_ONE) from error
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise UnreadableError(address, "is no feed", _NOT_ONE)
    channel = next((child for child in root if _name(child) == "channel"), root)
    items = [element for element in root.iter() if _name(element) in ("item", "entry")]
    found: dict[str, Entry] = {}
    for item in items:
        entry = _read_entry(item, address)
        if entry is not None:
            found.setdefault(entry.address, entry)
    return Feed(_text(channel, "title"), tuple(found.values())[:MOST_ENTRIES])


def _name(element: "_Element") -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(parent: "_Element", *names: str) -> str | None:
    for name in names:
        for child in parent:
            if _name(child) == name and (words := " ".join("".join(map(str, child.itertext())).split())):
                return words
    return None


def _read_entry(item: "_Element", base: str) -> Entry | None:
    named = _find_link(item)
    if named is None:
        return None
    try:
        address = join_address(parse_address(base), named).text
    except FetchError:
        return None
    return Entry(address, _text(item, "title"), _read_day(_text(item, *_DAYS)))


def _find_link(item: "_Element") -> str | None:
    """Atom names the page in an attribute, RSS in words; RSS may give a permanent link as `guid` alone."""
    for child in item:
        if _name(child) == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            return child.get("href")
    plain = _text(item, "link")
    if plain is not None:
        return plain
    guid = next((child for child in item if _name(child) == "guid"), None)
    return _text(item, "guid") if guid is not None and guid.get("isPermaLink", "true") != "false" else None


def _read_day(words: str | None) -> date | None:
    if words is None:
        return None
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(words).date()
        except (ValueError, TypeError):
            continue
    return None
