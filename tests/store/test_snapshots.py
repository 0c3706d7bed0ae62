from dataclasses import replace
from datetime import date

import pytest

from armsledger.errors import LedgerConflictError, LedgerMissingError
from armsledger.model.assessment import Assessment, Confidence, Likelihood, PlacedAssessment
from armsledger.model.claim import ClaimKind
from armsledger.model.finding import Finding, Fullness, NeededFact
from armsledger.model.grade import Credibility, Grade, Reliability, SetDigit
from armsledger.model.ids import make_id
from armsledger.model.matter import ClaimRelation, Matter, RelationKind
from armsledger.model.measure import (
    Act,
    ExemptionCandidate,
    MatchStatus,
    MeasureMatch,
    MeasureQuestion,
    RecipientKind,
)
from armsledger.model.origin import Origin, OriginEdge, OriginKind
from armsledger.model.score import Score


def _edge(document_id: str) -> OriginEdge:
    return OriginEdge(document_id, OriginKind.COPY, "“the statement”")


ORIGINS = (
    Origin(make_id("org", 2), None, ("clm-2",), (_edge("doc-2"),), True, "nobody is named"),
    Origin(
        make_id("org", 1), "الوزارة", ("clm-1",), (_edge("doc-1"), _edge("doc-3")), False, "one statement, two papers"
    ),
)
MATTER = Matter(
    make_id("mat", 1),
    ClaimKind.TRANSFER,
    "Cargo planes to Port Zenda 🛩️",
    ("clm-2", "clm-1"),
    ("doc-1", "doc-2", "doc-3"),
    ORIGINS,
    (ClaimRelation(RelationKind.CONTRADICTS, "clm-1", "clm-2", Score(0.75, "“never”")),),
    Grade(Reliability.F, Credibility.POSSIBLE, "new", "one origin"),
    "same item, same place",
)
SET = SetDigit("N. N.", make_id("dec", 1), Credibility.POSSIBLE, "one origin", "1 claim has come to it since")
JUDGED = Assessment(Likelihood.LIKELY, Confidence.LOW, "Two logs agree.", None, ("a lease",), ("a third log",))
RULED = replace(
    MATTER,
    origins=(replace(ORIGINS[0], letter=Reliability.D, because_letter="set by N. N.", interested="a party"),),
    grade=Grade(Reliability.D, Credibility.PROBABLE, "set by N. N.", "N. N.: seen", True, SET),
    assessments=(PlacedAssessment(JUDGED, "N. N.: seen", make_id("dec", 2)),),
)
QUESTION = MeasureQuestion(
    "q-1", Act.SUPPLY, "RUR", None, RecipientKind.UNKNOWN, "ZEN", None, ("arms",), date(2020, 7, 1), None
)
MATCH = MeasureMatch(
    "reg", "m1", "Order 12", "para 9", True, MatchStatus.UNDETERMINED, ("recipient",),
    (ExemptionCandidate("x1", None, "notice", "nobody asked"),), True, None, date(2020, 7, 31), "in force",
)  # fmt: skip
FINDING = Finding(
    make_id("fnd", 1),
    MATTER.id,
    QUESTION,
    (MATCH,),
    (NeededFact("date", Fullness.FILLED, "“July”"),),
    "three of four",
    ("clm-2",),
)
NO_QUESTION = Finding(make_id("fnd", 2), MATTER.id, None, (), (), "no measure speaks to it")


def test_matters_and_findings_come_back_as_they_were_derived(ledger, run_id) -> None:
    ledger.append_case((MATTER,), (FINDING, NO_QUESTION), run_id)

    assert ledger.matters(run_id) == (MATTER,)
    assert ledger.findings(run_id) == (FINDING, NO_QUESTION)


def test_the_same_case_twice_is_one(ledger, run_id) -> None:
    ledger.append_case((MATTER,), (FINDING,), run_id)
    ledger.append_case((MATTER,), (FINDING,), run_id)

    assert ledger.matters(run_id) == (MATTER,)


def test_every_run_keeps_its_own(ledger, run_id) -> None:
    later = make_id("run", "later")
    regraded = replace(MATTER, grade=replace(MATTER.grade, credibility=Credibility.PROBABLE))
    ledger.append_case((MATTER,), (FINDING,), run_id)
    ledger.append_case((regraded,), (), later)

    assert (ledger.matters(run_id), ledger.matters(later)) == ((MATTER,), (regraded,))
    assert (ledger.findings(run_id), ledger.findings(later)) == ((FINDING,), ())


def test_what_people_ruled_comes_back_and_the_last_derived_is_found_by_matter_or_finding(ledger, run_id) -> None:
    ledger.append_case((MATTER,), (FINDING,), run_id)
    ledger.append_case((RULED,), (FINDING,), make_id("run", "later"))

    assert ledger.get_matter(MATTER.id) == ledger.get_matter(FINDING.id) == RULED
    with pytest.raises(LedgerMissingError, match="fnd-x is no matter of this ledger"):
        ledger.get_matter("fnd-x")


def test_another_case_of_the_same_run_is_refused(ledger, run_id) -> None:
    ledger.append_case((MATTER,), (FINDING,), run_id)

    with pytest.raises(LedgerConflictError, match=rf"{MATTER.id} .*its origins differs"):
        ledger.append_case((replace(MATTER, origins=ORIGINS[:1]),), (FINDING,), run_id)
    with pytest.raises(LedgerConflictError, match=rf"{run_id} .*only the ledger holds {FINDING.id}"):
        ledger.append_case((MATTER,), (), run_id)
    assert ledger.matters(run_id) == (MATTER,)


def test_a_finding_needs_its_matter(ledger, run_id) -> None:
    with pytest.raises(LedgerMissingError, match=f"{MATTER.id} is no matter appended with {FINDING.id}"):
        ledger.append_case((), (FINDING,), run_id)
    assert ledger.run_ids() == ()


def test_one_id_twice_in_a_case_is_refused(ledger, run_id) -> None:
    with pytest.raises(LedgerConflictError, match=f"{MATTER.id} .*the run itself holds it 2 times"):
        ledger.append_case((MATTER, MATTER), (), run_id)
