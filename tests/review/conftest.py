"""A ledger that the main job has made of short reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from armsledger.model.case import Case
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
TEXTS = {
    "a.txt": "An aid worker said that Turkey had sent 40 armoured vehicles to Misrata in Libya.",
    "b.txt": "Greece said that Turkey had sent armoured vehicles to Misrata in Libya, in May.",
    "c.txt": "Turkey denied that it had sent armoured vehicles to Libya.",
}


@dataclass
class Desk:
    """A folder of reports and its ledger; `report` runs the main job, `clock` gives a later time at every call."""

    folder: Path
    ledger: Ledger
    minutes: int = 0

    def report(self, standard: str | None = None) -> Case:
        hints = ReadHints(date(2020, 5, 1), None, None)
        job = Job((str(self.folder),), hints, self.ledger.url, root=self.folder)
        return run(job, Settings(standard=standard), lambda source: None)

    def clock(self) -> datetime:
        self.minutes += 1
        return NOON + timedelta(minutes=self.minutes)

    def say(self, operation: Callable, *arguments: object, by: str = "A. Nalyst", comment: str = "read again"):
        return operation(self.ledger, *arguments, by, self.clock(), comment)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db") as ledger:
        yield Desk(folder, ledger)
