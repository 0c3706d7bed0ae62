"""`armsledger ledger` over a ledger that `report` has made."""

from pathlib import Path

from armsledger.cli.main import main
from armsledger.model.claim_query import ClaimFilter
from armsledger.store.ledger import Ledger


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_a_run_fills_the_index_and_reindex_makes_the_same(tmp_path: Path, capsys) -> None:
    article = tmp_path / "a.txt"
    article.write_text("An aid worker said that Turkey had sent armoured vehicles to Misrata.\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    assert run("report", str(article), "-o", str(tmp_path / "out"), "--ledger", url) == 0
    wanted = ClaimFilter(text="misrata")
    with Ledger.open(url) as ledger:
        filled = ledger.find_claims(wanted)
    assert filled.total == 1
    assert filled.entries[0].matter_id
    capsys.readouterr()

    assert run("ledger", "reindex", "--ledger", url) == 0
    assert "1 claims in the index" in capsys.readouterr().out
    with Ledger.open(url) as ledger:
        assert ledger.find_claims(wanted) == filled
