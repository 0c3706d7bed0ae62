"""Makes the pictures of the tour (docs/tutorial/tour.md): an analyst's first day, walked through in Chromium.

Run it after the look of the workbench has changed: `python tools/make_tour.py`. Needs Chromium and the browser files.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the walk is that of the tests

from tests.browser import walk  # noqa: E402  # found by the line above
from tests.browser.conftest import LOOKS, open_browser, serving  # noqa: E402
from tests.browser.test_walk import READ  # noqa: E402

PICTURES: Final = ROOT / "docs" / "images" / "tour"
WIDTH: Final = 960  # pixels of a picture


def main() -> None:
    """Walk through a workbench over a ledger of its own, and keep what is seen."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, serving(Path(folder) / "ledger.db") as base, open_browser() as browser:
        page = browser.new_context(**LOOKS["light"]).new_page()
        page.set_default_timeout(120_000)

        def shoot(name: str) -> None:
            _keep(page, name)

        walk.say_name(page, base, "Ana Analyst")
        walk.add_samples(page, base, shoot)
        page.goto(f"{base}/ledger/?q=jets")
        shoot("ledger")
        page.goto(f"{base}/review/")
        shoot("review")
        walk.accept_three(page, base, READ, shoot)
        walk.merge_two(page, base, "Wagner Group", "Russian mercenaries", shoot)
        walk.undo_merge(page)
        address = walk.open_matter(page, base, shoot)
        page.goto(f"{base}/network/?matter={address.rstrip('/').rpartition('/')[2]}")
        page.wait_for_selector(walk.DRAWN)
        shoot("network")
        case = walk.put_into_case(page, base, address, shoot)
        walk.print_case(page, case, Path(folder) / "case.pdf", shoot)
    print(f"{PICTURES}: {sum(one.stat().st_size for one in PICTURES.iterdir()) // 1000} kB")


def _keep(page: Any, name: str) -> None:
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, caret="initial")
    picture = Image.open(path).convert("RGB")
    smaller = picture.resize((WIDTH, picture.height * WIDTH // picture.width), Image.Resampling.LANCZOS)
    smaller.quantize(96).save(path, optimize=True)


if __name__ == "__main__":
    main()
