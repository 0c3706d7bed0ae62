"""Which pages of a site are to be taken: of what its sitemaps list, what is wanted and was not taken before."""

from collections import deque
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from armsledger.acquire.addresses import parse_address
from armsledger.acquire.sitemaps import Listed, Sitemap, parse_sitemap
from armsledger.errors import ArmsledgerError, FetchError
from armsledger.model.failure import Failure
from armsledger.pipeline.keeping import STAGE, Keeping, find_kept, keep_failures, look_at

MOST_PAGES: Final = 200
_MOST_MAPS: Final = 200
_DEEPEST: Final = 3  # an index of indexes is not foreseen, and exists


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pages of a sitemap are wanted: changed on `since` or later, whose path begins with `under`, not more than
    `most`, the last changed first. A page of which the day is not told is wanted.
    """

    since: date | None = None
    most: int = MOST_PAGES
    under: str = ""


NO_CHOICE: Final = Choice()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pages to be taken, and how many more wait for the next time."""

    pages: tuple[Listed, ...]
    waiting: int


def choose_pages(address: str, choice: Choice, keeping: Keeping, max_bytes: int) -> Chosen:
    """Walk the sitemaps at an address, or those of a site where it is that of a site, and choose.

    A sitemap that cannot be had or read is a failure of the run, the others are walked on.
    """
    failures: list[Failure] = []
    pages = _walk(address, choice, keeping, max_bytes, failures)
    keep_failures(failures, keeping)
    wanted = sorted((one for one in pages.values() if _is_wanted(one, choice)), key=_latest_first)
    done = keeping.ledger.find_done(one.address for one in wanted)
    new = [one for one in wanted if not _is_taken(one, done.get(one.address), keeping.at_utc)]
    return Chosen(tuple(new[: choice.most]), max(0, len(new) - choice.most))


def _walk(address: str, choice: Choice, keeping: Keeping, max_bytes: int, failures: list[Failure]) -> dict[str, Listed]:
    pages: dict[str, Listed] = {}
    foreign = 0
    try:
        waiting = deque((Listed(one), 0) for one in _find_starts(address, keeping))
    except ArmsledgerError as error:
        failures.append(Failure(address, STAGE, str(error)))
        return pages
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_MAPS:
        listed, depth = waiting.popleft()
        if listed.address in seen | keeping.failed.keys() or _is_older(listed.modified, choice.since):
            continue
        seen.add(listed.address)
        try:
            sitemap = _read(listed, keeping, max_bytes)
            if sitemap.maps and depth + 1 >= _DEEPEST:
                raise FetchError(listed.address, f"lists sitemaps {_DEEPEST} deep", "give one of those it lists")
        except ArmsledgerError as error:
            failures.append(Failure(listed.address, STAGE, str(error)))
            continue
        foreign += sitemap.foreign
        for page in sitemap.pages:
            pages.setdefault(page.address, page)
        waiting.extend((one, depth + 1) for one in sitemap.maps)
    if waiting:
        problem = f"{address}: has more than {_MOST_MAPS} sitemaps, the others were not read; give them by address"
        failures.append(Failure(address, STAGE, problem))
    if foreign:
        failures.append(Failure(address, STAGE, f"{address}: lists {foreign} addresses of other sites; left out"))
    return pages


def _find_starts(address: str, keeping: Keeping) -> tuple[str, ...]:
    """The sitemap itself; those that its robots.txt names where the address is that of a site."""
    given = parse_address(address)
    if given.target != "/":
        return (given.text,)
    if keeping.fetcher is None:
        raise FetchError(address, "is on the network, which is not allowed here", "start with --allow-network")
    return keeping.fetcher.list_sitemaps(given.text)


def _read(listed: Listed, keeping: Keeping, max_bytes: int) -> Sitemap:
    """A sitemap; one that has not changed since it was kept, as its index tells, is not asked for."""
    last = keeping.ledger.find_last_fetch(listed.address)
    if last is not None and listed.modified is not None and last.at_utc >= listed.modified:
        data, final = find_kept(last, keeping.ledger)
    else:
        data, final = look_at(listed.address, keeping)
    return parse_sitemap(data, final, max_bytes)


def _is_wanted(page: Listed, choice: Choice) -> bool:
    told = page.modified.date() if page.modified else page.published
    is_older = told is not None and choice.since is not None and told < choice.since
    return not is_older and urlsplit(page.address).path.startswith(choice.under)


def _is_older(modified: datetime | None, since: date | None) -> bool:
    return modified is not None and since is not None and modified.date() < since


def _latest_first(page: Listed) -> float:
    return -page.modified.timestamp() if page.modified else 0.0


def _is_taken(page: Listed, done_utc: datetime | None, began_utc: datetime) -> bool:
    """Taken before this run began, and not changed since; what this run has taken counts for its number of pages."""
    if done_utc is None or done_utc >= began_utc:
        return False
    return page.modified is None or done_utc >= page.modified
