"""`armsledger review translation` and `observe` over a ledger that `report` has made."""

import re
from pathlib import Path

import pytest
from tests.cli.test_names import run
from tests.drawing import draw_scene, pack

from armsledger.store.ledger import Ledger

RUSSIAN = "Катар отправил винтовки в Ливию, сообщило министерство."
ENGLISH = "Qatar sent rifles to Libya, the ministry said."
CAPTION = "Turkey sent 12 armoured vehicles to Tripoli, images released by the ministry show."


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "trucks.jpg").write_bytes(pack(draw_scene(1), "JPEG"))
    (folder / "trucks.txt").write_text(CAPTION, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    assert report(tmp_path, url) == 0
    return tmp_path, url


def report(folder: Path, url: str) -> int:
    documents, out = str(folder / "documents"), str(folder / "out")
    return run("report", documents, "-o", out, "--ledger", url, "--published", "2020-05-01")


def test_a_translation_is_paired_counts_as_one_origin_and_is_undone(made, capsys) -> None:
    folder, url = made
    by = ("--ledger", url, "--by", "N. Analyst", "--comment", "line by line the same")
    original, translated = (str(folder / "documents" / name) for name in ("ru.txt", "en.txt"))

    assert run("review", "translation", original, translated, *by) == 0
    decision = re.search(r"dec-[0-9a-f]{20}", capsys.readouterr().out)
    assert decision
    assert run("review", "origins", "--ledger", url) == 0
    assert "original and translation, says N. Analyst" in capsys.readouterr().out
    assert run("review", "log", "--ledger", url) == 0
    assert ": a translation of doc-" in capsys.readouterr().out

    assert run("review", "translation", original, str(folder / "documents" / "nothing.txt"), *by) == 2
    assert "nothing.txt: is no document of this ledger" in capsys.readouterr().err
    assert run("review", "translation", str(folder / "documents" / "trucks.txt"), translated, *by) == 2
    assert "is said to be a translation of doc-" in capsys.readouterr().err

    assert run("review", "undo", decision[0], *by) == 0
    assert run("review", "origins", "--ledger", url) == 0
    assert "original and translation" not in capsys.readouterr().out
    assert run("verify", "--ledger", url) == 0


def test_what_is_seen_stands_in_the_next_case_file_apart_from_what_is_said(made, capsys) -> None:
    folder, url = made
    by = ("--ledger", url, "--by", "N. Analyst", "--comment", "counted at full size")
    with Ledger.open(url) as ledger:
        ((digest,), _) = ledger.pictures.list_digests(0, 5)

    assert run("review", "observe", digest, "six lorries in a row", "--where", "lower half", *by) == 0
    assert report(folder, url) == 0
    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert "six lorries in a row (lower half), seen by N. Analyst: counted at full size" in page

    assert run("review", "observe", "0" * 64, "six lorries", *by) == 2
    assert "is no picture of this ledger" in capsys.readouterr().err
