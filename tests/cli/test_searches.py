"""`armsledger searches` as a user meets it, each command in a process of its own."""

from pathlib import Path

import pytest
from tests.cli.test_serve import run

from armsledger.store.ledger import Ledger

TEXT = "An aid worker said that Turkey had sent armoured vehicles to Misrata.\n"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/case.db"


def read(folder: Path, url: str, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    done = run("report", str(folder / name), "-o", str(folder / "out"), "--ledger", url)
    assert done.returncode == 0, done.stderr


def test_what_is_read_after_a_search_was_saved_is_new_in_it_once(tmp_path: Path, url: str) -> None:
    read(tmp_path, url, "a.txt", TEXT)
    mine = ("--by", "Ana", "--ledger", url)
    saved = run("searches", "save", "To Misrata", "kind=transfer", "q=misrata", *mine)
    assert saved.stdout == "saved: To Misrata; what is new in it is counted from now on\n", saved.stderr
    nothing = run("searches", "list", *mine)
    assert nothing.stdout == "To Misrata: 0 new (Kind: Supply of materiel; Words: misrata)\n"

    read(tmp_path, url, "b.txt", TEXT.replace("An aid worker", "A port worker"))
    with Ledger.open(url) as ledger:
        before = ledger.last_arrival()
    kept = run("searches", "show", "To Misrata", "--keep", *mine)
    shown = run("searches", "show", "To Misrata", *mine)
    again = run("searches", "show", "To Misrata", *mine)

    assert before > 1
    assert kept.stdout == shown.stdout
    assert "1 new in To Misrata" in shown.stdout
    assert "sent armoured vehicles to Misrata" in shown.stdout
    assert again.stdout == "0 new in To Misrata\n"


def test_what_is_wrong_is_said_with_the_way_out(url: str) -> None:
    mine = ("--by", "Ana", "--ledger", url)
    none = run("searches", "show", "Nothing", *mine)
    pair = run("searches", "save", "Planes", "planes", *mine)

    assert (none.returncode, pair.returncode) == (2, 2)
    assert "Nothing: is no search of Ana; see them with: armsledger searches list" in none.stderr
    assert "planes: does not say what it is about; write it as name=value" in pair.stderr
