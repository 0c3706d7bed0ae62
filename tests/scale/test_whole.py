"""Origins and matters over a whole corpus are those that a run finds over the same documents at once."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.scale.conftest import RULES, InOneProcess
from tests.scale.generated import write_jsonl

from armsledger.corroborate.matters import build_matters, trace_records
from armsledger.corroborate.parties import Names
from armsledger.model.document import Document
from armsledger.model.matter import Matter
from armsledger.model.origin import DocumentOrigin
from armsledger.model.plain import from_plain
from armsledger.model.record import DocumentRecord
from armsledger.resolve.names.across import resolve_across
from armsledger.scale.corpus import Work, run_corpus
from armsledger.scale.folder import CorpusFolder
from armsledger.scale.parts import iter_rows
from armsledger.scale.whole import Sizes, derive_whole


def read_all(folder: Path, table: str, *columns: str) -> list[dict[str, Any]]:
    return [
        row for path in sorted((folder / table).glob("*.parquet")) for row in iter_rows(path, list(columns) or None)
    ]


@pytest.fixture(scope="module")
def done(rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "crew", lambda work, settings: InOneProcess())
        run_corpus([str(write_jsonl(place / "r.jsonl", rows))], place / "out", Work(1), RULES, lambda event: None, 50)
    return place / "out"


@pytest.fixture
def folder(done: Path, tmp_path: Path) -> Path:
    """The result of a run, to be changed."""
    return shutil.copytree(done, tmp_path / "copy")


def origins_of(folder: Path) -> dict[str, DocumentOrigin]:
    return {row["document_id"]: from_plain(DocumentOrigin, row) for row in read_all(folder, "origins")}


def matters_of(folder: Path) -> dict[str, Matter]:
    return {row["matter_id"]: from_plain(Matter, json.loads(row["json"])) for row in read_all(folder, "matters")}


def test_origins_are_those_of_a_run(done: Path, records: list[DocumentRecord]) -> None:
    expected = trace_records(records, Names.of(resolve_across(records)))

    assert origins_of(done) == expected
    kinds = {origin.kind.value for origin in expected.values()}
    assert "copy" in kinds, "the corpus must hold something to trace"


def test_matters_are_those_of_a_run(done: Path, records: list[DocumentRecord]) -> None:
    expected = {matter.id: matter for matter in build_matters(records, resolve_across(records))}

    assert matters_of(done) == expected
    assert any(len(matter.document_ids) > 2 for matter in expected.values())


def test_how_the_whole_is_cut_changes_nothing(folder: Path) -> None:
    origins, matters = origins_of(folder), matters_of(folder)
    names = sorted(path.stem for path in (folder / "documents").glob("*.parquet"))
    versions = tuple(map(tuple, json.loads((folder / "manifest.json").read_text())["versions"].items()))
    for mark in (folder / "work").glob("*.done"):
        mark.unlink()
    for table in ("origins", "matters"):
        for path in (folder / table).glob("*.parquet"):
            path.unlink()
    sizes = Sizes(claims_a_bucket=7, runs_a_bucket=200, said_buckets=3)

    derive_whole(CorpusFolder(folder), names, versions, InOneProcess(), lambda *told: None, sizes)

    assert origins_of(folder) == origins
    assert matters_of(folder) == matters
    assert len(list((folder / "matters").glob("*.parquet"))) > 10


def test_claims_that_are_a_crowd_are_cut_by_time(folder: Path) -> None:
    names = sorted(path.stem for path in (folder / "documents").glob("*.parquet"))
    for mark in (folder / "work").glob("*.done"):
        mark.unlink()
    claims = {row["claim_id"] for row in read_all(folder, "claims", "claim_id")}

    derive_whole(CorpusFolder(folder), names, (), InOneProcess(), lambda *told: None, Sizes(crowd=4))

    found = [claim_id for row in read_all(folder, "matters", "claim_ids") for claim_id in row["claim_ids"]]
    assert len(found) == len(set(found))
    assert set(found) == claims
    assert max(len(row["claim_ids"]) for row in read_all(folder, "matters", "claim_ids")) <= 4


def test_a_document_that_two_shards_hold_counts_once(
    jsonl: Path, rows: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Work, "crew", lambda work, settings: InOneProcess())
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps(rows[3]) + "\n", encoding="utf-8")
    out = tmp_path / "both"

    manifest = run_corpus([str(jsonl), str(again)], out, Work(1), RULES, lambda event: None, 50)

    (failure,) = read_all(out, "failures")
    assert failure["problem"] == "doc-00003: the same document as doc-00003, which was read already"
    assert manifest["counts"]["origins"] == len(rows)


def test_a_record_can_be_made_again_from_its_rows(folder: Path, records: list[DocumentRecord]) -> None:
    from armsledger.scale.numbers import read_records
    from armsledger.scale.pieces import Piece
    from armsledger.scale.whole import do_piece

    names = tuple(sorted(path.stem for path in (folder / "documents").glob("*.parquet")))
    work = folder / "work" / "tried"
    made = Piece("numbers", str(folder), str(work), str(work / "numbers" / "0.parquet"), names, records[0].versions)
    work.mkdir()
    do_piece(made)

    found = read_records(made, range(len(records))).values()

    assert sorted(found, key=by_source) == sorted(records, key=by_source)


def by_source(record: DocumentRecord) -> str:
    document: Document = record.document
    return document.source
