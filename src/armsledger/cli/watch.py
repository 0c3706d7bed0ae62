"""`armsledger watch`: files that come into folders, and what is new in feeds, are added as they come."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armsledger.cli.ways import AllowPrivate, By, TimeStamp, WithPictures, find_way
from armsledger.errors import InputError
from armsledger.settings import Settings

if TYPE_CHECKING:
    from armsledger.pipeline.adding import Adding
    from armsledger.pipeline.watching import Look, Watcher
    from armsledger.store.ledger import Ledger

_SETTLING_S = 1.0  # between the two looks of --once


def watch(
    ledger: Annotated[str, typer.Option("--ledger", help="sqlite:///path.db or postgresql://…")],
    folders: Annotated[list[Path] | None, typer.Argument(metavar="FOLDER…", help="Folders to watch.")] = None,
    feeds: Annotated[
        list[str] | None, typer.Option("--feed", metavar="ADDRESS", help="A feed to watch too; may be given again.")
    ] = None,
    interval: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folders.")] = 10.0,
    feed_interval: Annotated[float, typer.Option(min=1, help="Seconds between two looks at the feeds.")] = 900.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, as for cron.")] = False,
    outlet: Annotated[str | None, typer.Option(help="Who published, where the documents do not tell it.")] = None,
    by: By = None,
    with_pictures: WithPictures = False,
    time_stamp: TimeStamp = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Add what comes into folders and feeds, and derive matters anew each time; ends with Ctrl-C."""
    from armsledger.acquire.watched import Watched
    from armsledger.pipeline.adding import begin_adding, check_address
    from armsledger.pipeline.cores import load_cores
    from armsledger.pipeline.watching import Watcher
    from armsledger.read.hints import ReadHints
    from armsledger.store.ledger import Ledger

    paths = _check_folders(folders or [], feeds or [])
    addresses = tuple(check_address(one) for one in feeds or [])
    settings = Settings.read(environ)
    with Ledger.open(ledger) as opened, _stopping():
        cores = load_cores(settings)

        def begin(at_utc: datetime) -> "Adding":
            way = find_way(settings, by, allow_private, time_stamp, with_pictures)
            hints = ReadHints(None, outlet, None)
            max_bytes = settings.max_document_bytes
            return begin_adding(opened, cores, at_utc=at_utc, max_bytes=max_bytes, hints=hints, way=way)

        watcher = Watcher(Watched(paths), addresses, begin, lambda source: typer.echo(f"took {source}"))
        _derive_pending(opened)
        if once:
            raise typer.Exit(1 if _look_once(watcher) else 0)
        _look_on(watcher, interval, feed_interval)


def _check_folders(folders: list[Path], feeds: list[str]) -> tuple[Path, ...]:
    if not folders and not feeds:
        raise InputError("no input", "nothing was given to watch", "name a folder, or a feed with --feed")
    for folder in folders:
        if not folder.is_dir():
            raise InputError(str(folder), "is no folder", "make it first, or name another")
    return tuple(folder.absolute() for folder in folders)


def _derive_pending(ledger: "Ledger") -> None:
    """What was read when a watch was stopped before it had derived is derived from now."""
    from armsledger.pipeline.deriving import derive_anew

    if ledger.count_pending_documents():
        derive_anew(ledger, datetime.now(UTC))


def _look_once(watcher: "Watcher") -> bool:
    """Two looks, that files may come to rest between them; say whether anything failed."""
    looks = [watcher.look_at_folders(datetime.now(UTC))]
    time.sleep(_SETTLING_S)
    looks.append(watcher.look_at_folders(datetime.now(UTC)))
    if watcher.feeds:
        looks.append(watcher.look_at_feeds(datetime.now(UTC)))
    for look in looks:
        _tell(look)
    return any(look.failures for look in looks)


def _look_on(watcher: "Watcher", interval: float, feed_interval: float) -> None:
    typer.echo("watching; Ctrl-C ends it")
    due = time.monotonic()
    try:
        while True:
            _tell(watcher.look_at_folders(datetime.now(UTC)))
            if watcher.feeds and time.monotonic() >= due:
                due = time.monotonic() + feed_interval
                _tell(watcher.look_at_feeds(datetime.now(UTC)))
            time.sleep(interval)
    except KeyboardInterrupt:
        typer.echo("stopped; what was read is kept in the ledger, the same command goes on")


def _tell(look: "Look") -> None:
    if look.documents or look.failures:
        typer.echo(f"{look.documents} documents, {len(look.failures)} failed")
    for failure in look.failures:
        typer.echo(f"failed ({failure.stage}): {failure.problem}", err=True)


@contextmanager
def _stopping() -> Iterator[None]:
    """A request to end, as a service manager sends it, is the same as Ctrl-C."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    earlier = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)
