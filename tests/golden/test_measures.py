"""The answers that a sanctions lawyer expects for the founding report, word for word and as a table."""

import json
from pathlib import Path

import pytest

from armsledger.cli.measures import run_measures

FOLDER = Path(__file__).parent / "measures"
QUESTIONS = FOLDER / "founding_questions.jsonl"
ANSWERS = FOLDER / "founding_answers.jsonl"


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("measures") / "out.jsonl"
    assert run_measures(str(QUESTIONS), str(out)) == 0
    return out


@pytest.fixture(scope="module")
def matches(answered: Path) -> dict[str, dict[str, dict]]:
    rows = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: {match["measure"]: match for match in row["matches"]} for row in rows}


def exemption_ids(match: dict) -> list[str]:
    return [row["id"] for row in match["exemptions"]]


def test_the_answers_are_those_of_the_golden_file_to_the_byte(answered: Path) -> None:
    assert answered.read_bytes() == ANSWERS.read_bytes()


@pytest.mark.parametrize(
    ("question", "exemptions"),
    [
        ("russia-supplies-lna", ["lby-ex-9c"]),
        ("images-of-presence", ["lby-ex-9c"]),
        ("turkey-pays-fighters", ["lby-ex-2095-10", "lby-ex-9c"]),
        ("turkish-drones-for-gna", ["lby-ex-2174-8", "lby-ex-2214", "lby-ex-2278", "lby-ex-9c"]),
        ("turkish-drones-operator-unknown", ["lby-ex-2174-8", "lby-ex-2214", "lby-ex-2278", "lby-ex-9c"]),
    ],
)
def test_paragraph_nine_covers_both_sides_on_its_face(matches: dict, question: str, exemptions: list[str]) -> None:
    match = matches[question]["lby-supply"]

    assert (match["status"], match["paragraph"], match["paragraph_seen"]) == ("covered_on_its_face", "9", True)
    assert match["missing"] == []
    assert exemption_ids(match) == exemptions
    assert "approval not known" in match["because"]


def test_the_european_measure_is_matched_beside_the_united_nations_one(matches: dict) -> None:
    assert set(matches["russia-supplies-lna"]) == {"lby-supply", "eulby-supply"}
    assert "Russia (RUS) is none" in matches["russia-supplies-lna"]["eulby-supply"]["because"]


def test_images_of_presence_leave_the_supplier_an_inference(matches: dict) -> None:
    assert "is an inference" in matches["images-of-presence"]["lby-supply"]["because"]


def test_no_exemption_for_lethal_arms_reaches_personnel(matches: dict) -> None:
    payment = matches["turkey-pays-fighters"]["lby-supply"]

    assert "lby-ex-2174-8" not in exemption_ids(payment)
    contested = next(row for row in payment["exemptions"] if row["id"] == "lby-ex-2095-10")
    assert "could free financial assistance" in contested["because"]
    assert "contested" in contested["because"]


@pytest.mark.parametrize("question", ["strike-on-jufrah", "leaders-call"])
def test_a_strike_and_a_call_match_nothing(matches: dict, question: str) -> None:
    assert matches[question] == {}


def test_no_answer_uses_the_word_that_only_a_source_or_a_reviewer_may(answered: Path) -> None:
    assert "violat" not in answered.read_text(encoding="utf-8").lower()
