"""Documents added to a ledger: from files, uploads, addresses and feeds; then everything is derived anew.

The same reading as in a run, and the same failures as data. How the bytes came is kept with them: those of an address
before anybody reads them. What was broken off is gone on with by the same call at the same `at_utc`: nothing is
fetched, read or written down twice.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from armsledger import __version__
from armsledger.acquire.addresses import EVERYWHERE, Reach, is_address, parse_address
from armsledger.acquire.exchange import Limits
from armsledger.acquire.feeds import Entry, Feed, is_feed, parse_feed
from armsledger.acquire.fetching import Fetched, Fetcher, Validators
from armsledger.errors import ArmsledgerError, FetchError
from armsledger.model.case import Manifest
from armsledger.model.custody import Custody, CustodyEvent, Fetch
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.received import Received
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.lot_reading import Notify, Reading, read_lot
from armsledger.pipeline.lots import Lot, gather, make_lone_lot
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.store.ledger import Ledger

SOFTWARE = f"armsledger {__version__}"
STAGE = "acquire"


@dataclass(frozen=True, slots=True)
class Adding:
    """One adding: what reads, in whose name, since when, and what fetches (None: no network was allowed)."""

    reading: Reading
    by: str | None
    at_utc: datetime
    fetcher: Fetcher | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one thing that was given."""

    document_ids: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an adding: the run that read, the run that derived (None where nothing was read), what failed."""

    run_id: str
    derived_run_id: str | None
    documents: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: paths of files and folders, addresses of pages, addresses of feeds."""

    paths: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


def sort_wanted(inputs: Sequence[str], are_feeds: bool) -> Wanted:
    """Tell addresses from paths; with `are_feeds` every address is that of a feed."""
    addresses = tuple(one.strip() for one in inputs if is_address(one))
    paths = tuple(one for one in inputs if not is_address(one))
    return Wanted(paths, () if are_feeds else addresses, addresses if are_feeds else ())


def check_address(text: str) -> str:
    """An address as it will be asked for. Raises FetchError for what is no address of the web."""
    return parse_address(text).text


def make_fetcher(max_bytes: int, allows_private: bool) -> Fetcher:
    """What fetches: from the public network, and from private ones where the owner allows it."""
    return Fetcher(Limits(max_bytes=max_bytes), EVERYWHERE if allows_private else Reach())


def begin_adding(
    ledger: Ledger,
    cores: Cores,
    *,
    by: str | None,
    at_utc: datetime,
    max_bytes: int,
    hints: ReadHints,
    fetcher: Fetcher | None = None,
) -> Adding:
    """Begin an adding; its run's id follows from who adds, when, and what reads."""
    run_id = make_id("run", "added", [list(pair) for pair in cores.versions], by, at_utc.isoformat())
    return Adding(Reading(hints, cores, ledger, run_id, max_bytes), by, at_utc, fetcher)


def add(wanted: Wanted, adding: Adding, notify: Notify) -> Added:
    """Add all that is wanted and derive anew; `notify` is called with each source once it is done.

    Raises InputError, before anything is read, for a path that does not exist.
    """
    reading = adding.reading
    gathered = gather(wanted.paths, None, reading.max_bytes) if wanted.paths else None
    failures = list(keep_failures(gathered.failures if gathered else (), adding))
    for lot in gathered.lots if gathered else ():
        failures += take_lot(lot, CustodyEvent.FILE, adding).failures
        notify(lot.received.source)
    for address, published in _iter_pages(wanted, failures, adding):
        failures += take_address(address, adding, published).failures
        notify(address)
    return replace(finish_adding(adding), failures=tuple(failures))


def _iter_pages(wanted: Wanted, failures: list[Failure], adding: Adding) -> Iterator[tuple[str, date | None]]:
    yield from ((address, None) for address in wanted.addresses)
    for feed in wanted.feeds:
        try:
            entries = list_new_entries(look_at_feed(feed, adding), adding)
        except ArmsledgerError as error:
            failures += keep_failures([Failure(feed, STAGE, str(error))], adding)
            continue
        yield from ((entry.address, entry.published) for entry in entries)


def take_lot(lot: Lot, event: CustodyEvent, adding: Adding) -> Taken:
    """Read a text with its pictures, and keep how they came once they are held."""
    outcomes = list(read_lot(lot, adding.reading))
    failures = tuple(one for one in outcomes if isinstance(one, Failure))
    document_ids = tuple(one.document.id for one in outcomes if not isinstance(one, Failure))
    if document_ids:
        failed = {failure.source for failure in failures}
        for received in (lot.received, *(one for one in lot.captioned if one.source not in failed)):
            _keep_custody(
                Custody(received.sha256, event, adding.at_utc, adding.by, received.source, SOFTWARE),
                (received,),
                adding,
            )
    return Taken(document_ids, keep_failures(failures, adding))


def take_address(address: str, adding: Adding, published: date | None = None) -> Taken:
    """Fetch a page, keep it, then read it; `published` is the day that a feed gives, where the page gives none."""
    try:
        custody, received = _fetch(parse_address(address).text, adding)
        if is_feed(received.data):
            raise FetchError(address, "is a feed, not a page", "add it as a feed")
    except ArmsledgerError as error:
        return Taken((), keep_failures([Failure(address, STAGE, str(error))], adding))
    final = custody.fetch.final_address if custody.fetch else address
    hints = replace(adding.reading.hints, url=final, url_by="the address it was fetched from")
    reading = replace(adding.reading, hints=_dated(received, hints, published))
    outcomes = list(read_lot(make_lone_lot(received), reading))
    failures = [one for one in outcomes if isinstance(one, Failure)]
    return Taken(
        tuple(one.document.id for one in outcomes if not isinstance(one, Failure)), keep_failures(failures, adding)
    )


def look_at_feed(address: str, adding: Adding) -> Feed:
    """A feed as it stands now, asked for only if it has changed since it was last kept.

    Raises FetchError where it cannot be fetched, UnreadableError where it is no feed.
    """
    ledger, text = adding.reading.ledger, parse_address(address).text
    last = ledger.find_last_fetch(text)
    fetched = _get_fetcher(text, adding).fetch(text, _validators(last))
    if fetched.is_unchanged and last is not None:
        return parse_feed(ledger.get_bytes(last.sha256), _final(last))
    feed = parse_feed(fetched.body, fetched.final_address)
    if last is None or last.sha256 != _digest(fetched.body):
        _keep_fetched(fetched, adding)
    return feed


def list_new_entries(feed: Feed, adding: Adding) -> tuple[Entry, ...]:
    """The entries of a feed that were not fetched and read, or found unreadable, before."""
    known = adding.reading.ledger.find_done(entry.address for entry in feed.entries)
    return tuple(entry for entry in feed.entries if entry.address not in known)


def keep_failures(failures: Iterable[Failure], adding: Adding) -> tuple[Failure, ...]:
    """Append failures to the run, and give them back."""
    kept = tuple(failures)
    for failure in kept:
        adding.reading.ledger.append_failure(failure, adding.reading.run_id)
    return kept


def finish_adding(adding: Adding, now: Callable[[], datetime] | None = None) -> Added:
    """Write down what read, and derive matters and findings from every document of the ledger."""
    reading = adding.reading
    ledger, run_id = reading.ledger, reading.run_id
    inputs = ledger.inputs(run_id)
    ledger.append_manifest(Manifest(SOFTWARE, reading.cores.versions, inputs), run_id)
    derived = derive_anew(ledger, now() if now else adding.at_utc) if inputs else None
    return Added(run_id, derived, len(inputs), ledger.failures(run_id))


def _get_fetcher(address: str, adding: Adding) -> Fetcher:
    if adding.fetcher is None:
        raise FetchError(address, "is on the network, which is not allowed here", "start with --allow-network")
    return adding.fetcher


def _fetch(address: str, adding: Adding) -> tuple[Custody, Received]:
    """What came from an address in this adding: fetched now, or kept when it was broken off."""
    last = adding.reading.ledger.find_last_fetch(address)
    if last is not None and last.at_utc >= adding.at_utc:
        return last, Received(address, adding.reading.ledger.get_bytes(last.sha256), last.sha256)
    return _keep_fetched(_get_fetcher(address, adding).fetch(address), adding)


def _keep_fetched(fetched: Fetched, adding: Adding) -> tuple[Custody, Received]:
    received = Received(fetched.address, fetched.body, _digest(fetched.body))
    warc = Received(fetched.address, fetched.warc, _digest(fetched.warc))
    fetch = Fetch(
        final_address=fetched.final_address,
        redirects=fetched.redirects,
        machine=fetched.machine,
        status=fetched.status,
        headers=fetched.headers,
        warc_sha256=warc.sha256,
    )
    custody = Custody(received.sha256, CustodyEvent.FETCH, fetched.at_utc, adding.by, fetched.address, SOFTWARE, fetch)
    _keep_custody(custody, (received, warc), adding)
    return custody, received


def _keep_custody(custody: Custody, kept: Sequence[Received], adding: Adding) -> None:
    ledger = adding.reading.ledger
    if custody not in ledger.custody(custody.sha256):
        ledger.append_custody(custody, kept)


def _dated(received: Received, hints: ReadHints, published: date | None) -> ReadHints:
    """The hints with a feed's day, unless the page tells its own; a page that cannot be read fails later, with why."""
    if published is None or hints.published is not None:
        return hints
    try:
        told = read_document(received, hints).head.published.value
    except ArmsledgerError:
        return hints
    return hints if told else replace(hints, published=published, published_by="told by the feed")


def _validators(last: Custody | None) -> Validators | None:
    if last is None or last.fetch is None:
        return None
    return Validators(last.fetch.header("etag"), last.fetch.header("last-modified"))


def _final(custody: Custody) -> str:
    return custody.fetch.final_address if custody.fetch else custody.source


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
