"""Matters and findings derived from all that a ledger holds, and a case put together from a run that it keeps."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.errors import InputError, LedgerMissingError
from armsledger.knowledge.standards_of_proof import default_standard, get_standard
from armsledger.model.claim_query import ClaimFilter
from armsledger.pipeline.assembling import get_kept_case
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.review import deciding
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

NOW = datetime(2020, 8, 1, 12, tzinfo=UTC)
CAIRO = "Turkey sent armoured vehicles to Libya, the Egyptian foreign ministry said on Thursday."
ATHENS = "Turkey sent armoured vehicles to Libya, the Greek foreign ministry said on Friday."


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger.open(url) as opened:
        yield opened


def read(words: str, name: str, folder: Path, url: str) -> str:
    """Read one document on a day of its own, and give its run."""
    (folder / name).write_text(words, encoding="utf-8")
    run(Job((str(folder / name),), ReadHints(), url, None, folder, NOW), Settings(), lambda _: None)
    with Ledger.open(url) as opened:
        return opened.find_last_run_id() or ""


def test_what_was_read_on_different_days_stands_in_one_matter(tmp_path, url, ledger) -> None:
    apart = [read(CAIRO, "cairo.txt", tmp_path, url), read(ATHENS, "athens.txt", tmp_path, url)]

    run_id = derive_anew(ledger, NOW)

    (supply,) = ledger.matters(run_id)
    assert len(supply.document_ids) == 2
    assert supply.independent_origins == 2
    assert all(len(matter.document_ids) == 1 for one in apart for matter in ledger.matters(one))
    assert {entry.matter_id for entry in ledger.find_claims(ClaimFilter()).entries} == {supply.id}


def test_where_nothing_changed_nothing_is_written(tmp_path, url, ledger) -> None:
    read(CAIRO, "cairo.txt", tmp_path, url)

    assert derive_anew(ledger, NOW) == derive_anew(ledger, NOW)
    assert len(ledger.run_ids()) == 2


def test_a_run_over_a_part_does_not_stand_for_good(tmp_path, url, ledger) -> None:
    read(CAIRO, "cairo.txt", tmp_path, url)
    read(ATHENS, "athens.txt", tmp_path, url)
    whole = derive_anew(ledger, NOW)
    part = read(CAIRO, "again.txt", tmp_path, url)

    assert ledger.find_last_run_id() == part != whole
    assert derive_anew(ledger, NOW) == ledger.find_last_run_id() == whole
    assert ledger.is_index_current()


def test_what_people_decided_is_heeded(tmp_path, url, ledger) -> None:
    read(CAIRO, "cairo.txt", tmp_path, url)
    (claim,) = (entry.claim_id for entry in ledger.find_claims(ClaimFilter()).entries)
    deciding.reject(ledger, claim, "Ana Reviewer", NOW, "the words were misread")

    run_id = derive_anew(ledger, NOW)

    assert ledger.matters(run_id) == ()
    assert ledger.find_last_run_id() == run_id
    (entry,) = ledger.find_claims(ClaimFilter()).entries
    assert (entry.matter_id, entry.state.value) == (None, "rejected")


def test_an_empty_ledger_says_what_to_do(ledger) -> None:
    with pytest.raises(InputError, match="holds no document yet"):
        derive_anew(ledger, NOW)


def test_the_case_of_a_run_is_put_together_again_as_it_was(tmp_path, url, ledger) -> None:
    for name, words in (("cairo.txt", CAIRO), ("athens.txt", ATHENS)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    paths = tuple(str(tmp_path / name) for name in ("cairo.txt", "athens.txt", "empty.txt"))
    standard = get_standard(default_standard())
    made = run(Job(paths, ReadHints(), url, "Vehicles", tmp_path), Settings(), lambda _: None)
    run_id = ledger.find_last_run_id() or ""

    assert get_kept_case(ledger, run_id, "Vehicles", standard) == made
    with pytest.raises(LedgerMissingError, match="run-0000000000000000"):
        get_kept_case(ledger, "run-0000000000000000", None, standard)
