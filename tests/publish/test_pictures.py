"""Pictures in the case file: what is said of one apart from what was seen, and where else it stands."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from tests.drawing import draw_scene, pack

from armsledger.corroborate.tracing.pictures import group_pictures
from armsledger.model.case import Case
from armsledger.model.picture import Exif, Picture, PictureCopy
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.case_holdings import make_copy
from armsledger.publish.case_file import write_case_file
from armsledger.read.picture_references import PictureReference
from armsledger.read.pictures import make_picture

ORIGINAL, COPY = pack(draw_scene(1)), pack(draw_scene(1).resize((400, 300)), "JPEG", quality=50)
BYTES = {hashlib.sha256(data).hexdigest(): data for data in (ORIGINAL, COPY)}


def with_picture(record: DocumentRecord, data: bytes, alt: str) -> DocumentRecord:
    """The record with a picture under which its first evidence item stands."""
    item = record.evidence[0] if record.evidence else None
    received = Received("img/plane.png", data, hashlib.sha256(data).hexdigest())
    picture = make_picture(record.document, received, PictureReference("img/plane.png", None, alt))
    picture = replace(picture, caption=item.span if item else None, exif=Exif("2020:05:19 09:31:22", camera="Maker 1"))
    evidence = tuple(replace(one, sha256=picture.sha256) if one is item else one for one in record.evidence)
    return replace(record, pictures=(picture,), evidence=evidence)


@pytest.fixture(scope="module")
def case(libya: ModuleType) -> Case:
    case = libya.make_case()
    pointing = next(n for n, record in enumerate(case.records) if record.evidence)
    records = [
        with_picture(record, COPY, "Again") if n != pointing else record for n, record in enumerate(case.records)
    ]
    records[pointing] = with_picture(case.records[pointing], ORIGINAL, 'An "airfield" <from> above')
    return replace(case, records=tuple(records), picture_groups=group_pictures(records))


class AtHand:
    def find_original(self, picture: Picture) -> bytes:
        return BYTES[picture.sha256]

    def find_copy(self, picture: Picture) -> PictureCopy:
        return make_copy(BYTES[picture.sha256])


@pytest.fixture(scope="module")
def made(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    write_case_file(case, folder, AtHand())
    return folder


@pytest.fixture(scope="module")
def html(made: Path) -> str:
    return (made / "index.html").read_text(encoding="utf-8")


def test_the_folder_keeps_the_files_under_their_digests(made: Path) -> None:
    kept = {path.stem: path.read_bytes() for path in (made / "pictures").iterdir()}

    assert kept == BYTES


def test_the_page_shows_a_copy_that_says_so_with_a_digest_of_its_own(html: str, case: Case) -> None:
    first = make_copy(BYTES[case.picture_groups[0].appearances[0].sha256])
    (shown,) = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', html)
    digest = hashlib.sha256(base64.b64decode(shown)).hexdigest()

    assert digest not in BYTES
    assert f"a smaller copy made for this page, {first.width} × {first.height} pixels" in html
    assert digest == first.sha256
    assert digest in html
    assert "img-src data:" in html


def test_one_look_is_printed_once_with_where_else_it_stands(html: str, case: Case) -> None:
    (group,) = case.picture_groups

    assert html.count('<figure id="pic-') == 1
    assert html.count("of 256 bits apart") + html.count(": the same file") == len(group.appearances) - 1


def test_saying_seeing_and_what_the_file_says_stand_apart(html: str) -> None:
    section = html[html.index('<h3 id="pictures"') :]

    assert "not yet examined by a person" in section
    assert "Said to show" in section
    assert "taken <span" in section
    assert "2020:05:19 09:31:22" in section


def test_an_evidence_item_leads_to_its_picture(html: str, case: Case) -> None:
    first = case.picture_groups[0].appearances[0].picture_id

    assert f'held as <a href="#{first}">Picture 1</a>' in html
    assert f'id="{first}"' in html


def test_words_of_a_page_are_never_markup(html: str) -> None:
    assert "<from>" not in html


def test_the_same_case_gives_the_same_bytes(made: Path, case: Case, tmp_path: Path) -> None:
    write_case_file(case, tmp_path, AtHand())

    for path in (path for path in made.rglob("*") if path.is_file()):
        assert (tmp_path / path.relative_to(made)).read_bytes() == path.read_bytes()


def test_every_picture_is_a_line_of_data(made: Path, case: Case) -> None:
    rows = [json.loads(line) for line in (made / "pictures.jsonl").read_text(encoding="utf-8").splitlines()]

    assert len(rows) == len(case.records)
    assert all(row["alike"]["group_id"] == case.picture_groups[0].id for row in rows)


def test_a_case_whose_bytes_are_not_at_hand_says_so(case: Case, tmp_path: Path) -> None:
    write_case_file(case, tmp_path)

    assert "The file’s bytes are not at hand." in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "pictures").exists()


def test_a_picture_on_its_side_is_shown_upright() -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker"
    copy = make_copy(pack(draw_scene(1, (400, 200)), "JPEG", exif=exif))

    assert (copy.width, copy.height) == (200, 400)
    assert b"Maker" not in copy.data
