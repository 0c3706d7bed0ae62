"""Addresses on a page and the files beside it that they may lead to."""

from pathlib import Path

import pytest

from armsledger.acquire.beside import find_beside, find_captions


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "news"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "a b.png").write_bytes(b"a")
    (folder / "plane.png").write_bytes(b"b")
    (tmp_path / "site" / "secret.png").write_bytes(b"c")
    (tmp_path / "site" / "news-old").mkdir()
    (tmp_path / "site" / "news-old" / "old.png").write_bytes(b"d")
    (folder / "out.png").symlink_to(tmp_path / "site" / "secret.png")
    (folder / "up").symlink_to(tmp_path / "site")
    (folder / "in.png").symlink_to(folder / "plane.png")
    return folder / "page.html"


@pytest.mark.parametrize("address", ["plane.png", "./plane.png", "img/a%20b.png", "plane.png?w=800#top", "in.png"])
def test_a_file_in_the_pages_folder_is_found(page: Path, address: str) -> None:
    found = find_beside(page, address)

    assert found is not None
    assert found.is_file()


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png", "img/../../secret.png", "%2e%2e/secret.png", "..%2fsecret.png", "out.png", "up/secret.png",
        "../news-old/old.png", "/etc/hostname", "//host.example/plane.png", "https://host.example/plane.png",
        "file:///etc/hostname", "C:/plane.png", "..\\secret.png", "plane.png\0", "%00", "", "img", "gone.png", "#top",
        "http://[", "%ff.png",
    ],
)  # fmt: skip
def test_nothing_else_is_looked_at(page: Path, address: str) -> None:
    assert find_beside(page, address) is None


def test_an_absolute_address_is_refused_even_where_it_leads_into_the_folder(page: Path) -> None:
    assert find_beside(page, str(page.parent / "plane.png")) is None


def test_a_caption_lies_beside_its_picture_under_its_name() -> None:
    names = [path.name for path in find_captions(Path("x/plane.jpg"))]

    assert names == ["plane.txt", "plane.md", "plane.jpg.txt", "plane.jpg.md"]
