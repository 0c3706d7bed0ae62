"""Documents added to a ledger: from files, uploads, addresses, feeds and sitemaps; then everything is derived anew.

The same reading as in a run, and the same failures as data. How the bytes came is kept with them: those of an address
before anybody reads them. What was broken off is gone on with by the same call at the same `at_utc`: nothing is
fetched, read or written down twice.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from armsledger.acquire.addresses import EVERYWHERE, Reach, is_address, parse_address
from armsledger.acquire.exchange import Limits
from armsledger.acquire.feeds import Entry, Feed, parse_feed
from armsledger.acquire.fetching import Fetcher
from armsledger.errors import ArmsledgerError
from armsledger.model.case import Manifest
from armsledger.model.custody import CustodyEvent
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.keeping import (
    SOFTWARE,
    STAGE,
    Keeping,
    KeptPage,
    begin_keeping,
    fetch_page,
    keep_failures,
    keep_file,
    look_at,
    open_page,
)
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.lot_reading import Notify, Reading, read_lot
from armsledger.pipeline.lots import gather
from armsledger.pipeline.sitemaps import NO_CHOICE, Choice, choose_pages
from armsledger.pipeline.stamping import Stamper
from armsledger.read.hints import ReadHints
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Way:
    """How what is asked for comes: in whose name, what fetches and what stamps, and whether pictures come along."""

    by: str | None = None
    fetcher: Fetcher | None = None
    stamper: Stamper | None = None
    with_pictures: bool = False


NO_WAY: Final = Way()  # nothing comes from the network, and nobody said who gives files


@dataclass(frozen=True, slots=True)
class Adding:
    """One adding: what reads, and how what comes is kept."""

    reading: Reading
    keeping: Keeping


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one thing that was given."""

    document_ids: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an adding: the run that read, the run that derived (None where nothing was read), what failed.

    `waiting` are the pages of sitemaps that were more than was asked for.
    """

    run_id: str
    derived_run_id: str | None
    documents: int
    failures: tuple[Failure, ...]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: paths of files and folders, addresses of pages, of feeds, of sitemaps or sites."""

    paths: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    choice: Choice = NO_CHOICE


def sort_inputs(inputs: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paths and addresses, told apart."""
    addresses = tuple(one.strip() for one in inputs if is_address(one))
    return tuple(one for one in inputs if not is_address(one)), addresses


def sort_wanted(
    inputs: Sequence[str], are_feeds: bool, are_sitemaps: bool = False, choice: Choice = NO_CHOICE
) -> Wanted:
    """Tell addresses from paths; with `are_feeds` every address is that of a feed, with `are_sitemaps` of a sitemap."""
    paths, addresses = sort_inputs(inputs)
    if are_feeds or are_sitemaps:
        return Wanted(paths, (), addresses if are_feeds else (), () if are_feeds else addresses, choice)
    return Wanted(paths, addresses)


def check_address(text: str) -> str:
    """An address as it will be asked for. Raises FetchError for what is no address of the web."""
    return parse_address(text).text


def make_fetcher(max_bytes: int, allows_private: bool) -> Fetcher:
    """What fetches: from the public network, and from private ones where the owner allows it."""
    return Fetcher(Limits(max_bytes=max_bytes), EVERYWHERE if allows_private else Reach())


def make_way(by: str | None, max_bytes: int, allows_private: bool, authority: str | None, with_pictures: bool) -> Way:
    """The way by which addresses that somebody gave come. Raises FetchError where `authority` is no address."""
    fetcher = make_fetcher(max_bytes, allows_private)
    return Way(by, fetcher, Stamper(authority, fetcher) if authority else None, with_pictures)


def digest_of(asked: object) -> str:
    """What was asked, as one digest by which the same is known again."""
    return hashlib.sha256(json.dumps(asked, default=str).encode()).hexdigest()


def begin_adding(
    ledger: Ledger, cores: Cores, *, at_utc: datetime, max_bytes: int, hints: ReadHints, way: Way
) -> Adding:
    """Begin an adding; its run's id follows from who adds, when, and what reads."""
    run_id = make_id("run", "added", [list(pair) for pair in cores.versions], way.by, at_utc.isoformat())
    keeping = Keeping(ledger, run_id, way.by, at_utc, way.fetcher, way.stamper, way.with_pictures)
    return Adding(Reading(hints, cores, ledger, run_id, max_bytes), begin_keeping(keeping))


def add(wanted: Wanted, adding: Adding, notify: Notify) -> Added:
    """Add all that is wanted and derive anew; `notify` is called with each source once it is done.

    Raises InputError, before anything is read, for a path that does not exist.
    """
    gathered = gather(wanted.paths, None, adding.reading.max_bytes) if wanted.paths else None
    keep_failures(gathered.failures if gathered else (), adding.keeping)
    for lot in gathered.lots if gathered else ():
        take_lot(lot, CustodyEvent.FILE, adding)
        notify(lot.received.source)
    waiting: list[int] = []
    for address, published in _iter_pages(wanted, waiting, adding):
        take_address(address, adding, published)
        notify(address)
    return replace(finish_adding(adding), waiting=sum(waiting))


def _iter_pages(wanted: Wanted, waiting: list[int], adding: Adding) -> Iterator[tuple[str, date | None]]:
    yield from ((address, None) for address in wanted.addresses)
    for feed in (one for one in wanted.feeds if one not in adding.keeping.failed):
        try:
            entries = list_new_entries(look_at_feed(feed, adding), adding)
        except ArmsledgerError as error:
            keep_failures([Failure(feed, STAGE, str(error))], adding.keeping)
            continue
        yield from ((entry.address, entry.published) for entry in entries)
    for sitemap in wanted.sitemaps:
        chosen = choose_pages(sitemap, wanted.choice, adding.keeping, adding.reading.max_bytes)
        waiting.append(chosen.waiting)
        yield from ((page.address, page.published) for page in chosen.pages)


def take_lot(lot: Lot, event: CustodyEvent, adding: Adding) -> Taken:
    """Read a text with its pictures, and keep how they came once they are held."""
    return _note(read_given(lot, event, adding.reading, adding.keeping), (), adding)


def take_address(address: str, adding: Adding, published: date | None = None) -> Taken:
    """Fetch a page, keep it, then read it; `published` is the day that a list gives, where the page gives none."""
    page = fetch_page(address, adding.keeping, published)
    if isinstance(page, Failure):
        return Taken((), (page,))
    return _note(read_page(page, adding.reading), page.failures, adding)


def read_given(lot: Lot, event: CustodyEvent, reading: Reading, keeping: Keeping) -> Iterator[DocumentRecord | Failure]:
    """Read a text that was given with its pictures, and write down how they came once they are held."""
    outcomes = list(read_lot(lot, reading))
    yield from outcomes
    record = next((one for one in outcomes if isinstance(one, DocumentRecord)), None)
    if record is None:
        return
    failed = {one.source for one in outcomes if isinstance(one, Failure)}
    held = {picture.sha256 for picture in record.pictures}
    pictures = [one for one in lot.captioned if one.sha256 in held and one.source not in failed]
    for received in (lot.received, *pictures):
        yield from keep_file(received, event, keeping)


def read_page(page: KeptPage, reading: Reading) -> Iterator[DocumentRecord | Failure]:
    """Read a page that is kept."""
    opened = open_page(page, reading.hints, reading.ledger, reading.max_bytes)
    yield from opened.failures
    for lot in opened.lots:
        yield from read_lot(lot, replace(reading, hints=opened.hints))


def _note(outcomes: Iterator[DocumentRecord | Failure], failures: tuple[Failure, ...], adding: Adding) -> Taken:
    """What came of a reading, with what had failed before it."""
    found = list(outcomes)
    new = keep_failures((one for one in found if isinstance(one, Failure)), adding.keeping)
    document_ids = tuple(one.document.id for one in found if not isinstance(one, Failure))
    return Taken(document_ids, (*failures, *new))


def look_at_feed(address: str, adding: Adding) -> Feed:
    """A feed as it stands now, asked for only if it has changed since it was last kept.

    Raises FetchError where it cannot be fetched, UnreadableError where it is no feed.
    """
    return parse_feed(*look_at(address, adding.keeping))


def list_new_entries(feed: Feed, adding: Adding) -> tuple[Entry, ...]:
    """The entries of a feed that were not fetched and read, or found unreadable, before."""
    known = adding.reading.ledger.find_done(entry.address for entry in feed.entries)
    return tuple(entry for entry in feed.entries if entry.address not in known)


def finish_adding(adding: Adding, now: Callable[[], datetime] | None = None) -> Added:
    """Write down what read, and derive matters and findings from every document of the ledger."""
    reading = adding.reading
    ledger, run_id = reading.ledger, reading.run_id
    inputs = ledger.inputs(run_id)
    ledger.append_manifest(Manifest(SOFTWARE, reading.cores.versions, inputs), run_id)
    derived = derive_anew(ledger, now() if now else adding.keeping.at_utc) if inputs else None
    return Added(run_id, derived, len(inputs), ledger.failures(run_id))
