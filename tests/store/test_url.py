import os
from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.store.url import parse_ledger_url, without_password


def test_three_slashes_are_a_file_beside_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert parse_ledger_url("sqlite:///out/case.db")["NAME"] == os.path.join(tmp_path, "out", "case.db")


def test_four_slashes_are_a_file_from_the_root() -> None:
    settings = parse_ledger_url("sqlite:////srv/a b/100%?#.db")

    assert settings["NAME"] == "/srv/a b/100%?#.db"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_server_is_read_part_by_part() -> None:
    settings = parse_ledger_url("postgresql://an%40alyst:p%2Fw:d@db.example:5433/ledger?sslmode=require")

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("an@alyst", "p/w:d")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "ledger")
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_server_behind_a_socket_is_named_by_its_folder() -> None:
    settings = parse_ledger_url("postgresql:///ledger?host=/run/postgresql")

    assert (settings["HOST"], settings["PORT"], settings["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", r"\(empty\): is not the URL of a ledger; give sqlite:///path.db or postgresql://"),
        ("out/case.db", "out/case.db: is not the URL of a ledger"),
        ("sqlite://case.db", "sqlite://case.db: is not the URL of a ledger"),
        ("mysql://u:secret@h/n", r"mysql://u:\*\*\*@h/n: is not the URL of a ledger"),
        ("sqlite:///", "sqlite:///: names no file"),
        ("sqlite:///out/", "names no file"),
        ("postgresql://u:secret@h", r"postgresql://u:\*\*\*@h: names no database"),
        ("postgresql://u:secret@h:port/n", "has no port that is a number"),
    ],
)
def test_any_other_url_is_refused_with_the_way_out(url: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as refused:
        parse_ledger_url(url)

    assert "secret" not in str(refused.value)


def test_a_url_without_password_is_shown_as_it_is() -> None:
    assert without_password("postgresql://ana@h/n") == "postgresql://ana@h/n"
    assert without_password("sqlite:////tmp/a@b:c.db") == "sqlite:////tmp/a@b:c.db"
