"""Folders and feeds watched: what comes is taken once, also over restarts."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.drawing import draw_scene, pack
from tests.pipeline.conftest import begin_now

from armsledger.acquire.watched import Watched
from armsledger.model.custody import CustodyEvent
from armsledger.pipeline.watching import Watcher
from armsledger.store.ledger import Ledger

CAIRO = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."
ATHENS = "Turkey sent armoured vehicles to Libya, the Greek foreign ministry said on Friday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def make(ledger, cores, folder: Path, *feeds: str) -> Watcher:
    return Watcher(Watched((folder,)), feeds, lambda at: begin_now(ledger, cores, at=at), lambda _: None)


def look_twice(watcher: Watcher):
    watcher.look_at_folders(datetime.now(UTC))
    return watcher.look_at_folders(datetime.now(UTC))


def test_what_comes_is_read_and_derived_from_and_nothing_comes_twice(ledger, cores, folder) -> None:
    watcher = make(ledger, cores, folder)
    (folder / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    first = look_twice(watcher)
    (folder / "athens.txt").write_text(ATHENS, encoding="utf-8")
    second = look_twice(watcher)

    assert [first.documents, second.documents, look_twice(watcher).documents] == [1, 1, 0]
    (supply,) = ledger.matters(ledger.find_last_run_id())
    assert len(supply.document_ids) == 2
    assert look_twice(make(ledger, cores, folder)) == look_twice(watcher)
    assert all(len(ledger.custody(record.document.sha256)) == 1 for record in ledger.iter_records())
    (folder / "cairo.txt").write_text(CAIRO.replace("armoured", "mine-resistant"), encoding="utf-8")
    assert look_twice(make(ledger, cores, folder)).documents == 1
    ledger.verify(lambda *_: None)


def test_what_cannot_be_read_is_kept_and_told_once(ledger, cores, folder) -> None:
    (folder / "film.webm").write_bytes(b"\x1aE\xdf\xa3" + b"\0" * 99)
    (folder / "huge.txt").write_bytes(b"x" * 1_000_001)
    (folder / "loose.png").write_bytes(pack(draw_scene(1)))
    first = look_twice(make(ledger, cores, folder))

    assert (first.documents, len(first.failures)) == (0, 3)
    assert look_twice(make(ledger, cores, folder)).failures == ()
    kept = {Path(one.source).name: one for one in ledger.iter_custody()}
    assert sorted(kept) == ["film.webm", "loose.png"]
    assert kept["film.webm"].event is CustodyEvent.FILE
    assert ledger.get_bytes(kept["film.webm"].sha256).startswith(b"\x1aE")


def test_a_caption_that_comes_later_takes_its_picture_along(ledger, cores, folder) -> None:
    watcher = make(ledger, cores, folder)
    (folder / "ship.png").write_bytes(pack(draw_scene(2)))
    assert len(look_twice(watcher).failures) == 1
    (folder / "ship.txt").write_text("A ship that Turkey sent to Libya, Cairo said.", encoding="utf-8")

    assert (look_twice(watcher).documents, look_twice(watcher).documents) == (1, 0)
    (record,) = ledger.iter_records()
    assert len(record.pictures) == 1


def test_a_feed_is_watched_with_conditions_and_tells_its_failure_once(site, ledger, cores, folder) -> None:
    from tests.acquire.site import answer

    body = f"<rss><channel><item><link>{site.address}/1</link></item></channel></rss>".encode()

    def feed(handler) -> None:
        known = handler.headers.get("If-None-Match") == '"v1"'
        answer(handler, b"" if known else body, 304 if known else 200, {"ETag": '"v1"'})

    site.pages["/feed"] = feed
    site.put_article("/1", CAIRO)
    watcher = make(ledger, cores, folder, f"{site.address}/feed", f"{site.address}/gone")

    looks = [watcher.look_at_feeds(datetime.now(UTC)) for _ in range(3)]

    assert [(look.documents, len(look.failures)) for look in looks] == [(1, 1), (0, 0), (0, 0)]
    assert site.paths == ["/feed", "/1", "/gone", "/feed", "/gone", "/feed", "/gone"]
    assert make(ledger, cores, folder, f"{site.address}/feed").look_at_feeds(datetime.now(UTC)).documents == 0


def start(*arguments: str) -> "subprocess.Popen[str]":
    environ = os.environ | {"ARMSLEDGER_ANNOTATOR": "rules", "ARMSLEDGER_EXTRACTOR": "rules", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "armsledger", "watch", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_watches_until_it_is_told_to_end(tmp_path, folder, number) -> None:
    url = f"sqlite:///{tmp_path / 'watch.db'}"
    (folder / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    process = start(str(folder), "--ledger", url, "--interval", "0.1")
    said = ""
    until = time.monotonic() + 60
    assert process.stdout
    while "1 documents" not in said and time.monotonic() < until:
        said += process.stdout.readline()
    process.send_signal(number)

    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0, said + rest
    assert "stopped; what was read is kept" in rest
    with Ledger.open(url) as ledger:
        assert len(list(ledger.iter_records())) == 1


def test_once_takes_what_is_there_and_says_how_it_went(tmp_path, folder) -> None:
    url = f"sqlite:///{tmp_path / 'watch.db'}"
    (folder / "cairo.txt").write_text(CAIRO, encoding="utf-8")
    (folder / "film.webm").write_bytes(b"\x1aE\xdf\xa3" + b"\0" * 99)

    ends = []
    for _ in range(2):
        process = start(str(folder), "--ledger", url, "--once")
        said, _ = process.communicate(timeout=60)
        ends.append((process.returncode, "1 documents, 1 failed" in said))

    assert ends == [(1, True), (0, False)]
