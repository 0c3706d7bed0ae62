"""The workbench served as a user serves it, and a browser that watches everything that goes wrong on a page."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.browser.walk import DRAWN, say_name
from tests.drawing import draw_scene, pack

from armsledger.model.casework import CaseRuling
from armsledger.model.ids import make_id
from armsledger.pipeline import casework
from armsledger.pipeline.case_letters import write_letter
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.lot_reading import Reading, read_lots
from armsledger.pipeline.lots import gather
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
SLOWEST_MS = 120_000  # a busy machine
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


def skip(reason: str) -> None:
    """Skip where the machine lacks something; on the build server, which must have it, fail."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def served(sample_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a workbench that a process of its own serves to one person, and its pages by name; to look at."""
    path = tmp_path_factory.mktemp("served") / "ledger.db"
    shutil.copy(sample_ledger, path)
    with serving(path) as base:
        yield base, _pages(path)


@contextmanager
def serving(path: Path, *options: str) -> Iterator[str]:
    """Serve a ledger in a process of its own, made where there is none, and give its address."""
    if BROWSER is None:
        skip("no Chromium on this machine: install chromium")
    if not (files("armsledger.web") / "static" / "vendor" / "STAMP").is_file():
        skip("the browser files are not built in: install npm and run make setup")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ledger = ["--ledger", f"sqlite:///{path}", "--port", str(port)]
    command = [sys.executable, "-m", "armsledger", "serve", *ledger, *options]
    environ = {key: value for key, value in os.environ.items() if not key.startswith("ARMSLEDGER_")}
    environ["PYTHONPATH"] = str(ROOT / "src")
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _await(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _await(port: int, process: "subprocess.Popen[str]") -> None:
    for _ in range(200):
        assert process.poll() is None, process.stdout and process.stdout.read()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("the server did not answer within 40 seconds")


def _pages(path: Path) -> dict[str, str]:
    """One address of every page, over a ledger that gets a case and a picture for it."""
    with Ledger.open(f"sqlite:///{path}") as ledger:
        _add_picture(ledger, path.with_name("pictures"))
        matters = ledger.matters(ledger.find_last_run_id() or "")
        records = {record.document.head.language.value: record.document.id for record in ledger.iter_records()}
        contested = next(m for m in matters if any(r.kind.value == "contradicts" for r in m.relations))
        identity_id = ledger.names.identity_ids({"actor-haftar"})["actor-haftar"]
        sha256 = ledger.pictures.list_digests(0, 1)[0][0]
        letter_id = _begin_case(ledger, contested.id)
    return {
        "front": "/",
        "sources": "/sources/",
        "feeds": "/sources/feeds/",
        "document": f"/documents/{contested.document_ids[0]}/",
        "document-arabic": f"/documents/{records['ar']}/",
        "translation": f"/documents/{records['ar']}/translation/",
        "ledger": "/ledger/?kind=transfer&q=jets",
        "searches": "/ledger/searches/",
        "review": "/review/",
        "claim": f"/claims/{contested.claim_ids[0]}/",
        "decisions": "/decisions/",
        "matters": "/matters/",
        "matter": f"/matters/{contested.id}/",
        "put-into-case": f"/matters/{contested.id}/case/",
        "entities": "/entities/",
        "entity": f"/entities/{identity_id}/?with=army",
        "network": f"/network/?matter={contested.id}",
        "evidence": "/evidence/",
        "picture": f"/evidence/{sha256}/",
        "measures": "/measures/",
        "law": "/measures/?regime=un-libya-2011&on=2020-07-01",
        "indicators": "/indicators/",
        "cases": "/cases/",
        "case": "/cases/sample/",
        "case-matters": "/cases/sample/matters/",
        "letter-new": "/cases/sample/letters/?to=Turkey",
        "letter": f"/cases/sample/letters/{letter_id}/",
        "case-publish": "/cases/sample/publish/",
        "case-log": "/cases/sample/log/",
        "case-withheld": "/cases/sample/withheld/",
        "admin": "/admin/",
        "tokens": "/tokens/",
        "api": "/api/",
        "who": "/who/",
    }


def _add_picture(ledger: Ledger, folder: Path) -> None:
    """A caption with its picture."""
    folder.mkdir()
    (folder / "lorries.jpg").write_bytes(pack(draw_scene(1), "JPEG"))
    (folder / "lorries.txt").write_text("Lorries on a road near Sirte, in a picture of 27 May 2020.", encoding="utf-8")
    lots = gather((str(folder),), folder, 1_000_000).lots
    reading = Reading(ReadHints(), load_cores(Settings()), ledger, make_id("run", "a picture"), 1_000_000)
    assert len(read_lots(lots, [], reading, lambda _: None)) == 1
    derive_anew(ledger, NOW)


def _begin_case(ledger: Ledger, matter_id: str) -> str:
    """The case "sample" with a matter and a letter about it; the letter's id."""
    who = ("Ana Reviewer", NOW, "for a look")
    casework.new_case(ledger, CaseRuling("sample", "A sample", "two-independent"), *who)
    casework.put_in(ledger, "sample", matter_id, *who)
    return write_letter(ledger, "sample", "Turkey", (matter_id,), "What do you say?", date(2026, 11, 20), *who).id


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser that looks at `served`."""
    with open_browser() as opened:
        yield opened


@contextmanager
def open_browser() -> Iterator[Any]:
    """Open a browser. No ledger can be opened until it is closed: Django refuses beside the loop of Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


class Watched:
    """A page with everything that goes wrong on it: errors, and requests to any other host."""

    def __init__(self, browser: Any, base: str, **look: Any) -> None:
        self.base = base
        self.wrong: list[str] = []
        self.page = browser.new_context(**look).new_page()
        self.page.set_default_timeout(SLOWEST_MS)
        self.page.on("console", lambda said: self._hear(said) if said.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._look)

    def _hear(self, said: Any) -> None:
        self.wrong.append(f"{said.text} ({self.page.url}: {said.location})")

    def _look(self, request: Any) -> None:
        if not request.url.startswith(f"{self.base}/"):
            self.wrong.append(f"asked {request.url}")

    def named(self) -> "Watched":
        """The same with a name said, so that pages show their forms."""
        say_name(self.page, self.base, "Ana Reviewer")
        return self

    def open(self, address: str) -> Any:
        """Go to a page and wait until what its scripts draw is drawn."""
        self.page.goto(self.base + address)
        self.page.wait_for_selector(DRAWN)
        return self.page
