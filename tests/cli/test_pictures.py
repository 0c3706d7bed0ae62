"""`armsledger pictures`: which pictures, where, and what is like what."""

import json
from pathlib import Path

import pytest
from PIL import ImageOps
from tests.drawing import draw_scene, pack

from armsledger.cli.main import main


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scene = draw_scene(1)
    (tmp_path / "first.png").write_bytes(pack(scene))
    (tmp_path / "again.jpg").write_bytes(pack(ImageOps.mirror(scene).resize((400, 300)), "JPEG", quality=50))
    (tmp_path / "a.md").write_text(
        "---\ndate: 2020-05-26\n---\nJets came.\n\n![Jets\x1b[2J](first.png)\n*Jets at Al Jufra.*\n", encoding="utf-8"
    )
    (tmp_path / "b.md").write_text(
        "---\ndate: 2022-01-03\n---\nJets left.\n\n![Jets](again.jpg)\n\n![](https://host.example/x.png)\n",
        encoding="utf-8",
    )
    return tmp_path


def test_each_picture_is_told_with_its_words_and_where_one_like_it_stood_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("pictures", str(folder)) == 0
    said = capsys.readouterr()

    assert "first.png  800 × 600" in said.out
    assert "caption: Jets at Al Jufra." in said.out
    assert f"first in {folder}/a.md, 2020-05-26; one look with:" in said.out
    assert "alternative text: Jets" in said.out
    assert "\x1b" not in said.out
    assert "1 pictures are not held: on the web, or in no file beside their page" in said.err


def test_as_lines_of_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pictures", str(folder), "--json") == 0
    first, again = map(json.loads, capsys.readouterr().out.splitlines())

    assert first["caption"]["text"] == "Jets at Al Jufra."
    assert first["alike"]["distance"] == 0
    assert again["alike"]["first"]["source"] == "first.png"
    assert 0 <= again["alike"]["distance"] <= 8
    assert (again["width"], again["height"], again["media_type"]) == (400, 300, "image/jpeg")


def test_a_picture_that_cannot_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "first.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)

    assert run("pictures", str(folder)) == 1
    assert "failed (picture): first.png: the picture is broken" in capsys.readouterr().err


def test_documents_without_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Jets came.", encoding="utf-8")

    assert run("pictures", str(tmp_path)) == 0
    assert "No document carries a picture that is held." in capsys.readouterr().out


def test_a_report_with_pictures_is_the_same_twice_and_keeps_their_files(folder: Path, tmp_path: Path) -> None:
    made = {}
    for name in ("one", "two"):
        assert run("report", str(folder / "a.md"), str(folder / "b.md"), "-o", str(tmp_path / name)) == 0
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file() and path.name != "ledger.db")
        made[name] = {path.relative_to(tmp_path / name): path.read_bytes() for path in files}

    assert made["one"] == made["two"]
    originals = {data for path, data in made["one"].items() if path.parts[0] == "pictures"}
    assert originals == {(folder / name).read_bytes() for name in ("first.png", "again.jpg")}
