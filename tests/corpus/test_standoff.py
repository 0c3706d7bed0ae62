"""Annotations lose their text and get it back, word for word."""

from typing import Any

import pytest
from corpus.standoff import CorpusError, fill_text, strip_text

TEXT = (
    "Libya's parliament says Turkey shipped 12 armoured vehicles to Misrata. Turkey denies it. "
    "The vehicles came by sea."
)


def _record() -> dict[str, Any]:
    return {
        "doc_id": "own-1",
        "published": "2019-05-20",
        "text": TEXT,
        "entities": {
            "turkey": {"name": "Turkey", "type": "country", "mentions": ["Turkey"]},
            "parliament": {"name": "House", "type": "organization", "mentions": ["Libya's parliament"]},
        },
        "claims": [
            {
                "id": "c1",
                "kind": "transfer",
                "quote": "Turkey shipped 12 armoured vehicles to Misrata",
                "source": ["parliament"],
                "stance": "asserted",
                "roles": {"actor": ["turkey"], "item": ["armoured vehicles"], "destination": ["Misrata"]},
                "quantity": {"of": "item", "low": 12, "high": 12},
            }
        ],
    }


def test_a_row_holds_no_word_of_the_text_but_names() -> None:
    row = strip_text(_record(), {"repository": "someone/something", "path": "a.txt"})
    claim = row["claims"][0]
    assert TEXT[slice(*claim["quote"])] == "Turkey shipped 12 armoured vehicles to Misrata"
    assert TEXT[slice(*claim["roles"]["item"][0])] == "armoured vehicles"
    assert claim["roles"]["actor"] == ["turkey"]
    assert "shipped" not in str(row)


def test_filling_gives_the_record_back() -> None:
    record = _record()
    filled = fill_text(strip_text(record, {"repository": "someone/something", "path": "a.txt"}), TEXT)
    claim = filled["claims"][0]
    assert claim.pop("span") == [24, 70]
    assert claim == record["claims"][0]
    assert filled["entities"] == record["entities"]


def test_words_stand_where_they_are_nearest_to_their_quote() -> None:
    record = _record()
    record["claims"][0] |= {"quote": "The vehicles came by sea", "roles": {"item": ["vehicles"]}, "source": []}
    row = strip_text(record, {"repository": "someone/something", "path": "a.txt"})
    assert row["claims"][0]["roles"]["item"][0][0] == TEXT.rindex("vehicles")


def test_words_that_the_text_does_not_have_are_refused() -> None:
    record = _record()
    record["claims"][0]["quote"] = "Turkey sent tanks"
    with pytest.raises(CorpusError, match="own-1: 'Turkey sent tanks' does not stand in its text"):
        strip_text(record, {"repository": "someone/something", "path": "a.txt"})


def test_another_version_of_a_text_is_refused() -> None:
    row = strip_text(_record(), {"repository": "someone/something", "path": "a.txt"})
    with pytest.raises(CorpusError, match="own-1: this is not the text that was annotated"):
        fill_text(row, TEXT + " ")
