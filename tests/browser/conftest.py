"""The workbench served as a user serves it, and a browser that watches everything that goes wrong on a page."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.browser.walk import DRAWN

from armsledger.store.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
    with Ledger.open(f"sqlite:///{path}") as ledger:
        matters = ledger.matters(ledger.run_ids()[0])
        records = {record.document.head.language.value: record.document.id for record in ledger.iter_records()}
    contested = next(m for m in matters if any(r.kind.value == "contradicts" for r in m.relations))
    return {
        "front": "/",
        "sources": "/sources/",
        "document": f"/documents/{contested.document_ids[0]}/",
        "document-arabic": f"/documents/{records['ar']}/",
        "matters": "/matters/",
        "matter": f"/matters/{contested.id}/",
        "measures": "/measures/",
        "law": "/measures/?regime=un-libya-2011&on=2020-07-01",
        "indicators": "/indicators/",
        "who": "/who/",
    }


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
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._look)

    def _look(self, request: Any) -> None:
        if not request.url.startswith(f"{self.base}/"):
            self.wrong.append(f"asked {request.url}")

    def open(self, address: str) -> Any:
        """Go to a page and wait until what its scripts draw is drawn."""
        self.page.goto(self.base + address)
        self.page.wait_for_selector(DRAWN)
        return self.page
