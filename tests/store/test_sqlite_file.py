import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.store.ledger import Ledger


def _refused(path: Path) -> str:
    """The message of the refusal, once it is sure that neither the file nor its folder was touched."""
    before = path.read_bytes() if path.is_file() else None
    names = sorted(os.listdir(path.parent)) if path.parent.is_dir() else None
    with pytest.raises(InputError) as refused:
        Ledger.open(f"sqlite:///{path}")
    assert before == (path.read_bytes() if path.is_file() else None)
    assert names == (sorted(os.listdir(path.parent)) if path.parent.is_dir() else None)
    return str(refused.value)


@pytest.mark.parametrize("data", [b"Dear reader,\n", b"SQLite format 3\0", bytes(4096), b"%PDF-1.7 " * 40])
def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)

    assert _refused(path) == (
        f"{path}: is no ledger and no SQLite file; give the ledger another name, or move the file away"
    )


@pytest.mark.parametrize("mark", [0, 252006675])
def test_the_database_of_another_program_is_refused_and_left(tmp_path: Path, mark: int) -> None:
    path = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA application_id = {mark}")
        database.execute("CREATE TABLE ledger_claim (quote TEXT)")

    assert f"{path}: is the SQLite file of another program" in _refused(path)


def test_a_ledger_that_was_cut_short_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Ledger.open(f"sqlite:///{path}").close()
    os.truncate(path, path.stat().st_size // 2)

    assert f"{path}: is a damaged ledger (it was cut short); bring it back from a copy" in _refused(path)


def test_a_ledger_with_scrambled_pages_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Ledger.open(f"sqlite:///{path}").close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))

    assert f"{path}: is a damaged ledger (database disk image is malformed); bring it back" in _refused(path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path, record, run_id) -> None:
    (tmp_path / "case.db").touch()

    with Ledger.open(f"sqlite:///{tmp_path}/case.db") as ledger:
        ledger.append_record(record, run_id)
        assert ledger.get_record(record.document.id) == record


def test_a_start_that_was_broken_off_is_taken_up_again(tmp_path: Path) -> None:
    from armsledger.store.sqlite_file import prepare_sqlite_file

    prepare_sqlite_file(tmp_path / "case.db")

    with Ledger.open(f"sqlite:///{tmp_path}/case.db") as ledger:
        assert ledger.decisions() == ()


def test_a_missing_folder_and_a_folder_in_its_place_are_refused(tmp_path: Path) -> None:
    assert f"the folder {tmp_path / 'nowhere'} does not exist; create it" in _refused(tmp_path / "nowhere" / "case.db")
    assert f"{tmp_path}: is a folder; name a file in it" in _refused(tmp_path)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Ledger.open(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('armsledger_store', '0999_later', '2030-01-01')"
        )

    with pytest.raises(
        InputError, match=r"was written by a newer version \(it has had 0999_later\); update armsledger"
    ):
        Ledger.open(f"sqlite:///{path}")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that users other than its owner can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _open_as_nobody(path: Path, answers) -> None:
    if os.getuid() == 0:
        os.setuid(65534)
    try:
        Ledger.open(f"sqlite:///{path}")
    except InputError as error:
        answers.put(str(error))
    else:
        answers.put("opened")


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="permissions of this system are others")
@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_may_not_be_written_in_is_refused_and_left(open_folder: Path, exists: bool) -> None:
    path = open_folder / "case.db"
    if exists:
        Ledger.open(f"sqlite:///{path}").close()
    open_folder.chmod(0o555)
    context = get_context("fork")
    answers = context.Queue()
    process = context.Process(target=_open_as_nobody, args=(path, answers))
    process.start()

    assert answers.get(timeout=30) == (
        f"{path}: cannot be written to in the folder {open_folder}; name a folder that you may write in"
    )
    process.join()
    assert os.listdir(open_folder) == (["case.db"] if exists else [])


def test_a_second_look_takes_no_lock_away_from_a_connection_of_this_process(tmp_path: Path) -> None:
    """Else another process would be the last to close the file, and throw the log away under this one's feet."""
    url = f"sqlite:///{tmp_path / 'case.db'}"
    program = f"from armsledger.store.ledger import Ledger; Ledger.open({url!r}).close()"
    with Ledger.open(url) as first:
        first.run_ids()
        Ledger.open(url).close()
        subprocess.run([sys.executable, "-c", program], check=True)

        assert Path(f"{tmp_path / 'case.db'}-wal").exists()
        first.append_failure(Failure("a.txt", "read", "is empty"), "run-00000000000000000000")
    with Ledger.open(url) as again:
        assert again.run_ids() == ("run-00000000000000000000",)
