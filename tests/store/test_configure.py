import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.store.ledger import Ledger


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_importing_the_store_is_silent_and_sets_nothing_up() -> None:
    done = _run(
        "import sys, armsledger.store, armsledger.store.ledger; assert 'django' not in sys.modules, 'django came along'"
    )

    assert (done.stdout, done.stderr) == ("", "")


def test_a_program_with_its_own_django_keeps_its_settings(tmp_path: Path) -> None:
    done = _run(
        "import django; from django.conf import settings; from armsledger.store.ledger import Ledger\n"
        "databases = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\n"
        "settings.configure(INSTALLED_APPS=['armsledger.store'], DATABASES=databases, SITE='mine'); django.setup()\n"
        f"Ledger.open('sqlite:///{tmp_path}/a.db').close(); print(settings.SITE)"
    )

    assert done.stdout == "mine\n"


def test_several_ledgers_are_open_at_once_and_keep_apart(tmp_path, make, run_id) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/a.db") as one, Ledger.open(f"sqlite:///{tmp_path}/b.db") as other:
        one.append_record(make(source="a.txt"), run_id)
        other.append_record(make(source="b.txt"), run_id)

        assert [record.document.source for record in one.iter_records()] == ["a.txt"]
        assert [record.document.source for record in other.iter_records()] == ["b.txt"]


def test_the_same_ledger_opened_twice_is_one_ledger(url, record, run_id) -> None:
    with Ledger.open(url) as one, Ledger.open(url) as other:
        one.append_record(record, run_id)

        assert list(other.iter_records()) == [record]


def test_a_closed_ledger_says_so(url) -> None:
    ledger = Ledger.open(url)
    ledger.close()
    ledger.close()

    with pytest.raises(InputError, match=r"case\.db: is closed; open it again with Ledger\.open"):
        ledger.decisions()


@pytest.mark.skipif(find_spec("psycopg") is not None, reason="the PostgreSQL driver is installed")
def test_a_missing_driver_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(InputError, match=r"psycopg, which is not installed; .*pip install 'armsledger\[postgres\]'"):
        Ledger.open("postgresql://u:secret@h/ledger")
