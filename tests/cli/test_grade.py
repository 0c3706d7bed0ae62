"""`armsledger grade` over a ledger that `report` has made."""

import json
import re
from pathlib import Path

import pytest

from armsledger.cli.main import main

TEXTS = {
    "a.txt": "US Africa Command said that Russia had sent fighter jets to Libya.",
    "b.txt": "Russia denied that it had sent fighter jets to Libya.",
}
LATER = "Fighter jets were sent to Libya by Russia, US Africa Command said."


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str, tuple[str, ...]]:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / name).write_text(text + "\n", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    report(tmp_path, url)
    return tmp_path, url, ("--ledger", url, "--by", "R. Eviewer", "--comment", "twenty reports checked")


def report(folder: Path, url: str) -> None:
    documents, out = str(folder / "documents"), str(folder / "out")
    assert run("report", documents, "-o", out, "--ledger", url, "--published", "2020-05-26") == 0


def matter_of(folder: Path) -> dict:
    content = json.loads((folder / "out" / "findings.json").read_text(encoding="utf-8"))
    (matter,) = (matter for matter in content["matters"] if matter["kind"] == "transfer")
    return matter


def page(folder: Path) -> str:
    html = (folder / "out" / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def decision_in(text: str) -> str:
    found = re.search(r"dec-[0-9a-f]{20}", text)
    assert found
    return found[0]


def test_a_letter_is_set_listed_printed_and_taken_back(made, capsys) -> None:
    folder, url, why = made
    assert matter_of(folder)["grade"]["code"] == "F3"
    capsys.readouterr()

    assert run("grade", "source", "AFRICOM", "--letter", "B", "--topic", "lby", "--from", "2020-01-01", *why) == 0
    said = capsys.readouterr().out
    assert "source actor-africom: B for LBY, from 2020-01-01 (R. Eviewer, " in said
    assert run("grade", "list", "--ledger", url) == 0
    assert capsys.readouterr().out.strip() == said.splitlines()[0]

    report(folder, url)
    assert matter_of(folder)["grade"]["code"] == "B3"
    letters = {origin["voice"]: origin["letter"] for origin in matter_of(folder)["origins"]}
    assert letters == {"United States Africa Command": "B", "Russia": "F"}
    assert "twenty reports checked (for LBY, from 2020-01-01)" in page(folder)

    assert run("grade", "undo", decision_in(said), *why) == 0
    report(folder, url)
    assert matter_of(folder)["grade"]["code"] == "F3"


def test_a_digit_stands_beside_the_proposal_and_is_marked_when_the_matter_grows(made, capsys) -> None:
    folder, url, why = made
    assert run("grade", "matter", matter_of(folder)["id"], "--digit", "2", *why) == 0
    report(folder, url)

    assert matter_of(folder)["grade"]["code"] == "F2"
    assert matter_of(folder)["grade"]["set_digit"]["proposed"] == "3"
    assert "2, denied, set by R. Eviewer; machine proposed 3" in page(folder)
    assert "look again" not in page(folder)

    (folder / "documents" / "c.txt").write_text(LATER + "\n", encoding="utf-8")
    report(folder, url)
    assert matter_of(folder)["grade"]["code"] == "F2"
    assert "1 claim has come to it since; look again" in page(folder)


def test_a_judgement_is_printed_in_two_sentences(made, capsys) -> None:
    folder, url, why = made
    judge = ("--term", "likely", "--confidence", "moderate", "--basis", "Two logs agree.", "--alternative", "a lease")
    assert run("grade", "assess", matter_of(folder)["id"], *judge, "--change", "a third log", *why) == 0
    report(folder, url)

    mixed = (*why[:-1], "likely, as we have high confidence in the logs")
    assert run("grade", "assess", matter_of(folder)["id"], *judge, *mixed) == 2
    assert "puts confidence and 'likely' in one sentence" in capsys.readouterr().err
    assert "We judge: likely (55 to 80 %). Confidence in this judgement is moderate." in page(folder)
    assert matter_of(folder)["assessments"][0]["stix_value"] == 70
    assert matter_of(folder)["grade"]["code"] == "F3"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("source", "The Nowhere Times", "--letter", "B"), "is no source that this ledger or the tables know"),
        (("source", "AFRICOM", "--letter", "B", "--topic", "weather"), "weather: is no topic; give one of"),
        (("source", "AFRICOM", "--letter", "G"), "'G' is not one of"),
        (("matter", "mat-1", "--digit", "2"), "mat-1 is no matter of this ledger"),
        (("matter", "mat-1", "--digit", "7"), "'7' is not one of"),
        (("undo", "dec-1"), "dec-1: is no grade that is in force; give one of those in force: none"),
        (
            (
                "assess",
                "mat-1",
                "--term",
                "likely",
                "--confidence",
                "high",
                "--basis",
                "It is likely, with confidence.",
            ),
            "puts confidence and 'likely' in one sentence",
        ),
        (
            ("assess", "mat-1", "--term", "likely", "--confidence", "high", "--basis", "It is probable."),
            "keep to one row of terms",
        ),
    ],
)
def test_an_error_names_the_value_and_the_way_out(made, capsys, arguments, message) -> None:
    _, _, why = made

    assert run("grade", *arguments, *why) == 2
    assert message in " ".join(capsys.readouterr().err.replace("│", " ").split())


def test_by_and_comment_are_required(made, capsys) -> None:
    _, url, _ = made

    assert run("grade", "source", "AFRICOM", "--letter", "B", "--ledger", url, "--by", "R. Eviewer") == 2
    assert run("grade", "source", "AFRICOM", "--letter", "B", "--ledger", url, "--by", " ", "--comment", "x") == 2
    assert "without a person or a comment; give both" in capsys.readouterr().err
