"""The case file says which names are one, where each was seen, and who said so."""

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.model.case import Case
from armsledger.model.entity import EntityType
from armsledger.model.identity import Identity, NameReason, SeenName, identity_id
from armsledger.model.judgement import Judgement
from armsledger.publish.case_file import write_case_file


@pytest.fixture
def case(libya: ModuleType) -> Case:
    """The case about Libya, with an entity that no row bears put to one that a row bears, in another document."""
    made = libya.make_case()
    bearers = [(record.document.id, entity) for record in made.records for entity in record.entities]
    one_document, one = next(bearer for bearer in bearers if not bearer[1].known_id)
    other_document, other = next(bearer for bearer in bearers if bearer[1].known_id and bearer[0] != one_document)
    identity = Identity(
        id=identity_id((other.known_id or "",), ()),
        type=EntityType.PERSON,
        name=other.name,
        known_id=other.known_id,
        country=None,
        entity_ids=tuple(sorted((one.id, other.id))),
        names=(SeenName(one.names[0], (one_document,)), SeenName(other.names[0], (other_document,))),
        because=(NameReason("Haftar", "حفتر", Judgement.SAME, 9.0, "spellings of the same words (+9)"),),
        apart=(NameReason("Haftar", "Saddam", Judgement.DIFFERENT, None, "R. Eviewer, 2026-11-28: his son", "dec-1"),),
    )
    return replace(made, identities=(identity,))


def test_the_annex_has_one_row_with_every_spelling_and_the_reasons(case: Case, tmp_path: Path) -> None:
    write_case_file(case, tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")

    one, other = (name.words for name in case.identities[0].names)
    (row,) = (line for line in page.splitlines() if "were joined: spellings" in line)
    assert f">{one}</span> (" in row
    assert f">{other}</span> (" in row
    assert "were joined: spellings of the same words (+9)" in page
    assert "are two by a person’s word" in page
    assert "2026-11-28: his son" in page


def test_entities_json_says_what_is_one_and_why(case: Case, tmp_path: Path) -> None:
    write_case_file(case, tmp_path)
    (row,) = json.loads((tmp_path / "entities.json").read_text(encoding="utf-8"))["identities"]

    assert len(row["entity_ids"]) == len(row["names"]) == 2
    assert all(name["document_ids"] for name in row["names"])
    assert row["because"][0] == {
        "left": "Haftar",
        "right": "حفتر",
        "judgement": "same",
        "bits": 9.0,
        "decision_id": None,
        "because": "spellings of the same words (+9)",
    }
    assert row["apart"][0]["decision_id"] == "dec-1"
