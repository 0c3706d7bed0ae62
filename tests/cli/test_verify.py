"""`armsledger verify` over a ledger that `report` has made."""

import sqlite3
from contextlib import closing
from pathlib import Path

from armsledger.cli.main import main


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_a_ledger_is_whole_until_somebody_changes_a_word(tmp_path: Path, capsys) -> None:
    article = tmp_path / "a.txt"
    article.write_text("An aid worker said that Turkey had sent armoured vehicles to Misrata.\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    assert run("report", str(article), "-o", str(tmp_path / "out"), "--ledger", url) == 0

    assert run("verify", "--ledger", url) == 0
    said = capsys.readouterr().out
    assert "whole: 1 documents, 1 stored files, 1 readings" in said
    assert f"last hash {'0' * 64}" in said

    with closing(sqlite3.connect(tmp_path / "ledger.db")) as database, database:
        database.execute("DROP TRIGGER ledger_document_no_update")
        database.execute("UPDATE ledger_document SET text = replace(text, 'Turkey', 'Norway')")
    assert run("verify", "--ledger", url) == 1
    assert "broken: doc-" in capsys.readouterr().err


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path, capsys) -> None:
    assert run("verify", "--ledger", f"sqlite:///{tmp_path / 'none.db'}") == 2
    assert "is not there" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
