"""The PDF is the page on paper: tagged, with an outline, every note at the foot of its page, nothing fetched."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.errors import InputError
from armsledger.model.document import Document
from armsledger.publish import printing
from armsledger.publish.case_file import write_case_file

BYTES = b"Command points to transport flights into Libya"


class Kept:
    """Every document, as a page that was received."""

    def find_received(self, document: Document) -> bytes | None:
        return BYTES


@pytest.fixture(scope="module")
def folder(libya: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("printed")
    write_case_file(libya.make_case(), made, documents=Kept(), with_pdf=True)
    return made


def ask(tool: str, *arguments: str) -> str:
    if shutil.which(tool) is None and "BROWSER_TESTS" not in os.environ:
        pytest.skip(f"{tool} of poppler-utils is not installed")
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def test_it_is_tagged_and_named(folder: Path) -> None:
    told = ask("pdfinfo", str(folder / "case.pdf"))

    assert "Tagged:          yes" in told
    assert "Title:           Libya 2020: supplies and fighters from abroad" in told
    assert "Page size:       595.276 x 841.89 pts (A4)" in told


def test_the_outline_is_that_of_the_report(folder: Path) -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument(folder / "case.pdf") as pdf:
        outline = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    parts = [title for level, title in outline if level == 0]

    assert parts[:3] == ["Contents", "I Matters and findings", "II Actors and support network"]
    assert parts[-1] == "XII Method and custody"
    assert (1, "Matter 2 Syrian fighters paid by Turkey and sent to Tripoli") in outline
    assert "VII The measures and their history" in parts


def test_words_hashes_and_origins_stand_at_the_foot(folder: Path) -> None:
    text = " ".join(ask("pdftotext", "-layout", str(folder / "case.pdf"), "-").split())

    assert "“Turkey paid 3,500 to 3,800 Syrian fighters who were sent to Tripoli" in text
    assert "archived copy; origin 1 of the matter: US Africa Command." in text
    assert "Министерство обороны России отрицает" in text
    assert "page 1 / " not in text  # the title page bears no number


def test_the_archived_copies_are_the_bytes_received(folder: Path) -> None:
    copies = sorted((folder / "documents").iterdir())

    assert {copy.suffix for copy in copies} == {".txt"}  # opened, a page runs nothing
    assert {copy.read_bytes() for copy in copies} == {BYTES}
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert all(f'href="documents/{copy.name}"' in page for copy in copies)


def test_the_same_page_gives_the_same_bytes(folder: Path, libya: ModuleType, tmp_path: Path) -> None:
    case = replace(libya.make_case(), matters=(), findings=(), decisions=(), checks=())
    twice = [tmp_path / name / "case.pdf" for name in ("one", "two")]
    for path in twice:
        write_case_file(case, path.parent, with_pdf=True)

    assert twice[0].read_bytes() == twice[1].read_bytes()


def test_a_drawing_is_dressed_by_its_own_style() -> None:
    style = ":root { --ink: #123456; }\n/* figures; all */ .dot { fill: var(--ink); }\n/* pictures: none */ p { }"
    page = printing.dress('<svg class="a"><text class="place" x="1">Sirte</text></svg>', style)

    assert "<style>/* figures; all */ .dot { fill: #123456; }\n</style>" in page
    assert page.count("Sirte") == 2  # its halo, then its letters


def test_without_weasyprint_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None)

    with pytest.raises(InputError, match=r"pip install \"armsledger\[pdf\]\""):
        printing.check_printer()


def test_pictures_that_are_cut_off_stay_refused_after_printing() -> None:
    from PIL import ImageFile

    printing.check_printer()

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
