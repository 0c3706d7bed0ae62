"""Every page under axe-core, in light, dark and on a phone: nothing that it calls serious or critical."""

import json
from typing import Any

import pytest
from tests.browser.conftest import LOOKS, ROOT, Watched, skip

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, as npm put it beside the code."""
    if not AXE.is_file():
        skip("axe-core is not here: install npm and run make setup")
    return AXE.read_text(encoding="utf-8")


def find_grave(page: Any, axe: str) -> list[str]:
    """What axe-core calls serious or critical on a page: the rule, and where."""
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})")
    return [
        f"{one['id']}: {one['help']} at {node['target']}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_serious_finding(served, browser, axe: str, look: str) -> None:
    base, pages = served
    watched = Watched(browser, base, **LOOKS[look]).named()

    grave = {name: find_grave(watched.open(address), axe) for name, address in pages.items()}

    assert {name: found for name, found in grave.items() if found} == {}


def test_a_page_with_a_fault_is_found_out(browser, axe: str) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>Faulty</title><main><h1>Faulty</h1><img src=x><input></main>")

    assert {one.split(":")[0] for one in find_grave(page, axe)} >= {"image-alt", "label"}
