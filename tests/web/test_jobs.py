"""Jobs outlive the process that does them: found as broken off, gone on with, and nothing done twice."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.web.test_pages import text_of
from tests.web.test_sources import RULES, WORDS, work_off

from armsledger.errors import InputError
from armsledger.pipeline.uploads import sort_uploads
from armsledger.read.hints import ReadHints
from armsledger.store.ledger import Ledger
from armsledger.web import jobs
from armsledger.web.foreman import Foreman, wake
from armsledger.web.job_models import JobFileRow, JobRow
from armsledger.web.job_running import Worker
from armsledger.web.people import serving

SOURCE = Path(__file__).resolve().parents[2] / "src"
GONE = f"{jobs.name_worker().rpartition(':')[0]}:999999999"


def ask(*names: str) -> JobRow:
    files = [(name, f"{name}: {WORDS}".encode()) for name in names]
    uploads, refused = sort_uploads(files, "", 1_000_000)
    return jobs.ask_uploads(uploads, refused, "Ana", ReadHints())


def again(job: JobRow) -> JobRow:
    job.refresh_from_db()
    return job


@pytest.fixture
def rules(sample, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes read by rules, which is quick.

    The connection is opened anew: the fixture has opened and closed the file since, and with it, as POSIX has it, all
    locks of this process on it.
    """
    connection.close()
    for name in [name for name in os.environ if name.startswith("ARMSLEDGER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARMSLEDGER_ANNOTATOR", "rules")
    monkeypatch.setenv("ARMSLEDGER_EXTRACTOR", "rules")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(SOURCE), *filter(None, sys.path)]))


def test_jobs_are_done_one_at_a_time_in_their_order(sample) -> None:
    first, second = ask("a.txt"), ask("b.txt")

    taken = jobs.take_job("here:1")

    assert taken == first
    assert jobs.take_job("here:2") is None
    jobs.end_job(first, jobs.JobState.DONE)
    assert jobs.take_job("here:2") == second


def test_a_job_whose_process_is_gone_is_found_and_can_be_started_again(sample, owner) -> None:
    job = ask("a.txt", "b.txt")
    taken = jobs.take_job(GONE)
    assert taken

    page = owner.get(f"/sources/jobs/{job.pk}/")
    assert "Broken off" in text_of(page)
    assert "Go on with it" in text_of(page)
    assert owner.post(f"/sources/jobs/{job.pk}/").status_code == 302
    assert again(job).state == "waiting"
    assert work_off() == 1
    assert again(job).state == "done"


def test_a_process_of_another_machine_is_gone_when_it_was_silent_for_long(sample) -> None:
    job = ask("a.txt")
    jobs.take_job("elsewhere:1")

    assert jobs.find_broken() == 0
    JobRow.objects.update(beat_utc=datetime.now(UTC) - jobs.SILENCE - timedelta(seconds=1))
    assert jobs.find_broken() == 1
    assert again(job).state == "broken off"


def test_only_what_was_broken_off_is_started_again(sample, owner) -> None:
    job = ask("a.txt")
    work_off()

    with pytest.raises(InputError, match="is done; only a job that was broken off can be started again"):
        jobs.ask_again(again(job))
    answer = owner.post(f"/sources/jobs/{job.pk}/")
    assert "only a job that was broken off can be started again" in text_of(answer)


def test_what_was_done_stays_done_and_nothing_is_read_or_written_twice(sample, monkeypatch) -> None:
    job = ask("a.txt", "b.txt", "c.txt")
    read: list[str] = []

    class KilledError(BaseException):
        """As a kill: nothing of ours catches it."""

    def end_item(item, *rest):
        if item.name == "b.txt" and read.count("b.txt") == 0:
            read.append("b.txt")
            raise KilledError
        read.append(item.name)
        return jobs.end_item(item, *rest)

    monkeypatch.setattr("armsledger.web.job_running.end_item", end_item)
    with pytest.raises(KilledError):
        Worker(GONE, RULES, serving()).do_all()
    assert jobs.find_broken() == 1
    jobs.ask_again(again(job))
    work_off()

    assert read == ["a.txt", "b.txt", "b.txt", "c.txt"]
    assert again(job).state == "done"
    with Ledger.open(sample.url) as ledger:
        for item in job.items.all():
            document = ledger.get_document(item.document_key)
            assert len(ledger.custody(document.sha256)) == 1
        assert len(ledger.inputs(again(job).run_key)) == 3
        ledger.verify(lambda *_: None)
    assert not JobFileRow.objects.exists()


def test_an_error_that_nobody_expected_breaks_the_job_off_and_not_the_next(sample, monkeypatch) -> None:
    first, second = ask("a.txt"), ask("b.txt")
    really = jobs.end_item
    monkeypatch.setattr(
        "armsledger.web.job_running.end_item",
        lambda item, *rest: 1 / 0 if item.name == "a.txt" else really(item, *rest),
    )

    assert work_off() == 2
    assert again(first).state == "broken off"
    assert "ZeroDivisionError" in again(first).problem
    assert again(second).state == "done"


def test_a_page_of_an_open_job_asks_again_with_and_without_a_script(sample, owner) -> None:
    job = ask("a.txt")
    page = owner.get(f"/sources/jobs/{job.pk}/").content.decode()

    assert '<noscript><meta http-equiv="refresh"' in page
    assert f'hx-get="/sources/jobs/{job.pk}/" hx-trigger="every 2s"' in page
    work_off()
    done = owner.get(f"/sources/jobs/{job.pk}/").content.decode()
    assert "http-equiv" not in done
    assert "hx-trigger" not in done


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_a_job_that_is_not_there_is_not_here(sample, owner, number: str) -> None:
    assert owner.get(f"/sources/jobs/{number}/").status_code == 404


def wait_for(holds, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def test_the_foreman_starts_a_process_that_does_the_jobs_and_ends(sample, rules) -> None:
    job = ask("a.txt")
    foreman = Foreman(serving())
    foreman.start()
    try:
        wait_for(lambda: again(job).state == "done")
        second = ask("b.txt")
        wake()
        wait_for(lambda: again(second).state == "done")
    finally:
        foreman.stop()
    assert job.worker != jobs.name_worker()


def test_a_process_that_does_not_start_breaks_the_job_off_and_says_so(sample) -> None:
    job = ask("a.txt")
    foreman = Foreman(serving(), (sys.executable, "-c", "import sys; sys.stdin.readline(); sys.exit(7)"))
    foreman.start()
    try:
        wait_for(lambda: again(job).state == "broken off", 30)
    finally:
        foreman.stop()
    assert "ended at once (status 7)" in job.problem


def test_the_process_ends_with_its_server(sample, rules) -> None:
    job = ask(*(f"{number}.txt" for number in range(40)))
    with subprocess.Popen([sys.executable, "-m", "armsledger.web.job_process"], stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(json.dumps(asdict(replace(serving()))).encode() + b"\n")
        process.stdin.flush()
        wait_for(lambda: again(job).state == "running")
        process.stdin.close()  # as when the server is killed: its end of the pipe is gone
        assert process.wait(timeout=30) in (0, 3)

    jobs.find_broken()
    if again(job).state == "broken off":
        jobs.ask_again(job)
    work_off()
    assert again(job).state == "done"
    with Ledger.open(sample.url) as ledger:
        assert len(ledger.inputs(job.run_key)) == 40
        assert all(len(ledger.custody(digest)) == 1 for _, digest in ledger.inputs(job.run_key))
