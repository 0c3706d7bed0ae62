"""Folders and feeds watched: what comes to rest in a folder, or is new in a feed, is added, and all derived anew.

Nothing is taken twice, also after a restart: what is known of a file is that its bytes came from its path before, and
that is in the ledger. Every file that comes to rest is kept, also one that cannot be read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from armsledger.acquire.files import receive_file
from armsledger.acquire.watched import Watched, find_companions
from armsledger.errors import ArmsledgerError
from armsledger.model.custody import CustodyEvent
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.pipeline.adding import Adding, finish_adding, list_new_entries, look_at_feed, take_address, take_lot
from armsledger.pipeline.keeping import STAGE, keep_failures, keep_file
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.lots import gather

Begin = Callable[[datetime], Adding]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one look: documents read, and what failed."""

    documents: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(slots=True)
class Watcher:
    """Looks at folders and feeds; `begin` begins an adding at a time, `say` hears each source that was taken."""

    watched: Watched
    feeds: tuple[str, ...]
    begin: Begin
    say: Say
    _failing: dict[str, str] = field(default_factory=dict, init=False)

    def look_at_folders(self, at_utc: datetime) -> Look:
        """Take the files that came to rest since the last look and are not known."""
        paths = self.watched.look()
        if not paths:
            return Look()
        adding = self.begin(at_utc)
        new, failures = self._sort(paths, adding)
        if not new:
            return Look(0, keep_failures(failures, adding.keeping))
        keep_failures(failures, adding.keeping)
        self._take_files(new, adding)
        return _finish(adding)

    def look_at_feeds(self, at_utc: datetime) -> Look:
        """Take what is new in the feeds; a feed that fails as it did at the last look is not told again."""
        adding = self.begin(at_utc)
        taken = 0
        failed: list[Failure] = []
        for feed in self.feeds:
            try:
                entries = list_new_entries(look_at_feed(feed, adding), adding)
                self._failing.pop(feed, None)
            except ArmsledgerError as error:
                if self._failing.get(feed) != str(error):
                    failed += keep_failures([Failure(feed, STAGE, str(error))], adding.keeping)
                self._failing[feed] = str(error)
                continue
            for entry in entries:
                taken += 1
                take_address(entry.address, adding, entry.published)
                self.say(entry.address)
        return _finish(adding) if taken else Look(0, tuple(failed))

    def _sort(self, paths: tuple[Path, ...], adding: Adding) -> tuple[dict[str, Received], list[Failure]]:
        """The files whose bytes have not come from their path before, and those that cannot be had."""
        ledger = adding.keeping.ledger
        new: dict[str, Received] = {}
        failures: list[Failure] = []
        for path in paths:
            received = receive_file(path, adding.reading.max_bytes)
            if isinstance(received, Failure):
                failures += [] if ledger.has_failure(received) else [received]
            elif not ledger.has_come(received.source, received.sha256):
                new[received.source] = received
        return new, failures

    def _take_files(self, new: dict[str, Received], adding: Adding) -> None:
        """Read what is new with what lies beside it; then note that each file came, which is what is known of it."""
        given = [Path(path) for path in new]
        gathered = gather([*new, *map(str, find_companions(given))], None, adding.reading.max_bytes)
        keep_failures((one for one in gathered.failures if one.source in new), adding.keeping)
        for lot in gathered.lots:
            if _is_new(lot, new):
                take_lot(lot, CustodyEvent.FILE, adding)
                self.say(lot.received.source)
        for received in new.values():
            if not adding.keeping.ledger.has_come(received.source, received.sha256):
                keep_failures(keep_file(received, CustodyEvent.FILE, adding.keeping), adding.keeping)


def _is_new(lot: Lot, new: dict[str, Received]) -> bool:
    digests = {one.sha256 for one in new.values()}
    shown = {str(one.path) for one in lot.shown if one.path}
    return lot.received.source in new or bool(shown & set(new)) or any(one.sha256 in digests for one in lot.captioned)


def _finish(adding: Adding) -> Look:
    added = finish_adding(adding)
    return Look(added.documents, added.failures)
