"""The shapes of `armsledger extract`."""

import pytest

from armsledger.errors import UnreadableError
from armsledger.pipeline.rows import make_reader
from armsledger.settings import Settings

ROW = {
    "doc_id": 7,
    "text": "🚁 Iran shipped 40 rockets to the Houthis in March 2019, the Yemeni government said.",
    "published": "2020-07-24",
}
TEXT = str(ROW["text"])


def read(what: str) -> dict:
    return make_reader(what, Settings()).read(ROW)


def test_claims_quote_the_rows_text() -> None:
    (claim,) = read("claims")["claims"]

    start, end = claim["span"]
    assert TEXT[start:end] == claim["quote"]
    assert claim["quote"].startswith("Iran shipped 40 rockets to the Houthis")
    assert (claim["kind"], claim["stance"], claim["source"]) == ("transfer", "asserted", ["Yemeni government"])
    assert claim["roles"] == {"actor": ["Iran"], "recipient": ["Houthis"], "item": ["rockets"]}
    assert claim["quantity"] == {"of": "item", "low": 40, "high": 40}
    assert claim["when"] == {"from": "2019-03-01", "to": "2019-03-31"}


def test_attributions_are_pieces_of_the_text() -> None:
    (attribution,) = read("attributions")["attributions"]

    words = {part: [TEXT[start:end] for start, end in attribution[part]] for part in ("source", "cue", "content")}
    assert words["source"] == ["the Yemeni government"]
    assert words["cue"] == ["said"]
    assert "Iran shipped 40 rockets" in words["content"][0]


def test_entities_times_quantities_and_places_stand_in_the_text() -> None:
    for what, key in (
        ("entities", "entities"),
        ("times", "times"),
        ("quantities", "quantities"),
        ("places", "toponyms"),
    ):
        for row in read(what)[key]:
            assert TEXT[row["start"] : row["end"]] == row["text"]
    assert {row["entity_id"] for row in read("entities")["entities"]} >= {"IRN", "actor-houthi"}
    assert [(row["from"], row["to"]) for row in read("times")["times"]] == [("2019-03-01", "2019-03-31")]
    assert [(row["low"], row["high"]) for row in read("quantities")["quantities"]] == [(40, 40)]


def test_events_fill_the_five_roles() -> None:
    text = "Guerrillas of the People's Front killed the mayor and blew up a bridge with dynamite, the army reported."
    roles = make_reader("events", Settings()).read({"doc_id": "e", "text": text})["roles"]

    assert set(roles) == {"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}
    assert roles["PerpInd"] == [["Guerrillas of the People's Front"]]
    assert ["dynamite"] in roles["Weapon"]


def test_events_of_texts_that_the_core_has_not_read_come_from_claims() -> None:
    row = {"doc_id": "e", "text": "Guerrillas attacked the village with mortars."}
    roles = make_reader("events", Settings(annotator="rules", extractor="rules")).read(row)["roles"]

    assert roles["Target"] == [["village"]]
    assert roles["PerpInd"] == [["Guerrillas"]]
    assert set(roles) == {"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}


def test_a_row_without_text_is_named() -> None:
    with pytest.raises(UnreadableError, match='doc-9: its text is NoneType, not a string; give "text"'):
        make_reader("claims", Settings()).read({"doc_id": "doc-9"})
