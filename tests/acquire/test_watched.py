"""Folders looked at again and again."""

import os
from pathlib import Path

from armsledger.acquire.watched import Watched, find_companions


def test_a_file_is_given_once_it_has_come_to_rest_and_again_when_it_changed(tmp_path: Path) -> None:
    watched = Watched((tmp_path,))
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")

    assert watched.look() == ()
    path.write_text("one and more", encoding="utf-8")
    assert watched.look() == ()
    assert watched.look() == (path,)
    assert watched.look() == ()
    path.write_text("two and more", encoding="utf-8")  # the same size
    os.utime(path, ns=(1, 1))
    assert watched.look() == ()
    assert watched.look() == (path,)


def test_hidden_and_half_done_files_are_left_out_and_subfolders_looked_at(tmp_path: Path) -> None:
    for name in ("a.txt.part", ".b.txt", "c.txt~", "d.crdownload", ".git/e.txt", "sub/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    watched = Watched((tmp_path,))
    watched.look()

    assert watched.look() == (tmp_path / "sub" / "f.txt",)


def test_a_folder_that_is_gone_for_a_while_breaks_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a").write_text("x", encoding="utf-8")
    watched = Watched((folder,))
    watched.look()
    assert watched.look() == (folder / "a",)
    folder.rename(tmp_path / "away")
    assert watched.look() == ()
    (tmp_path / "away").rename(folder)
    assert watched.look() == watched.look() == ()


def test_a_caption_and_its_picture_are_companions(tmp_path: Path) -> None:
    for name in ("tank.jpg", "tank.txt", "tank.jpg.txt", "tanks.txt", ".tank.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    assert [path.name for path in find_companions([tmp_path / "tank.jpg"])] == ["tank.jpg.txt", "tank.txt"]
    assert [path.name for path in find_companions([tmp_path / "tank.jpg.txt"])] == ["tank.jpg", "tank.txt"]
