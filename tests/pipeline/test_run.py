"""The main job over a folder that holds everything that can go wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from armsledger.model.annotation import Annotations
from armsledger.model.document import Document
from armsledger.pipeline import run as run_module
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings

GOOD = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Tuesday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "d-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)
    (folder / "e-again.txt").write_text(GOOD, encoding="utf-8")
    (folder / "f-gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "g-mojibake.txt").write_text("ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð¼Ð¸Ñ€, ÑÑ‚Ð¾ Ñ‚ÐµÐºÑÑ‚ Ð¾ Ð›Ð¸Ð²Ð¸Ð¸. " * 8, encoding="utf-8")
    (folder / "h-good.md").write_text("# Jets\n\nRussia sent jets to Syria.\n", encoding="utf-8")
    return folder


def job(folder: Path, tmp_path: Path) -> Job:
    return Job((str(folder),), ReadHints(), f"sqlite:///{tmp_path / 'ledger.db'}")


def test_one_bad_document_never_stops_a_run(folder: Path, tmp_path: Path) -> None:
    case = run(job(folder, tmp_path), Settings(), lambda _: None)

    assert sorted(Path(record.document.source).name for record in case.records) == ["a-good.txt", "h-good.md"]
    failed = {Path(failure.source).name: failure.problem for failure in case.failures}
    assert sorted(failed) == [
        "b-empty.txt", "c-binary.txt", "d-picture.png", "e-again.txt", "f-gone.txt", "g-mojibake.txt",
    ]  # fmt: skip
    assert "read already" in failed["e-again.txt"]


def test_a_second_run_gives_the_same_case(folder: Path, tmp_path: Path) -> None:
    first = run(job(folder, tmp_path), Settings(), lambda _: None)

    assert run(job(folder, tmp_path), Settings(), lambda _: None) == first


class Unwilling:
    """An annotator that must not be asked."""

    name = "rules-1"

    def annotate(self, document: Document) -> Annotations:
        raise RuntimeError(f"asked to read {document.source} again")


def unwilling(settings: Settings) -> Cores:
    cores = load_cores(settings)
    return replace(cores, annotator=Unwilling())


def test_what_was_read_is_taken_from_the_ledger(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(job(folder, tmp_path), Settings(), lambda _: None)
    monkeypatch.setattr(run_module, "load_cores", unwilling)

    assert run(job(folder, tmp_path), Settings(), lambda _: None).records == first.records


def test_a_core_that_breaks_on_a_document_is_a_failure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "load_cores", unwilling)

    case = run(job(folder, tmp_path), Settings(), lambda _: None)

    broken = [failure for failure in case.failures if failure.stage == "extract"]
    assert case.records == ()
    assert len(broken) == 3
    assert "RuntimeError: asked to read" in broken[0].problem
    assert broken[0].problem.endswith("please report it with the document")


def test_every_source_is_announced(folder: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    run(job(folder, tmp_path), Settings(), seen.append)

    assert Path(seen[0]).name == "a-good.txt"


def test_sources_can_be_named_without_the_machines_path(folder: Path, tmp_path: Path) -> None:
    named = Job((str(folder),), ReadHints(), f"sqlite:///{tmp_path / 'ledger.db'}", None, folder)
    case = run(named, Settings(), lambda _: None)

    assert {record.document.source for record in case.records} == {"a-good.txt", "h-good.md"}


def test_another_day_of_publication_is_another_reading(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    good = str(folder / "a-good.txt")
    first = run(Job((good,), ReadHints(), url), Settings(), lambda _: None)
    dated = run(Job((good,), ReadHints(published=date(2020, 5, 27)), url), Settings(), lambda _: None)

    assert dated.failures == ()
    assert dated.records[0].document.id != first.records[0].document.id


def test_the_same_bytes_under_another_path_are_the_same_document(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    first = run(Job((str(folder / "a-good.txt"),), ReadHints(), url), Settings(), lambda _: None)
    again = run(Job((str(folder / "e-again.txt"),), ReadHints(), url), Settings(), lambda _: None)

    assert again.failures == ()
    assert again.records == first.records
