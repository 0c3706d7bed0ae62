from datetime import date

import pytest

from armsledger.errors import KnowledgeError
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.renewal_votes import load_renewal_votes, parse_votes, votes_on


def test_every_vote_is_on_a_measure_that_its_regime_dates() -> None:
    regimes = {regime.id for regime in load_regimes()}

    assert len(load_renewal_votes()) == 6
    assert {vote.regime for vote in load_renewal_votes()} <= regimes


def test_only_votes_up_to_the_day_are_known() -> None:
    assert [vote.instrument for vote in votes_on("LBY", date(2025, 5, 28))] == [
        "S/RES/2420 (2018)",
        "S/RES/2578 (2021)",
    ]
    assert [vote.tally for vote in votes_on("LBY", date(2025, 11, 25))][-2:] == ["13–0–2", "13–0–2"]
    assert votes_on("ESP", date(2026, 1, 1)) == ()


def test_a_vote_of_fourteen_is_refused() -> None:
    row = {"regime": "r", "countries": ["LBY"], "what": "w", "instrument": "S/RES/1", "date": "2020-01-01"}
    with pytest.raises(KnowledgeError, match="14 votes, and the Council has 15 members"):
        parse_votes([{**row, "in_favour": 13, "against": 0, "abstaining": 1, "v": "F"}])
