"""Makes docs/images/case-file.png: two pages of the sample case file's PDF, side by side.

Run it after the case file's look has changed: `python tools/make_readme_picture.py`. Needs Pango and poppler-utils.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

PICTURE: Final = Path(__file__).resolve().parents[1] / "docs" / "images" / "case-file.png"
SHOWN: Final = ("Matter 5\nRussia: supply of materiel (Libya, Russian", "Document 8 · Sample Courier")
SIZE: Final = (620, 860)  # pixels of each page shown, from its top
GAP: Final = 16


def main() -> None:
    """Make the sample case, print it, and set the two pages side by side."""
    with TemporaryDirectory() as folder:
        out = Path(folder)
        subprocess.run([sys.executable, "-m", "armsledger", "demo", "--pdf", "-o", str(out / "case")], check=True)
        pdf = out / "case" / "case.pdf"
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
        ).stdout
        pages = text.split("\f")
        canvas = Image.new("RGB", (2 * SIZE[0] + GAP, SIZE[1]), "#d9d5c7")
        for place, wanted in enumerate(SHOWN):
            number = next(n for n, words in enumerate(pages, 1) if _squeezed(wanted) in _squeezed(words))
            canvas.paste(_rendered(pdf, number, out), (place * (SIZE[0] + GAP), 0))
        canvas.quantize(64).save(PICTURE, optimize=True)
    print(f"{PICTURE}: {PICTURE.stat().st_size // 1000} kB")


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _rendered(pdf: Path, number: int, out: Path) -> Image.Image:
    name = out / f"page-{number}"
    size = ["-scale-to-x", str(SIZE[0]), "-scale-to-y", "-1"]
    command = ["pdftoppm", "-png", "-singlefile", "-f", str(number), "-l", str(number), *size, str(pdf), str(name)]
    subprocess.run(command, check=True)
    return Image.open(f"{name}.png").convert("RGB").crop((0, 0, *SIZE))


if __name__ == "__main__":
    main()
