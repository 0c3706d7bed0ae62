"""`armsledger case` over a ledger that `report` has made."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armsledger.cli.main import main
from armsledger.store.ledger import Ledger

TEXT = "US Africa Command said that Russia had sent fighter jets to Libya."


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def made(tmp_path: Path) -> tuple[str, str, tuple[str, ...]]:
    """A ledger, its one matter, and who decides and why."""
    (tmp_path / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    out = str(tmp_path / "out")
    assert run("report", str(tmp_path / "a.txt"), "-o", out, "--ledger", url, "--published", "2020-05-26") == 0
    with Ledger.open(url) as ledger:
        run_id = ledger.find_last_run_id()
        assert run_id
        (matter,) = ledger.matters(run_id)
    why = ("--ledger", url, "--by", "A. Nalyst", "--comment", "for the panel")
    assert run("case", "new", "air", "--title", "By air", *why) == 0
    return url, matter.id, why


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[0]


def test_a_case_is_put_together_changed_shown_and_listed(made, capsys) -> None:
    url, matter_id, why = made
    assert run("case", "add", "air", matter_id, *why) == 0
    assert run("case", "change", "air", "--notes", "for the Committee", *why) == 0
    capsys.readouterr()

    assert run("case", "show", "air", "--ledger", url) == 0
    shown = capsys.readouterr().out
    assert "for the Committee" in shown
    assert f"{matter_id} Russia: supply of materiel (Libya)" in shown
    assert "not kept: those named were asked for a reply: Russia: not written to" in shown
    assert run("case", "list", "--ledger", url) == 0
    assert capsys.readouterr().out == "air: By air, under two-independent; 1 matters, 0 letters\n"


def test_what_was_decided_is_taken_back_by_its_id(made, capsys) -> None:
    url, matter_id, why = made
    run("case", "add", "air", matter_id, *why)
    capsys.readouterr()
    assert run("case", "remove", "air", matter_id, *why) == 0
    removed = found(r"dec-[0-9a-f]{20}", capsys.readouterr().out)

    assert run("case", "undo", removed, *why) == 0
    assert f"undone: case air: {matter_id} taken out" in capsys.readouterr().out
    run("case", "list", "--ledger", url)
    assert "1 matters" in capsys.readouterr().out


def test_a_letter_is_drafted_kept_sent_and_answered_from_files(made, tmp_path, capsys) -> None:
    url, matter_id, why = made
    run("case", "add", "air", matter_id, *why)
    capsys.readouterr()
    assert run("case", "letter", "air", "RUS", "--ledger", url, "--draft", "--due", "2099-01-01") == 0
    assert "“Russia had sent fighter jets to Libya”" in capsys.readouterr().out
    run("case", "list", "--ledger", url)
    assert "0 letters" in capsys.readouterr().out

    (tmp_path / "letter.txt").write_text("What do you say to it?", encoding="utf-8")
    text = str(tmp_path / "letter.txt")
    assert run("case", "letter", "air", "RUS", "--text", text, "--due", "2099-01-01", *why) == 0
    letter_id = found(r"ltr-[0-9a-f]{20}", capsys.readouterr().out)
    assert run("case", "send", "air", letter_id, *why) == 0
    (tmp_path / "answer.txt").write_text("It did not happen.", encoding="utf-8")
    assert run("case", "answer", "air", letter_id, "--file", str(tmp_path / "answer.txt"), *why) == 0
    today = datetime.now(UTC).date().isoformat()
    assert f"sent on {today}, answered on {today}" in capsys.readouterr().out

    assert run("case", "answer", "air", letter_id, *why) == 2
    assert "needs one of --words, --file and --none" in capsys.readouterr().err
    assert run("case", "answer", "air", letter_id, "--none", *why) == 2
    assert "comes before the day by which to answer" in capsys.readouterr().err


def test_a_case_is_printed_unchecked_and_published_only_when_nothing_is_wrong(made, tmp_path, capsys) -> None:
    url, matter_id, why = made
    run("case", "add", "air", matter_id, *why)
    assert run("case", "print", "air", "--ledger", url, "-o", str(tmp_path / "printed")) == 0
    assert "By air" in (tmp_path / "printed" / "index.html").read_text(encoding="utf-8")
    archive = tmp_path / "air.zip"
    assert run("case", "check", "air", "--ledger", url) == 1
    assert run("case", "publish", "air", "-o", str(archive), *why) == 2
    said = capsys.readouterr()
    assert "not signed" in said.out
    assert "case air cannot be published: mend" in said.err
    assert not archive.exists()

    with Ledger.open(url) as ledger:
        run_id = ledger.find_last_run_id()
        assert run_id
        (finding,) = ledger.findings(run_id)
    run("review", "accept", finding.id, *why)
    run("review", "sign-off", finding.id, "--ledger", url, "--by", "S. Econd", "--comment", "read and agreed")
    run("case", "letter", "air", "RUS", "--due", "2099-01-01", *why)
    letter_id = found(r"ltr-[0-9a-f]{20}", capsys.readouterr().out)
    run("case", "send", "air", letter_id, *why)
    run("case", "answer", "air", letter_id, "--words", "It did not happen.", *why)
    capsys.readouterr()

    assert run("case", "check", "air", "--ledger", url) == 0
    assert run("case", "publish", "air", "-o", str(archive), *why) == 0
    assert "digest of the folder" in capsys.readouterr().out
    with zipfile.ZipFile(archive) as opened:
        assert "air/index.html" in opened.namelist()
        assert "It did not happen." in opened.read("air/index.html").decode("utf-8")
    assert run("verify", "--ledger", url) == 0


def test_a_case_that_there_is_not_is_said_so(made, capsys) -> None:
    url, _, _ = made

    assert run("case", "show", "none", "--ledger", url) == 2
    assert "none is no case of this ledger" in capsys.readouterr().err


def test_a_source_is_withheld_listed_printed_under_its_code_name_and_freed(made, tmp_path: Path, capsys) -> None:
    url, matter_id, why = made
    assert run("case", "add", "air", matter_id, *why) == 0
    capsys.readouterr()
    assert run("case", "withhold", "air", "US Africa Command", "--reason", "safety", "--until", "2090-01-31", *why) == 0
    said = capsys.readouterr().out
    assert "case air: “US Africa Command” withheld (safety, confidential, until 2090-01-31)" in said
    assert run("case", "withheld", "air", "--ledger", url) == 0
    assert "for the panel" in capsys.readouterr().out

    assert run("case", "print", "air", "--ledger", url, "-o", str(tmp_path / "copy")) == 0
    assert run("case", "print", "air", "--ledger", url, "-o", str(tmp_path / "whole"), "--unredacted") == 0
    copy, whole = ((tmp_path / name / "claims.jsonl").read_text("utf-8") for name in ("copy", "whole"))
    assert "Source A" in copy
    assert "Africa Command" not in copy
    assert "Africa Command" in whole

    assert run("case", "undo", found("dec-[0-9a-f]{20}", said), *why) == 0
    capsys.readouterr()
    assert run("case", "withheld", "air", "--ledger", url) == 0
    assert capsys.readouterr().out == "nothing is withheld from air\n"


def test_words_of_a_document_are_redacted_for_all_cases(made, tmp_path: Path, capsys) -> None:
    url, matter_id, why = made
    assert run("case", "add", "air", matter_id, *why) == 0
    with Ledger.open(url) as ledger:
        document_id = next(ledger.iter_records()).document.id
    given = ("case", "redact", "air", document_id, "--reason", "privacy", "--all-cases", *why)
    assert run(*given, "--words", "fighter jets") == 0
    assert f"redacted in {document_id}" in capsys.readouterr().out
    assert run("case", "print", "air", "--ledger", url, "-o", str(tmp_path / "copy")) == 0

    assert "█████ [redacted: privacy]" in (tmp_path / "copy" / "claims.jsonl").read_text("utf-8")
    assert run(*given, "--words", "no such words") != 0
    assert "stands 0 times in" in capsys.readouterr().err
