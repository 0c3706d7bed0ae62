"""What an analyst does on the first day, step by step in a browser: for the tests, and for the pictures of the tour.

Each step takes the page where the one before left it. `shoot` is called with a name wherever there is something to see.
"""

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

Shoot = Callable[[str], None]
DRAWN = "body:not(:has(figure:is([data-graph], [data-map]):not([hidden], [data-ready])))"  # nothing waits to be drawn


def say_name(page: Any, base: str, name: str) -> None:
    """Say who decides."""
    page.goto(f"{base}/who/")
    page.get_by_label("name").fill(name)
    page.get_by_role("button", name="Keep this name").click()
    page.wait_for_url(f"{base}/")


def add_samples(page: Any, base: str, shoot: Shoot) -> None:
    """Add the sample corpus as files, and wait until all of it is read and the matters are derived."""
    page.goto(f"{base}/sources/")
    with as_file(files("armsledger.cli") / "sample") as folder:
        paths = sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))
        page.get_by_label("Files", exact=True).set_input_files(paths)
        shoot("sources")
        page.get_by_role("button", name="Read these files").click()
    page.wait_for_url(f"{base}/sources/jobs/*/")
    page.wait_for_selector("text=the matters that stand")
    shoot("job")


def accept_three(page: Any, base: str, title: str, shoot: Shoot) -> list[str]:
    """Accept three claims of a document by keyboard alone, and give their ids."""
    page.goto(f"{base}/sources/")
    page.get_by_role("link", name=title).click()
    page.wait_for_url(f"{base}/documents/*/", wait_until="load")
    accepted: list[str] = []
    page.keyboard.press("j")
    for number in range(3):
        others = "".join(f":not(#{claim_id})" for claim_id in accepted)
        chosen = page.wait_for_selector(f"[data-claim]:focus{others}")
        accepted.append(chosen.get_attribute("data-claim"))
        page.keyboard.press("a")
        page.keyboard.type("the words say so")
        if number == 2:
            shoot("reader")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#{accepted[-1]} .chip.review.accepted")
    return accepted


def merge_two(page: Any, base: str, one: str, other: str, shoot: Shoot) -> None:
    """Say that two names mean one thing."""
    page.goto(f"{base}/entities/")
    page.get_by_role("link", name=one, exact=True).first.click()
    page.get_by_label("Name of the other, or a part of it").fill(other)
    page.get_by_role("button", name="Look").click()
    page.get_by_role("radio").first.check()
    page.get_by_label("Because").first.fill("both are what the company's men are called")
    page.locator("#merge").evaluate("node => node.scrollIntoView()")
    shoot("merge")
    page.get_by_role("button", name="Merge").click()
    page.wait_for_selector("role=status")


def undo_merge(page: Any) -> None:
    """Take that back."""
    section = page.locator("#one")
    section.get_by_text("Undo").first.click()
    section.get_by_label("Because").first.fill("they are two after all")
    section.get_by_role("button", name="Undo").first.click()
    page.wait_for_selector("role=status")


def open_matter(page: Any, base: str, shoot: Shoot) -> str:
    """Open the first contested matter, and give its address."""
    page.goto(f"{base}/matters/?contested=yes")
    page.locator("[data-row] a").first.click()
    page.wait_for_selector(DRAWN)
    shoot("matter")
    return str(page.url)


def put_into_case(page: Any, base: str, matter_address: str, shoot: Shoot) -> str:
    """Begin a case, put the matter into it, and give the case's address."""
    page.goto(f"{base}/cases/")
    page.get_by_label("Name", exact=True).fill("libya-2020")
    page.get_by_label("Title").fill("Arms and fighters for Libya, 2020")
    page.get_by_label("Why").fill("the panel asked for it")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url(f"{base}/cases/libya-2020/")
    page.goto(matter_address)
    page.get_by_role("link", name="Put into a case").click()
    page.get_by_label("Why").fill("contested, and covered on its face")
    page.get_by_role("button", name="Put in").click()
    page.wait_for_url(f"{base}/cases/libya-2020/")
    shoot("case")
    return f"{base}/cases/libya-2020/"


def print_case(page: Any, case_address: str, out: Path, shoot: Shoot) -> None:
    """Print the case as it stands into a PDF."""
    page.goto(f"{case_address}file/")
    shoot("case-file")
    page.pdf(path=out)
