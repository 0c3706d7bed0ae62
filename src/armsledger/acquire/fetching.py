"""One address fetched with care: what the site allows, at its pace, within limits, to machines that were checked.

Opt-in: nothing here runs unless somebody gave an address. Redirects are followed by hand, each step checked like the
first; a site that is busy is asked again after the time that it names.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from armsledger import __version__
from armsledger.acquire.addresses import Address, Reach, find_machines, join_address, parse_address
from armsledger.acquire.exchange import Exchange, Headers, Limits, ask
from armsledger.acquire.pace import Pace
from armsledger.acquire.robots import ALLOW_ALL, ALLOW_NONE, MOST_BYTES, NAME, Robots, parse_robots
from armsledger.acquire.unpacking import ACCEPTED, unpack
from armsledger.acquire.warc import write_warc
from armsledger.errors import FetchError

AGENT: Final = f"{NAME}/{__version__} (evidence ledger; one page at a time, on a person's request)"
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_OK: Final = 200
_UNCHANGED: Final = 304
_ACCEPT: Final = "text/html, application/xhtml+xml, text/plain, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site gave with an earlier answer, to be asked whether it has changed since."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: `body` unpacked, `warc` the whole exchange with all redirects as it was sent.

    `is_unchanged` says that the site gave nothing, because what it gave earlier still holds.
    """

    address: str
    final_address: str
    redirects: tuple[str, ...]
    status: int
    headers: Headers
    body: bytes
    warc: bytes
    machine: str
    at_utc: datetime

    @property
    def is_unchanged(self) -> bool:
        return self.status == _UNCHANGED


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of which machines."""

    address: Address
    machines: tuple[str, ...]
    headers: Headers
    sent: bytes | None = None


class Fetcher:
    """Fetches addresses one after the other; keeps each site's rules and pace for as long as it lives."""

    def __init__(
        self,
        limits: Limits,
        reach: Reach,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits, self._reach, self._sleep, self._now = limits, reach, sleep, now
        self._pace = Pace(limits.pause_s, sleep=sleep)
        self._robots: dict[str, Robots] = {}

    def fetch(self, text: str, known: Validators | None = None) -> Fetched:
        """Fetch an address; with `known`, only if it has changed. Raises FetchError where it cannot be had."""
        first = parse_address(text)
        exchanges = list(self._follow(first, self._limits, known, heeds_robots=True))
        last = exchanges[-1]
        if last.status not in (_OK, _UNCHANGED):
            raise FetchError(first.text, f"the site answered {last.status} {last.reason}".strip(), _SEE)
        body = unpack(last.body, last.header("content-encoding"), last.address.text, self._limits.max_bytes)
        return Fetched(
            address=first.text,
            final_address=last.address.text,
            redirects=tuple(one.address.text for one in exchanges[1:]),
            status=last.status,
            headers=last.headers,
            body=body,
            warc=write_warc(exchanges),
            machine=last.machine,
            at_utc=last.at_utc,
        )

    def post(self, text: str, sent: bytes, media_type: str, max_bytes: int) -> Exchange:
        """Post bytes to a service that somebody named; no redirect is followed, and no robots.txt concerns it.

        The machine is checked like that of a page. Raises FetchError where it does not answer with 200.
        """
        address = parse_address(text)
        limits = replace(self._limits, max_bytes=max_bytes, tries=min(2, self._limits.tries), most_wait_s=5.0)
        headers = (*_make_headers(address, None), ("Content-Type", media_type), ("Content-Length", str(len(sent))))
        question = _Question(address, find_machines(address, self._reach), headers, sent)
        answer = self._ask_patiently(question, limits, 0.0)
        if answer.status != _OK:
            raise FetchError(address.text, f"answered {answer.status} {answer.reason}".strip(), _SEE)
        return answer

    def list_sitemaps(self, text: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's site names; the usual place where it names none."""
        address = parse_address(text)
        find_machines(address, self._reach)
        named = (_join_or_none(address, one) for one in self._find_robots(address).sitemaps)
        return tuple(one for one in named if one) or (f"{address.site}/sitemap.xml",)

    def _follow(
        self, first: Address, limits: Limits, known: Validators | None, heeds_robots: bool
    ) -> Iterator[Exchange]:
        seen = {first.text}
        address = first
        for _ in range(limits.redirects + 1):
            exchange = self._ask(address, limits, known, heeds_robots)
            yield exchange
            where = exchange.header("location")
            if exchange.status not in _MOVED or where is None:
                return
            address = join_address(address, where)
            if address.text in seen:
                raise FetchError(first.text, f"leads in a circle, back to {address.text}", _SEE)
            seen.add(address.text)
        raise FetchError(first.text, f"leads on more than {limits.redirects} times", _SEE)

    def _ask(self, address: Address, limits: Limits, known: Validators | None, heeds_robots: bool) -> Exchange:
        machines = find_machines(address, self._reach)
        robots = self._find_robots(address) if heeds_robots else ALLOW_ALL
        if not robots.allows(address.target):
            why = "could not be had" if robots is ALLOW_NONE else "asks programs not to fetch it"
            raise FetchError(address.text, f"the robots.txt of {address.site} {why}", _BY_HAND, robots is ALLOW_NONE)
        question = _Question(address, machines, _make_headers(address, known))
        return self._ask_patiently(question, limits, robots.delay_s)

    def _ask_patiently(self, question: _Question, limits: Limits, delay_s: float) -> Exchange:
        address = question.address
        for left in reversed(range(limits.tries)):
            self._pace.wait(address.site, delay_s)
            answer = self._try(question, limits)
            if not _is_passing(answer):
                break
            if left and not self._may_wait(answer, limits, limits.tries - left):
                break
        if isinstance(answer, FetchError):
            raise answer
        if answer.status in _BUSY:
            raise FetchError(address.text, f"the site answered {answer.status} {answer.reason}".strip(), _LATER, True)
        return answer

    def _try(self, question: _Question, limits: Limits) -> Exchange | FetchError:
        """Ask the machines in turn until one answers."""
        failed: FetchError | None = None
        for machine in question.machines[:_MOST_MACHINES]:
            try:
                return ask(question.address, machine, question.headers, limits, self._now(), question.sent)
            except FetchError as error:
                failed = error
                if not error.is_passing:
                    break
        assert failed is not None  # there is at least one machine
        return failed

    def _may_wait(self, answer: Exchange | FetchError, limits: Limits, tried: int) -> bool:
        """Wait before the next try; False where the site asks for longer than we are ready to wait."""
        asked_s = None if isinstance(answer, FetchError) else _find_wait_s(answer)
        wait_s = float(2 ** (tried - 1)) if asked_s is None else asked_s
        if wait_s > limits.most_wait_s:
            return False
        self._sleep(wait_s)
        return True

    def _find_robots(self, address: Address) -> Robots:
        if address.site not in self._robots:
            self._robots[address.site] = self._fetch_robots(address)
        return self._robots[address.site]

    def _fetch_robots(self, address: Address) -> Robots:
        limits = replace(self._limits, redirects=5, max_bytes=max(MOST_BYTES, 1_000_000), tries=2, most_wait_s=5.0)
        try:
            *_, last = self._follow(parse_address(f"{address.site}/robots.txt"), limits, None, heeds_robots=False)
            if last.status == _OK:
                return parse_robots(unpack(last.body, last.header("content-encoding"), address.text, limits.max_bytes))
        except FetchError:
            return ALLOW_NONE
        return ALLOW_ALL


_MOST_MACHINES: Final = 3
_SEE: Final = "open it in a browser to see what is there"
_LATER: Final = "try again later"
_BY_HAND: Final = "if you may read it, save the page to a file and add that"


def _join_or_none(base: Address, reference: str) -> str | None:
    try:
        return join_address(base, reference).text
    except FetchError:
        return None


def _make_headers(address: Address, known: Validators | None) -> Headers:
    headers = [
        ("Host", address.authority),
        ("User-Agent", AGENT),
        ("Accept", _ACCEPT),
        ("Accept-Encoding", ACCEPTED),
        ("Connection", "close"),
    ]
    if known and known.etag:
        headers.append(("If-None-Match", known.etag))
    if known and known.last_modified:
        headers.append(("If-Modified-Since", known.last_modified))
    return tuple(headers)


def _is_passing(answer: Exchange | FetchError) -> bool:
    return answer.is_passing if isinstance(answer, FetchError) else answer.status in _BUSY


def _find_wait_s(answer: Exchange) -> float | None:
    """What the site asks to wait, given as seconds or as a time; None where it does not say."""
    words = (answer.header("retry-after") or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - answer.at_utc).total_seconds())
