"""The workbench in a real browser, served as a user serves it: nothing fails, nothing is asked of another host."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from armsledger.store.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SLOWEST_MS = 120_000  # a busy machine
DRAWN = "document.querySelectorAll('figure:is([data-graph], [data-map]):not([hidden], [data-ready])').length === 0"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


def _skip(reason: str) -> None:
    """Skip where the machine lacks something; on the build server, which must have it, fail."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def served(sample_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a workbench that a process of its own serves, and its pages by name."""
    if BROWSER is None:
        _skip("no Chromium on this machine: install chromium")
    if not (files("armsledger.web") / "static" / "vendor" / "STAMP").is_file():
        _skip("the browser files are not built in: install npm and run make setup")
    path = tmp_path_factory.mktemp("served") / "ledger.db"
    shutil.copy(sample_ledger, path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "armsledger", "serve", "--ledger", f"sqlite:///{path}", "--port", str(port)]
    environ = {key: value for key, value in os.environ.items() if not key.startswith("ARMSLEDGER_")}
    environ["PYTHONPATH"] = str(ROOT / "src")
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _await(port, process)
        yield f"http://127.0.0.1:{port}", _pages(path)
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
        self.page.wait_for_function(DRAWN)
        return self.page


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_opens_without_an_error_and_asks_no_other_host(served, browser, tmp_path: Path, look: str) -> None:
    base, pages = served
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    watched = Watched(browser, base, **LOOKS[look])
    wider = {}
    for name, address in pages.items():
        page = watched.open(address)
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
        wider[name] = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    assert watched.wrong == []
    assert {name: by for name, by in wider.items() if by > 0} == {}


def test_graph_and_map_are_drawn_beside_their_tables(served, browser) -> None:
    base, pages = served
    watched = Watched(browser, base, **LOOKS["light"])
    page = watched.open(pages["matter"])

    page.wait_for_selector('[data-graph][data-ready="yes"] canvas')
    page.wait_for_selector('[data-map][data-ready="yes"] path')
    assert page.locator("#origins tbody tr").count() > 1
    assert watched.wrong == []


def test_the_keyboard_leads_everywhere(served, browser) -> None:
    base, _ = served
    watched = Watched(browser, base, **LOOKS["light"])
    page = watched.open("/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url(f"{base}/matters/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-row] a").nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}{second}")
    page.keyboard.press("u")
    page.wait_for_url(f"{base}/matters/")

    assert watched.wrong == []


def test_a_claim_in_the_margin_lights_its_words(served, browser) -> None:
    base, pages = served
    watched = Watched(browser, base, **LOOKS["light"])
    page = watched.open(pages["document"])
    assert page.locator(".text .lit").count() == 0
    page.keyboard.press("j")

    claim_id = page.evaluate("document.activeElement.dataset.claim")
    lit = page.locator(".text .lit")
    assert lit.count() >= 1
    assert all(claim_id in lit.nth(n).get_attribute("data-claims") for n in range(lit.count()))
    assert watched.wrong == []


def test_the_paper_is_chosen_without_a_script(served, browser) -> None:
    base, _ = served
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{base}/matters/")
    page.get_by_role("button", name="dark").click()

    assert page.url == f"{base}/matters/"
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_words_of_arabic_run_from_right_to_left(served, browser) -> None:
    base, pages = served
    page = Watched(browser, base, **LOOKS["light"]).open(pages["document-arabic"])

    assert page.locator(".text p").first.evaluate("node => getComputedStyle(node).direction") == "rtl"
