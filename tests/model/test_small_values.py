"""The small values: scores, places, grades, decisions, voices."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from armsledger.errors import CoordinateError
from armsledger.model.claim import ClaimKind
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.document import Span
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.measure import MatchStatus
from armsledger.model.origin import Origin
from armsledger.model.place import Place, Relation
from armsledger.model.score import Score
from armsledger.model.statement import Voice

SPAN = Span("doc-x", 0, 5, "Sirte")


def test_a_score_lies_between_nought_and_one() -> None:
    assert Score(0.5, "half").value == 0.5
    with pytest.raises(ValueError, match=r"not at 1\.2 \(too sure\)"):
        Score(1.2, "too sure")


@pytest.mark.parametrize(("latitude", "longitude", "radius"), [(91, 0, 1), (0, 181, 1), (0, 0, 0)])
def test_a_place_lies_on_the_map(latitude: float, longitude: float, radius: float) -> None:
    with pytest.raises(CoordinateError, match="latitude runs from -90 to 90"):
        Place("Sirte", "p", "Sirte", "town", "LBY", None, latitude, longitude, radius, Relation.AT, (), "made up")


def test_a_grade_is_a_letter_and_a_digit() -> None:
    grade = Grade(Reliability.F, Credibility.POSSIBLE, "new source", "one origin")

    assert grade.code == "F3"
    assert grade.reliability.meaning == "cannot be judged"
    assert grade.credibility.meaning == "possibly true: plausible, fits in part"


def test_a_decision_holds_the_hash_of_the_one_before() -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    first = Decision.after(GENESIS, make_id("clm", 1), Verdict.ACCEPT, "analyst", at, "checked against the images")
    second = Decision.after(first.hash, make_id("clm", 1), Verdict.UNDO, "reviewer", at, "wrong images")

    assert first.is_intact()
    assert second.previous_hash == first.hash
    assert not replace(first, comment="changed later").is_intact()


@pytest.mark.parametrize(("by", "comment"), [("", "why"), ("analyst", "  ")])
def test_a_decision_needs_a_person_and_a_comment(by: str, comment: str) -> None:
    with pytest.raises(ValueError, match="needs a person and a comment"):
        Decision.after(GENESIS, make_id("clm", 1), Verdict.ACCEPT, by, datetime(2026, 1, 2, tzinfo=UTC), comment)


def test_a_voice_without_anybody_is_the_documents_own() -> None:
    assert Voice().is_own
    assert Voice().name == "the document's own voice"
    assert Voice(body=SPAN, channel=replace(SPAN, quote="in a report")).name == "Sirte"


def test_an_untold_origin_adds_nothing_to_a_known_one() -> None:
    def matter(*voices: str | None) -> Matter:
        origins = tuple(Origin(make_id("org", v, n), v, (), (), False, "", root=v) for n, v in enumerate(voices))
        grade = Grade(Reliability.F, Credibility.UNJUDGED, "", "")
        return Matter(make_id("mat", 1), ClaimKind.ATTACK, "t", (), (), origins, (), grade, "")

    assert matter("a command", None, None).independent_origins == 1
    assert matter("a command", "a ministry").independent_origins == 2
    assert matter(None, None).independent_origins == 1
    assert matter().independent_origins == 0


def test_a_status_is_words_and_no_verdict() -> None:
    assert MatchStatus.COVERED.words == "covered on its face"
    assert not any("viol" in status for status in MatchStatus)
