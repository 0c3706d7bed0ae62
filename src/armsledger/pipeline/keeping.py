"""What comes is kept with how it came: files, pages of the web with their pictures, feeds and sitemaps.

Bytes that were fetched are kept before anybody reads them. What was fetched since `at_utc` is not asked for again, and
what could not be fetched in the same run neither, so that what was broken off goes on with the same call.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.message import Message

from armsledger import __version__
from armsledger.acquire.addresses import join_address, parse_address
from armsledger.acquire.feeds import is_feed
from armsledger.acquire.fetching import Fetched, Fetcher, Validators
from armsledger.errors import ArmsledgerError, FetchError, UnreadableError
from armsledger.model.custody import Custody, CustodyEvent, Fetch, Stamp
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.lot import Lot, make_lone_lot
from armsledger.pipeline.lots import make_lots
from armsledger.pipeline.opening import is_container
from armsledger.pipeline.stamping import Stamper
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.picture_file import is_picture
from armsledger.store.ledger import Ledger

SOFTWARE = f"armsledger {__version__}"
STAGE = "acquire"
STAMP_STAGE = "time stamp"
MOST_PICTURES = 20  # fetched for one page


@dataclass(frozen=True, slots=True)
class Keeping:
    """Into which ledger, in which run, in whose name and since when; what fetches (None: no network was allowed).

    `stamper` asks for time stamps; `with_pictures` says whether the pictures of a page are fetched too. `failed` are
    the failures of this run when it was broken off.
    """

    ledger: Ledger
    run_id: str
    by: str | None
    at_utc: datetime
    fetcher: Fetcher | None = None
    stamper: Stamper | None = None
    with_pictures: bool = False
    failed: Mapping[str, Failure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page that was fetched, its pictures by the address that the page gives, and what failed beside it."""

    custody: Custody
    pictures: tuple[tuple[str, Custody], ...] = ()
    failures: tuple[Failure, ...] = ()
    published: date | None = None

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """Address and digest of what came."""
        return tuple((one.source, one.sha256) for one in (self.custody, *(custody for _, custody in self.pictures)))


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """The texts of a kept page, what could not be opened of it, and what is known of it beside."""

    lots: tuple[Lot, ...]
    failures: tuple[Failure, ...]
    hints: ReadHints


def begin_keeping(keeping: Keeping) -> Keeping:
    """The same, knowing what failed in its run before."""
    failed = {one.source: one for one in keeping.ledger.failures(keeping.run_id) if one.stage == STAGE}
    return replace(keeping, failed=failed)


def keep_failures(failures: Iterable[Failure], keeping: Keeping) -> tuple[Failure, ...]:
    """Append failures to the run, and give them back."""
    kept = tuple(failures)
    for failure in kept:
        keeping.ledger.append_failure(failure, keeping.run_id)
    return kept


def keep_file(received: Received, event: CustodyEvent, keeping: Keeping) -> tuple[Failure, ...]:
    """Keep bytes that were given, how they came and a time stamp over them; what fails is the time stamp alone."""
    custody = Custody(received.sha256, event, keeping.at_utc, keeping.by, received.source, SOFTWARE)
    _keep_custody(custody, (received,), keeping)
    return _stamp(custody, keeping)


def fetch_page(address: str, keeping: Keeping, published: date | None = None) -> KeptPage | Failure:
    """Fetch a page and keep it, with its pictures where they are asked for; `published` is the day that a list gives.

    A failure is appended to the run.
    """
    if address in keeping.failed:
        return keeping.failed[address]
    try:
        custody, received = _fetch(parse_address(address).text, keeping)
        if is_feed(received.data):
            raise FetchError(address, "is a feed, not a page", "add it as a feed")
    except ArmsledgerError as error:
        return keep_failures([Failure(address, STAGE, str(error))], keeping)[0]
    failures = list(_stamp(custody, keeping))
    pictures = _fetch_pictures(received, _final(custody), failures, keeping) if keeping.with_pictures else ()
    return KeptPage(custody, pictures, keep_failures(failures, keeping), published)


def open_page(page: KeptPage, hints: ReadHints, ledger: Ledger, max_bytes: int) -> OpenedPage:
    """A kept page as it is read, with what is known of it beside; an archive or a mail may hold many texts."""
    custody = page.custody
    received = _received(custody, ledger)
    content_type = custody.fetch.header("content-type") if custody.fetch else None
    known = replace(
        hints, url=_final(custody), url_by="the address it was fetched from", charset=read_charset(content_type)
    )
    dated = _dated(received, known, page.published)
    if is_container(received):
        return OpenedPage(*make_lots(received, max_bytes), dated)
    came = {address: replace(_received(one, ledger), source=address) for address, one in page.pictures}
    return OpenedPage((make_lone_lot(received, came),), (), dated)


def look_at(address: str, keeping: Keeping) -> tuple[bytes, str]:
    """A feed or a sitemap as it stands now, and where; asked for only if it has changed since it was last kept.

    Raises FetchError where it cannot be fetched.
    """
    ledger, text = keeping.ledger, parse_address(address).text
    last = ledger.find_last_fetch(text)
    if last is not None and last.at_utc >= keeping.at_utc:
        return find_kept(last, ledger)
    fetched = _get_fetcher(text, keeping).fetch(text, _validators(last))
    if fetched.is_unchanged and last is not None:
        return find_kept(last, ledger)
    if last is None or last.sha256 != _digest(fetched.body):
        custody, _ = _keep_fetched(fetched, keeping)
        keep_failures(_stamp(custody, keeping), keeping)
    return fetched.body, fetched.final_address


def find_kept(custody: Custody, ledger: Ledger) -> tuple[bytes, str]:
    """What came by an event, and where it stood."""
    return ledger.get_bytes(custody.sha256), _final(custody)


def read_charset(content_type: str | None) -> str | None:
    """The encoding that a Content-Type header names, or None."""
    message = Message()
    message["Content-Type"] = content_type or ""
    return message.get_content_charset()


def _fetch_pictures(
    page: Received, base: str, failures: list[Failure], keeping: Keeping
) -> tuple[tuple[str, Custody], ...]:
    """The pictures of the article that are on the web, each kept with how it came; what fails goes to `failures`."""
    found: list[tuple[str, Custody]] = []
    absent = make_lone_lot(page).absent
    for reference in absent[:MOST_PICTURES]:
        try:
            address = join_address(parse_address(base), reference).text
            if address in keeping.failed:
                continue
            custody, received = _fetch(address, keeping)
            failures += _stamp(custody, keeping)
            if not is_picture(received.data):
                raise UnreadableError(address, f"is no picture, though {page.source} shows it", "look at the page")
            found.append((reference, custody))
        except ArmsledgerError as error:
            source = error.address if isinstance(error, FetchError) else reference
            failures.append(Failure(source, STAGE, f"a picture of {page.source}: {error}"))
    if len(absent) > MOST_PICTURES:
        problem = f"{page.source}: shows {len(absent)} pictures, the first {MOST_PICTURES} were fetched"
        failures.append(Failure(page.source, STAGE, problem))
    return tuple(found)


def _stamp(custody: Custody, keeping: Keeping) -> tuple[Failure, ...]:
    """Have what came stamped, unless the same authority did so before; what came stands whether it can or not."""
    stamper = keeping.stamper
    if stamper is None:
        return ()
    over = custody.fetch.warc_sha256 if custody.fetch else custody.sha256
    known = keeping.ledger.find_stamps(custody.sha256)
    if any(one.source == stamper.address and one.stamp and one.stamp.over_sha256 == over for one in known):
        return ()
    try:
        answer, told = stamper.stamp(over)
    except ArmsledgerError as error:
        return (Failure(custody.source, STAMP_STAGE, f"{custody.source}: has no time stamp: {error}"),)
    kept = Received(stamper.address, answer, _digest(answer))
    stamp = Stamp(over, kept.sha256, told.told_utc)
    event = Custody(custody.sha256, CustodyEvent.STAMP, told.at_utc, keeping.by, stamper.address, SOFTWARE, stamp=stamp)
    _keep_custody(event, (kept,), keeping)
    return ()


def _get_fetcher(address: str, keeping: Keeping) -> Fetcher:
    if keeping.fetcher is None:
        raise FetchError(address, "is on the network, which is not allowed here", "start with --allow-network")
    return keeping.fetcher


def _fetch(address: str, keeping: Keeping) -> tuple[Custody, Received]:
    """What came from an address: fetched now, or kept when it was broken off."""
    last = keeping.ledger.find_last_fetch(address)
    if last is not None and last.at_utc >= keeping.at_utc:
        return last, _received(last, keeping.ledger)
    return _keep_fetched(_get_fetcher(address, keeping).fetch(address), keeping)


def _keep_fetched(fetched: Fetched, keeping: Keeping) -> tuple[Custody, Received]:
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
    custody = Custody(received.sha256, CustodyEvent.FETCH, fetched.at_utc, keeping.by, fetched.address, SOFTWARE, fetch)
    _keep_custody(custody, (received, warc), keeping)
    return custody, received


def _keep_custody(custody: Custody, kept: Sequence[Received], keeping: Keeping) -> None:
    if custody not in keeping.ledger.custody(custody.sha256):
        keeping.ledger.append_custody(custody, kept)


def _received(custody: Custody, ledger: Ledger) -> Received:
    return Received(custody.source, ledger.get_bytes(custody.sha256), custody.sha256)


def _dated(received: Received, hints: ReadHints, published: date | None) -> ReadHints:
    """The hints with a list's day, unless the page tells its own; a page that cannot be read fails later, with why."""
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
