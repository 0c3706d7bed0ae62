import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from armsledger.acquire.files import iter_files
from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.model.received import Received

LIMIT = 1_000_000


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def sources(folder: Path, *paths: Path) -> list[str]:
    return [os.path.relpath(item.source, folder) for item in iter_files([str(p) for p in paths], LIMIT)]


def test_a_file_comes_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, note="Two aircraft landed.")

    (received,) = iter_files([str(tmp_path / "note")], LIMIT)

    assert received == Received(
        str(tmp_path / "note"), b"Two aircraft landed.", hashlib.sha256(b"Two aircraft landed.").hexdigest()
    )


def test_a_folder_is_read_in_sorted_order_with_its_subfolders(tmp_path: Path) -> None:
    write(tmp_path, b="b", a="a", sub__c="c", Z="z")

    assert sources(tmp_path, tmp_path) == ["Z", "a", "b", "sub/c"]


def test_hidden_files_and_folders_are_skipped_in_a_folder_but_not_when_named(tmp_path: Path) -> None:
    write(tmp_path, **{".hidden": "h", "seen": "s", ".git__config": "g"})

    assert sources(tmp_path, tmp_path) == ["seen"]
    assert sources(tmp_path, tmp_path / ".hidden") == [".hidden"]


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    write(tmp_path, a="a", b="b")

    assert sources(tmp_path, tmp_path / "b", tmp_path) == ["b", "a"]


def test_an_unreadable_file_is_a_failure_and_the_rest_go_on(tmp_path: Path) -> None:
    write(tmp_path, a="a", c="c")
    (tmp_path / "b").symlink_to(tmp_path / "gone")

    first, second, third = iter_files([str(tmp_path)], LIMIT)

    assert isinstance(first, Received)
    assert second == Failure(
        str(tmp_path / "b"),
        "acquire",
        "the file cannot be read (No such file or directory); check that it exists and may be read by you",
    )
    assert isinstance(third, Received)


def test_a_pipe_is_a_failure_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    (failure,) = iter_files([str(tmp_path)], LIMIT)

    assert isinstance(failure, Failure)
    assert "no regular file" in failure.problem


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)

    (failure,) = iter_files([str(tmp_path)], LIMIT)

    assert isinstance(failure, Failure)
    assert "Permission denied" in failure.problem


def test_a_path_that_does_not_exist_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path, a="a")

    with pytest.raises(InputError, match=r"nowhere\.txt': there is no such file or folder; check the path"):
        iter_files([str(tmp_path / "a"), str(tmp_path / "nowhere.txt")], LIMIT)


def test_no_path_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="nothing was given to read; name a file or a folder"):
        iter_files([], LIMIT)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (failure,) = iter_files([str(tmp_path)], LIMIT)

    assert isinstance(failure, Failure)
    assert "the folder holds no files" in failure.problem


def test_a_file_of_two_hundred_megabytes_is_refused_without_loading_it(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(200_000_000)

    tracemalloc.start()
    (failure,) = iter_files([str(tmp_path)], LIMIT)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert isinstance(failure, Failure)
    assert failure.problem == (
        "the file holds 200.0 MB (200,000,000 bytes), the limit is 1.0 MB (1,000,000 bytes); "
        "split it into single reports, or raise the limit"
    )
    assert peak_bytes < 1_000_000


def test_a_file_exactly_at_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"x" * LIMIT)

    (received,) = iter_files([str(tmp_path)], LIMIT)

    assert isinstance(received, Received)
    assert len(received.data) == LIMIT
