"""The ladder of the founding report; runs only where its text lies beside us."""

from pathlib import Path

import pytest

from armsledger.assess.ladder import build_ladders
from armsledger.corroborate.matters import build_matters
from armsledger.model.attribution import Ladder, Rung
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

REPORT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "report.txt"


@pytest.fixture(scope="module")
def wagner() -> dict[str | None, Ladder]:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    row = {"doc_id": "founding", "text": REPORT.read_text(encoding="utf-8"), "published": "2020-07-24"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    found = build_ladders([record], build_matters([record]))
    return {ladder.state: ladder for ladder in found if ladder.actor_key == "actor-wagner"}


def test_wagner_is_there_is_linked_to_russia_by_its_words_and_russia_is_accused(wagner) -> None:
    ladder = wagner["RUS"]

    assert set(wagner) == {"RUS"}
    assert ladder.rung is not None
    assert (ladder.rung.rung, ladder.rung.words) == (Rung.DIRECTION, "representative")
    assert "Sirte" in ladder.presence.because
    assert (ladder.presence.grade, ladder.link.grade, ladder.responsibility.grade) == ("F3", "F3", "F3")
    assert len(ladder.responsibility.claim_ids) == 1
    assert not ladder.link.denial_ids
