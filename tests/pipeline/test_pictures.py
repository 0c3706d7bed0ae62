"""Pictures on their way from files to the ledger."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from tests.drawing import draw_scene, pack

from armsledger.model.case import Case
from armsledger.pipeline.lots import gather
from armsledger.pipeline.picture_list import list_pictures
from armsledger.pipeline.run import Job, run
from armsledger.read.hints import ReadHints
from armsledger.read.pictures import MOST_PICTURES
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

RULES = Settings(annotator="rules", extractor="rules")
CAPTION = "Turkey sent 12 armoured vehicles to Tripoli, images released by the Egyptian foreign ministry show."
MB = 1_000_000


def work(tmp_path: Path, *paths: Path, settings: Settings = RULES) -> Case:
    job = Job(tuple(map(str, paths)), ReadHints(), f"sqlite:///{tmp_path / 'ledger.db'}")
    return run(job, settings, lambda _: None)


@pytest.fixture
def trucks(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "trucks.jpg"
    path.parent.mkdir()
    path.write_bytes(pack(draw_scene(1), "JPEG"))
    path.with_suffix(".txt").write_text(CAPTION, encoding="utf-8")
    return path


@pytest.mark.parametrize("given", ["trucks.jpg", "", "both"])
def test_an_image_file_and_a_caption_become_two_linked_records(trucks: Path, tmp_path: Path, given: str) -> None:
    paths = [trucks, trucks.with_suffix(".txt")] if given == "both" else [trucks.parent / given]
    case = work(tmp_path, *paths)
    (record,) = case.records
    (picture,) = record.pictures

    assert case.failures == ()
    assert record.document.text == CAPTION
    assert (picture.source, picture.caption.quote) == ("trucks.jpg", CAPTION)
    assert {item.sha256 for item in record.evidence} == {picture.sha256}
    assert all(item.observed == () for item in record.evidence)
    assert {claim.id for claim in record.claims} <= {c for item in record.evidence for c in item.claim_ids}
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        assert ledger.get_bytes(picture.sha256) == trucks.read_bytes()
        assert ledger.get_record(record.document.id) == record


def test_a_text_alone_is_read_without_the_picture_beside_it(trucks: Path, tmp_path: Path) -> None:
    (record,) = work(tmp_path, trucks.with_suffix(".txt")).records

    assert record.pictures == ()


def test_an_image_file_without_words_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "plane.png").write_bytes(pack(draw_scene(1, (200, 200))))
    case = work(tmp_path, tmp_path / "plane.png")
    (failure,) = case.failures

    assert case.records == ()
    assert "a picture without words makes no document; write its caption into plane.txt" in failure.problem


def test_a_page_keeps_the_pictures_that_lie_beside_it_and_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "a b.png").write_bytes(pack(draw_scene(1)))
    (tmp_path / "outside.png").write_bytes(pack(draw_scene(2)))
    inside = base64.b64encode(pack(draw_scene(3, (200, 150)), "WEBP")).decode()
    (folder / "page.html").write_text(
        "<html><body><article><p>Egypt sent trucks to Libya, the ministry said on Tuesday.</p>"
        '<figure><img src="files/a%20b.png"><figcaption>Trucks near Tobruk in May.</figcaption></figure>'
        f'<img src="data:image/webp;base64,{inside}" alt="A map">'
        '<img src="../outside.png"><img src="https://host.example/far.png"><img src="data:image/png;base64,!!">'
        "</article></body></html>",
        encoding="utf-8",
    )
    case = work(tmp_path, folder)
    (record,) = case.records
    beside, within = record.pictures

    assert (beside.source, beside.caption and beside.caption.quote) == ("files/a%20b.png", "Trucks near Tobruk in May.")
    assert within.source.startswith("data:image/webp;base64,… (")
    assert (within.width, within.height, within.caption, within.alt) == (200, 150, None, "A map")
    assert [(f.stage, f.problem.split(": ", 1)[1]) for f in case.failures] == [
        ("picture", "this data address is no base 64; save the picture as a file")
    ]
    assert gather([str(folder)], None, MB).lots[0].absent == ("../outside.png", "https://host.example/far.png")


def test_a_broken_picture_is_no_broken_document(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(pack(draw_scene(1))[:500])
    (tmp_path / "large.png").write_bytes(pack(draw_scene(2)) + b"\0" * MB)
    (tmp_path / "page.md").write_text(
        "Egypt sent trucks to Libya, the ministry said.\n\n![a](broken.png)\n\n![b](large.png)\n", encoding="utf-8"
    )
    case = work(tmp_path, tmp_path / "page.md", settings=replace(RULES, max_document_mb=1))

    assert [record.pictures for record in case.records] == [()]
    assert [failure.stage for failure in case.failures] == ["picture", "picture"]
    problems = " ".join(failure.problem for failure in case.failures)
    assert "broken.png: the picture is broken" in problems
    assert "large.png: the file holds" in problems


def test_drawings_and_marks_of_layout_are_no_pictures_and_no_failures(tmp_path: Path) -> None:
    dot = base64.b64encode(pack(draw_scene(1, (31, 200)))).decode()
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "<html><body><article><p>Egypt sent trucks to Libya, the ministry said on Tuesday.</p>"
        f'<img src="data:image/png;base64,{dot}"><img src="logo.svg?v=2">'
        '<img src="data:image/svg+xml,%3Csvg%20/%3E"></article></body></html>',
        encoding="utf-8",
    )
    case = work(tmp_path, tmp_path / "page.html")

    assert [record.pictures for record in case.records] == [()]
    assert case.failures == ()


def test_too_many_pictures_are_said_to_be_too_many(tmp_path: Path) -> None:
    count = MOST_PICTURES + 1
    for number in range(count):
        (tmp_path / f"{number}.png").write_bytes(pack(draw_scene(number, (40, 40))))
    shown = "\n\n".join(f"![{number}]({number}.png)" for number in range(count))
    (tmp_path / "page.md").write_text(f"Egypt sent trucks to Libya.\n\n{shown}\n", encoding="utf-8")
    found = list_pictures([str(tmp_path / "page.md")], ReadHints(), RULES)

    assert len(found.records[0].pictures) == MOST_PICTURES
    assert f"it shows {count} pictures, the first {MOST_PICTURES} were read" in found.failures[0].problem


def test_a_second_run_gives_the_same_case_and_another_picture_another_reading(trucks: Path, tmp_path: Path) -> None:
    first = work(tmp_path, trucks)
    assert work(tmp_path, trucks) == first

    trucks.write_bytes(pack(draw_scene(2), "JPEG"))
    second = work(tmp_path, trucks)

    assert second.records[0].document == first.records[0].document
    assert second.records[0].pictures != first.records[0].pictures
    assert second.id != first.id


def test_a_reused_picture_is_found(trucks: Path, tmp_path: Path) -> None:
    (trucks.parent / "later.png").write_bytes(pack(draw_scene(1).resize((400, 300))))
    later = "---\ndate: 2021-02-03\n---\nTanks at the border.\n\n![Tanks](later.png)\n"
    (trucks.parent / "later.md").write_text(later, encoding="utf-8")
    (group,) = work(tmp_path, trucks.parent).picture_groups

    assert len(group.document_ids()) == 2
    assert max(appearance.distance for appearance in group.appearances) <= 8
