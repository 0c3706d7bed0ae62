"""The case file in a real browser: the card of a claim opens, and nothing is asked of the network."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from armsledger.publish.case_file import write_case_file

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    source = Path(__file__).parents[1] / "publish" / "libya_case.py"
    spec = importlib.util.spec_from_file_location("browser_libya_case", source)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("page")
    write_case_file(module.make_case(), folder)
    return folder / "index.html"


def dump(page: Path, fragment: str, profile: Path) -> str:
    """The page's elements after its script ran at `#fragment`."""
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", "--dump-dom", f"{page.as_uri()}#{fragment}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_a_claims_address_opens_its_card(page: Path, tmp_path: Path) -> None:
    claim_id = (page.parent / "claims.jsonl").read_text(encoding="utf-8").split('"', 4)[3]

    opened = dump(page, f"at-{claim_id}", tmp_path / "one")
    closed = dump(page, "", tmp_path / "two")

    assert 'id="peek" role="dialog" aria-live="polite" hidden' in closed
    assert 'id="peek" role="dialog" aria-live="polite" hidden' not in opened
