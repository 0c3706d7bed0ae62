"""The page of errors shows each with its words, whatever the scorer pairs."""

from types import ModuleType

from benchmarks.errors import write_page

TEXT = "Iran sent rockets to the Houthis. Turkey trained the militia. Peace <talks> began."
ENTITIES = {"iran": {"name": "Iran", "mentions": ["Iran"]}}


def _claim(kind: str, quote: str, **roles: list[str]) -> dict[str, object]:
    return {"kind": kind, "quote": quote, "stance": "asserted", "source": [], "roles": roles}


def _scorer(pairs: list[tuple[int, int, bool]]) -> ModuleType:
    """What of the scorer the page uses; the scorer itself belongs to the annotated sets."""
    scorer = ModuleType("scorer")
    scorer.pair = lambda gold, found, text: pairs  # type: ignore[attr-defined]
    scorer.filler_hits = lambda named, found, entities: len(  # type: ignore[attr-defined]
        {entities[name]["name"] if name in entities else name for name in named} & set(found)
    )
    return scorer


def test_missed_invented_and_wrong_roles_are_shown_beside_their_words() -> None:
    gold = [
        _claim("transfer", "Iran sent rockets to the Houthis", actor=["iran"], recipient=["Houthis"]),
        _claim("assistance", "Turkey trained the militia", actor=["Turkey"]),
    ]
    found = [
        _claim("transfer", "Iran sent rockets to the Houthis", actor=["Iran"]),
        _claim("attack", "Peace <talks> began", target=["talks"]),
    ]
    rows = [{"doc_id": "d", "text": TEXT, "entities": ENTITIES, "claims": gold}]

    page = write_page("own", rows, [{"doc_id": "d", "claims": found}], _scorer([(0, 0, True)]))

    for words in ("wrong roles", "missed", "invented", "Turkey trained the militia", "recipient: Houthis"):
        assert words in page
    assert "Peace &lt;talks&gt; began" in page


def test_what_is_right_is_not_shown() -> None:
    right = [_claim("assistance", "Turkey trained the militia", actor=["Turkey"])]
    rows = [{"doc_id": "d", "text": TEXT, "entities": {}, "claims": right}]

    page = write_page("own", rows, [{"doc_id": "d", "claims": right}], _scorer([(0, 0, True)]))

    assert "Turkey trained the militia" not in page
