"""The first day of an analyst, from an empty ledger to a printed case, in a real browser."""

import os
from dataclasses import dataclass
from pathlib import Path

from tests.browser import walk
from tests.browser.conftest import LOOKS, Watched, open_browser, serving

from armsledger.store.ledger import Ledger

READ = "US military blames Wagner Group for mines around Tripoli"


@dataclass(frozen=True)
class Walked:
    """What was seen on the way."""

    wrong: list[str]
    accepted: list[str]
    names: list[str]
    parted: list[str]


def walk_through(path: Path, out: Path, pictures: Path) -> Walked:
    """Walk through a workbench over a ledger that is not there yet, and print a case into `out`."""
    with serving(path) as base, open_browser() as browser:
        watched = Watched(browser, base, **LOOKS["light"])
        page = watched.page

        def shoot(name: str) -> None:
            page.screenshot(path=pictures / f"walk-{name}.png", caret="initial")  # hiding it writes a style

        walk.say_name(page, base, "Ana Analyst")
        walk.add_samples(page, base, shoot)
        accepted = walk.accept_three(page, base, READ, shoot)
        walk.merge_two(page, base, "Wagner Group", "Russian mercenaries", shoot)
        names = page.locator("#names tbody th").all_inner_texts()
        walk.undo_merge(page)
        parted = page.locator("#names tbody th").all_inner_texts()
        matter_address = walk.open_matter(page, base, shoot)
        case_address = walk.put_into_case(page, base, matter_address, shoot)
        walk.print_case(page, case_address, out, shoot)
    return Walked(watched.wrong, accepted, names, parted)


def test_from_an_empty_ledger_to_a_printed_case(tmp_path: Path) -> None:
    path, out = tmp_path / "ledger.db", tmp_path / "case.pdf"
    pictures = Path(os.environ.get("SCREENSHOTS", tmp_path))
    pictures.mkdir(parents=True, exist_ok=True)
    walked = walk_through(path, out, pictures)

    assert "\n".join(walked.wrong) == ""
    assert "Russian mercenaries" in walked.names
    assert "Russian mercenaries" not in walked.parted
    assert out.read_bytes().startswith(b"%PDF-")
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.verify(lambda *_: None)
        decisions = ledger.decisions()
        assert len(list(ledger.iter_records())) == 13
    assert [one.subject_id for one in decisions if one.verdict.value == "accept"] == walked.accepted
    assert {one.by for one in decisions} == {"Ana Analyst"}
