"""`armsledger review` over a ledger that `report` has made."""

import json
import re
from pathlib import Path

import pytest

from armsledger.cli.main import main

TEXTS = {
    "a.txt": "An aid worker said that Turkey had sent armoured vehicles to Misrata in Libya.",
    "b.txt": "A dock hand said that Turkey had sent armoured vehicles to Misrata in Libya, in May.",
}


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / name).write_text(text + "\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    assert report(tmp_path, url) == 0
    return tmp_path, url


def report(folder: Path, url: str) -> int:
    documents, out = str(folder / "documents"), str(folder / "out")
    return run("report", documents, "-o", out, "--ledger", url, "--published", "2020-05-01")


def reasons(folder: Path) -> str:
    matters = json.loads((folder / "out" / "findings.json").read_text(encoding="utf-8"))["matters"]
    return " ".join(e["because"] for m in matters for o in m["origins"] for e in o["edges"])


def test_origins_are_joined_listed_and_taken_back_and_the_next_run_heeds_it(made, capsys) -> None:
    folder, url = made
    by = ("--ledger", url, "--by", "N. Analyst", "--comment", "one press tour")
    sources = [str(folder / "documents" / name) for name in TEXTS]

    assert run("review", "origins", "--ledger", url) == 0
    assert "2 documents, 2 origins" in capsys.readouterr().out
    assert run("review", "same-origin", *sources, *by) == 0
    (decision,) = re.findall(r"dec-\w+", capsys.readouterr().out)
    assert run("review", "origins", "--ledger", url) == 0
    listed = capsys.readouterr().out
    assert "2 documents, 1 origins" in listed or "2 documents, 1 origin" in listed
    assert "one press tour" in listed
    assert report(folder, url) == 0
    assert "one origin, says N. Analyst" in reasons(folder)

    capsys.readouterr()
    assert run("review", "undo", decision, *by) == 0
    assert report(folder, url) == 0
    assert "says N. Analyst" not in reasons(folder)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("same-origin", "none.txt", "other.txt"), "is no document of this ledger"),
        (("same-origin", "A", "A"), "is the same document"),
        (("undo", "dec-0123456789abcdef0123"), "is no decision of this ledger"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_way_out(made, capsys, arguments, problem: str) -> None:
    folder, url = made
    named = [str(folder / "documents" / "a.txt") if one == "A" else one for one in arguments]

    assert run("review", *named, "--ledger", url, "--by", "N. Analyst", "--comment", "why") == 2
    assert problem in capsys.readouterr().err


def said(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_claim_goes_from_the_queue_over_correction_to_acceptance_and_back(made, capsys) -> None:
    _, url = made
    by = ("--ledger", url, "--by", "N. Analyst", "--comment", "read again")
    capsys.readouterr()
    assert run("review", "queue", "--ledger", url, "--of", "claim", "--json") == 0
    claim = said(capsys)[0]["id"]

    assert run("review", "correct", claim, "item", "vehicles", *by) == 0
    assert run("review", "accept", claim, *by) == 0
    capsys.readouterr()
    assert run("review", "show", claim, "--ledger", url, "--json") == 0
    (shown,) = said(capsys)
    assert shown["review"]["state"] == "accepted"
    assert shown["claims"][0]["fields"]["item"]["value"] == "“vehicles”"
    assert shown["claims"][0]["fields"]["item"]["read_as"] == "“armoured vehicles”"
    assert run("review", "show", claim, "--ledger", url) == 0
    assert "(corrected; read as “armoured vehicles”)" in capsys.readouterr().out

    assert run("review", "log", "--ledger", url, "--json") == 0
    logged = said(capsys)
    assert [one["verdict"] for one in logged] == ["rule", "accept"]
    assert run("review", "log", "--about", claim, "--ledger", url, "--json") == 0
    assert said(capsys) == logged
    assert run("review", "log", "--about", "clm-" + "0" * 20, "--ledger", url, "--json") == 0
    assert said(capsys) == []
    assert run("review", "undo", logged[0]["id"], *by) == 0
    capsys.readouterr()
    assert run("review", "log", "--ledger", url) == 0
    assert "(undone)" in capsys.readouterr().out


def test_people_join_part_sign_off_and_name_an_arbiter(made, capsys) -> None:
    _, url = made
    by = ("--ledger", url, "--by", "N. Analyst", "--comment", "read again")
    other = ("--ledger", url, "--by", "S. Igner", "--comment", "read again")
    capsys.readouterr()
    assert run("review", "queue", "--ledger", url, "--json") == 0
    waiting = said(capsys)
    one, two = [entry["id"] for entry in waiting if entry["noun"] == "claim"]
    finding = next(entry["id"] for entry in waiting if entry["noun"] == "finding")

    assert run("review", "sign-off", finding, *other) == 2
    assert "let a first person accept it" in capsys.readouterr().err
    assert run("review", "accept", finding, *by) == 0
    assert run("review", "sign-off", finding, *other) == 0
    assert run("review", "reject", one, *by) == 0
    assert run("review", "arbiter", one, "D. Ecider", *other) == 0
    assert run("review", "part", one, two, *by) == 0
    assert run("review", "join", one, two, *by) == 0
    capsys.readouterr()
    assert run("review", "queue", "--ledger", url) == 0
    assert "that wait" in capsys.readouterr().out
    assert run("review", "queue", "--ledger", url, "--of", "law") == 2
    assert "law: is nothing that waits; give one of claim, matter, finding" in capsys.readouterr().err
