"""The workbench in a real browser: nothing fails, nothing is asked of another host, it is drawn, read and steered."""

import os
from pathlib import Path

import pytest
from tests.browser.conftest import LOOKS, Watched


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_opens_without_an_error_and_asks_no_other_host(served, browser, tmp_path: Path, look: str) -> None:
    base, pages = served
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    watched = Watched(browser, base, **LOOKS[look]).named()
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
    page.wait_for_selector('[data-map][data-ready="yes"] path:visible')  # countries out of sight have none to see
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
