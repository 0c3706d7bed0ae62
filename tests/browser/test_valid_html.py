"""The case file's page is valid HTML by html-validate: structure, contents, ids, references, ARIA, tables."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import ROOT, skip

from armsledger.knowledge.standards_of_proof import default_standard, get_standard
from armsledger.pipeline.assembling import get_kept_case
from armsledger.pipeline.case_holdings import LedgerDocuments
from armsledger.publish.case_file import write_case_file
from armsledger.store.ledger import Ledger

VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("node") is None or not VALIDATOR.exists():
        skip("html-validate is not here: install npm and run make setup")
    path = tmp_path_factory.mktemp("validator") / "settings.json"
    path.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def written(sample_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample corpus, with its archived copies."""
    folder = tmp_path_factory.mktemp("sample")
    with Ledger.open(f"sqlite:///{sample_ledger}") as ledger:
        case = get_kept_case(ledger, str(ledger.find_last_run_id()), "Sample", get_standard(default_standard()))
        write_case_file(case, folder, documents=LedgerDocuments(ledger))
    return folder / "index.html"


def find_faults(page: Path, settings: Path) -> list[str]:
    asked = [str(VALIDATOR), "--config", str(settings), "--formatter", "json", str(page)]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1), told.stderr
    found = [message for file in json.loads(told.stdout) for message in file["messages"]]
    return [f"{one['line']}:{one['column']} {one['ruleId']}: {one['message']}" for one in found]


def test_the_page_is_valid(written: Path, settings: Path) -> None:
    assert find_faults(written, settings) == []


def test_a_broken_page_is_found_out(tmp_path: Path, settings: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text("<!doctype html><html lang=en><title>x</title><p><div>x</div></p><i id=a></i><i id=a></i></html>")

    assert any("no-dup-id" in fault for fault in find_faults(broken, settings))
