"""The second reading is compared by the words of the text, whatever its entities are called."""

from corpus.agreement import spelled_out

ROW = {
    "doc_id": "d",
    "entities": {"ir": {"name": "Islamic Republic of Iran", "type": "country", "mentions": ["Iran", "Tehran"]}},
    "claims": [
        {
            "kind": "transfer",
            "quote": "Iran sent rockets",
            "source": ["ir"],
            "stance": ["asserted", "alleged"],
            "roles": {"actor": ["ir"], "item": ["rockets"]},
            "optional": True,
        }
    ],
}


def test_entities_become_words_of_the_text() -> None:
    (claim,) = spelled_out(ROW)["claims"]
    assert claim["roles"] == {"actor": ["Iran"], "item": ["rockets"]}
    assert claim["source"] == ["Iran"]
    assert claim["stance"] == "asserted"
    assert claim["optional"]
