"""`armsledger names` over a ledger that `report` has made."""

import json
import re
from pathlib import Path

import pytest

from armsledger.cli.main import main

TEXTS = {
    "a.txt": "Emad Zarrouk said that Turkey had sent armoured vehicles to the Zintan Steel Brigade in Libya.",
    "b.txt": "Imad al-Zarruq said that Qatar had sent rifles to the Zentan Steel Brigade in Libya.",
    "c.txt": "Saleh Gharbi said that Turkey had sent rifles to the Zintan Steel Brigade in Libya.",
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


def persons(folder: Path) -> set[frozenset[str]]:
    content = json.loads((folder / "out" / "entities.json").read_text(encoding="utf-8"))
    people = (row for row in content["identities"] if row["type"] == "person")
    return {frozenset(name["text"] for name in row["names"]) for row in people}


def test_names_are_split_merged_and_undone_and_the_next_run_heeds_it(made, capsys) -> None:
    folder, url = made
    together = {frozenset({"Emad Zarrouk", "Imad al-Zarruq"}), frozenset({"Saleh Gharbi"})}
    assert persons(folder) == together
    why = ("--ledger", url, "--by", "R. Eviewer", "--comment", "two men, two passports")

    assert run("names", "split", "Emad Zarrouk", "Imad al-Zarruq", *why) == 0
    decision = re.search(r"dec-[0-9a-f]{20}", capsys.readouterr().out)
    assert decision
    assert report(folder, url) == 0
    assert persons(folder) == {frozenset({name}) for names in together for name in names}
    assert "two men, two passports" in (folder / "out" / "index.html").read_text(encoding="utf-8")

    assert run("names", "undo", decision[0], *why) == 0
    assert report(folder, url) == 0
    assert persons(folder) == together

    assert run("names", "merge", "Saleh Gharbi", "Emad Zarrouk", *why) == 0
    assert report(folder, url) == 0
    assert persons(folder) == {frozenset({"Emad Zarrouk", "Imad al-Zarruq", "Saleh Gharbi"})}


def test_list_says_what_is_one_where_it_was_seen_and_why(made, capsys) -> None:
    _, url = made
    capsys.readouterr()

    assert run("names", "list", "--ledger", url) == 0
    said = capsys.readouterr().out
    assert re.search(r"Zentan Steel Brigade: doc-[0-9a-f]{20}\n", said)
    assert "spellings of the same words" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Nobody", "Emad Zarrouk"), "Nobody: is no name in this ledger; give a name as a document has it"),
        (("merge", "Emad Zarrouk", "Emad Zarrouk"), "is one name, not two; name two"),
        (("undo", "dec-1"), "dec-1: is no verdict on names that is in force; give one of those in force: none"),
    ],
)
def test_an_error_names_the_value_and_the_way_out(made, capsys, arguments, message) -> None:
    _, url = made

    assert run("names", *arguments, "--ledger", url, "--by", "R. Eviewer", "--comment", "why") == 2
    assert message in capsys.readouterr().err


def test_by_and_comment_are_required(made, capsys) -> None:
    _, url = made

    assert run("names", "merge", "Emad Zarrouk", "Saleh Gharbi", "--ledger", url, "--by", "R. Eviewer") == 2
    assert run("names", "merge", "Emad Zarrouk", "Saleh Gharbi", "--ledger", url, "--by", " ", "--comment", "x") == 2
    assert "without a person or a comment; give both" in capsys.readouterr().err
