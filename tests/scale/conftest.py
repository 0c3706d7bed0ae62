"""A corpus small enough for one process, read once."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from tests.scale.generated import make_rows, write_jsonl

from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.corpus_reading import read_row
from armsledger.settings import Settings

RULES = Settings(annotator="rules", extractor="rules")


class InOneProcess:
    """A crew that does each task at once, where it is asked to."""

    width = 1
    words = "this process"
    driver_pid = None

    def submit(self, task: Callable[[Any], Any], job: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(task(job))
        except Exception as error:  # noqa: BLE001  # as an executor hands on whatever its task raises
            future.set_exception(error)
        return future

    def renew(self) -> None:
        raise AssertionError("nothing dies here")

    def is_death(self, error: BaseException) -> bool:
        return False

    def dismiss(self) -> None: ...


@pytest.fixture(scope="session")
def cores() -> Cores:
    return load_cores(RULES)


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    return make_rows(180)


@pytest.fixture(scope="session")
def records(rows: list[dict[str, Any]], cores: Cores) -> list[DocumentRecord]:
    found = [read_row(row, "row", cores) for row in rows]
    return [record for record in found if isinstance(record, DocumentRecord)]


@pytest.fixture
def jsonl(tmp_path: Path, rows: list[dict[str, Any]]) -> Path:
    return write_jsonl(tmp_path / "reports.jsonl", rows)
