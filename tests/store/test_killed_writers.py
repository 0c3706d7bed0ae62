"""Writers that are killed in the middle of it lose nothing that they had said was kept; on both databases."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from armsledger.store.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
MOST_LINES = 8  # that a writer says before it is killed
LONGEST_S = 0.1  # about as long as a document, a decision and their index take, so kills fall on every step
WRITER = """
import sys
from datetime import UTC, datetime
from itertools import count

from armsledger.model.decision import Verdict
from armsledger.model.received import Received
from armsledger.store.ledger import Ledger
from tests.store.conftest import RUN, make_document, make_record

url, name = sys.argv[1:]
with Ledger.open(url) as ledger:
    for number in count():
        record = make_record(make_document(source=f"{name}-{number}.txt"), claims=3)
        data = record.document.text.encode()
        ledger.append_record(record, RUN, Received(record.document.source, data, record.document.sha256))
        print(record.document.id, flush=True)
        at = datetime.now(UTC)
        decision = ledger.append_decision(record.claims[number % 3].id, Verdict.ACCEPT, name, at, "as quoted")
        print(decision.id, flush=True)
        ledger.refresh_index()
        print("indexed", flush=True)
"""


def _start(url: str, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, url, name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _kill_at_random(writer: subprocess.Popen[str], draw: random.Random) -> list[str]:
    """Let it write for a moment, kill it, and give what it had said in whole lines."""
    assert writer.stdout is not None
    first = "".join(writer.stdout.readline() for _ in range(draw.randint(2, MOST_LINES)))
    time.sleep(draw.uniform(0, LONGEST_S))
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read()
    assert writer.wait() == -signal.SIGKILL
    return [line for line in (first + rest).split("\n")[:-1] if line != "indexed"]


def _check(url: str, said: list[str]) -> None:
    with Ledger.open(url) as ledger:
        kept = {decision.id for decision in ledger.decisions()}
        for one in said:
            if one.startswith("doc-"):
                assert len(ledger.get_record(one).claims) == 3
            else:
                assert one in kept
        ledger.verify(lambda step, done, total: None)


def test_ten_killed_writers_lose_nothing_that_was_acknowledged(any_url) -> None:
    draw = random.Random(7)
    said: list[str] = []
    for number in range(KILLS):
        said += _kill_at_random(_start(any_url, f"writer-{number}"), draw)
        _check(any_url, said)

    # get_record raises for a document that is not there, so `_check` can fail
    assert sum(one.startswith("dec-") for one in said) >= KILLS


def test_two_writers_at_once_of_which_one_is_killed_make_one_chain(any_url) -> None:
    draw = random.Random(8)
    said: list[str] = []
    for number in range(3):
        pair = [_start(any_url, f"{who}-{number}") for who in "ab"]
        for writer in pair:
            said += _kill_at_random(writer, draw)
    _check(any_url, said)

    with Ledger.open(any_url) as ledger:
        decisions = ledger.decisions()
        assert len({decision.previous_hash for decision in decisions}) == len(decisions)
        assert {decision.by[0] for decision in decisions} == {"a", "b"}
