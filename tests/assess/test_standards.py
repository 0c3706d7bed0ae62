"""Each rule of a standard, kept and not kept; on sentences of our own."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from armsledger.assess.findings import build_findings
from armsledger.assess.grounds import read_grounds
from armsledger.assess.ladder import build_ladders, rungs_by_claim
from armsledger.assess.standards import Proof, check_finding, check_findings, check_standard
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.knowledge.standards_of_proof import get_standard, load_standards
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.entity import EntityType
from armsledger.model.evidence import EvidenceKind
from armsledger.model.grade import Credibility
from armsledger.model.ids import make_id
from armsledger.model.origin import Origin
from armsledger.model.score import Reading
from armsledger.model.stance import Stance
from armsledger.model.standard import Known, Rule, RuleKind, RuleState, Standard

TEXT = "Russia, through the Wagner Group, sent rifles to Sirte in May, a picture shows; Russian crews came too."
PASSED, FAILED, UNKNOWN = RuleState.PASSED, RuleState.FAILED, RuleState.UNKNOWN
BY_ITSELF = {Role.ACTOR: "Russia", Role.ITEM: "rifles", Role.DESTINATION: "Sirte"}
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def laid_out(desk):
    table = desk(TEXT)
    table.entity("Russia", EntityType.COUNTRY, known_id="RUS", country="RUS")
    table.entity("Russian", EntityType.COUNTRY, known_id="RUS", country="RUS")
    table.entity("Wagner Group", EntityType.ARMED_GROUP, known_id="actor-wagner", country="RUS")
    table.entity("rifles", EntityType.MATERIEL, items=("arms",))
    table.place("Sirte", "LBY")
    return table


def proof(table, *decisions: Decision, translated: bool | None = False, digit: Credibility | None = None) -> Proof:
    record, matter = table.record(), table.matter()
    head = replace(record.document.head, machine_translated=Reading(translated, "a test"))
    record = replace(record, document=replace(record.document, head=head))
    if digit:
        matter = replace(matter, grade=replace(matter.grade, credibility=digit))
    (finding,) = build_findings([record], [matter], load_regimes())
    rungs = rungs_by_claim(build_ladders([record], [matter]))
    return Proof(finding, read_grounds(matter, [record]), (record,), rungs, decisions)


def outcome(kind: RuleKind, given: Proof, least: str = "", facts: tuple[str, ...] = ()) -> RuleState:
    rule = Rule(kind, "a rule", least, facts)
    standard = Standard("one", "one", "one rule", "a test", Known.OURS, (rule,))
    (result,) = check_standard(standard, given)
    assert result.because
    return result.state


def origins(table, *sides: tuple[str | None, bool]) -> None:
    """One origin a claim: its voice, and whether it denies."""
    table.origins = tuple(
        Origin(make_id("org", claim.id), voice, (claim.id,), (table.document.id,), denies, "voice")
        for claim, (voice, denies) in zip(table.claims, sides, strict=True)
    )


def decided(subject: str, verdict: Verdict, before: Decision | None = None) -> Decision:
    return Decision.after(before.hash if before else GENESIS, subject, verdict, "A. Reader", NOON, "looked at")


def test_only_known_voices_that_affirm_are_counted(desk) -> None:
    table = laid_out(desk)
    for stance in (Stance.ASSERTED, Stance.ASSERTED, Stance.DENIED, Stance.POSSIBLE):
        table.claim(ClaimKind.TRANSFER, BY_ITSELF, stance)
    origins(table, ("a ministry", False), (None, False), ("an embassy", True), ("a minister", False))
    assert outcome(RuleKind.ORIGINS, proof(table), "1") is PASSED
    assert outcome(RuleKind.ORIGINS, proof(table), "2") is FAILED

    origins(table, ("a ministry", False), ("a monitor", False), ("an embassy", True), ("a minister", False))
    assert outcome(RuleKind.ORIGINS, proof(table), "2") is PASSED


def test_evidence_that_is_pointed_to_is_not_yet_held(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    assert [outcome(kind, proof(table)) for kind in (RuleKind.FIRST_HAND, RuleKind.FILES_HELD)] == [FAILED, FAILED]

    table.show("picture", EvidenceKind.IMAGERY)
    assert [outcome(kind, proof(table)) for kind in (RuleKind.FIRST_HAND, RuleKind.FILES_HELD)] == [PASSED, FAILED]

    table.evidence[0] = replace(table.evidence[0], sha256="0" * 64)
    assert outcome(RuleKind.FILES_HELD, proof(table)) is PASSED


@pytest.mark.parametrize(("stance", "state"), [(Stance.ALLEGED, FAILED), (Stance.ASSESSED, PASSED)])
def test_an_allegation_alone_is_not_enough(desk, stance: Stance, state: RuleState) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF, stance)

    assert outcome(RuleKind.NOT_ONLY_ALLEGED, proof(table)) is state


@pytest.mark.parametrize(
    ("digit", "state"),
    [(Credibility.PROBABLE, PASSED), (Credibility.POSSIBLE, FAILED), (Credibility.UNJUDGED, UNKNOWN)],
)
def test_a_digit_that_cannot_be_judged_is_unknown(desk, digit: Credibility, state: RuleState) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)

    assert outcome(RuleKind.DIGIT, proof(table, digit=digit), "2") is state


def test_either_of_two_facts_will_do_and_the_missing_one_is_named(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    given = proof(table)
    assert outcome(RuleKind.FACTS, given, facts=("supplier|recipient", "place")) is PASSED

    rule = Rule(RuleKind.FACTS, "facts", "", ("supplier|recipient", "date", "reply"))
    (result,) = check_standard(Standard("s", "s", "s", "s", Known.OURS, (rule,)), given)
    assert (result.state, result.because) == (FAILED, "date missing; reply missing")


def test_a_reply_that_was_never_sought_is_not_kept(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)

    assert outcome(RuleKind.REPLY, proof(table)) is FAILED


def test_a_denial_weighs_as_much_where_as_many_deny(desk) -> None:
    table = laid_out(desk)
    for stance in (Stance.ASSERTED, Stance.DENIED):
        table.claim(ClaimKind.TRANSFER, BY_ITSELF, stance)
    origins(table, ("a ministry", False), ("an embassy", True))
    assert outcome(RuleKind.NO_CONTRADICTION, proof(table)) is FAILED

    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    origins(table, ("a ministry", False), ("an embassy", True), ("a monitor", False))
    assert outcome(RuleKind.NO_CONTRADICTION, proof(table)) is PASSED


def test_two_origins_that_exclude_each_other_are_a_live_contradiction(desk) -> None:
    table = laid_out(desk)
    one, other = (table.claim(ClaimKind.TRANSFER, BY_ITSELF) for _ in range(2))
    origins(table, ("a ministry", False), ("a monitor", False))
    assert outcome(RuleKind.NO_CONTRADICTION, proof(table)) is PASSED

    table.contradict(one, other)
    assert outcome(RuleKind.NO_CONTRADICTION, proof(table)) is FAILED


@pytest.mark.parametrize(("translated", "state"), [(True, FAILED), (False, PASSED), (None, UNKNOWN)])
def test_machine_translation_alone_is_not_enough(desk, translated: bool | None, state: RuleState) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)

    assert outcome(RuleKind.NOT_TRANSLATED_ONLY, proof(table, translated=translated)) is state


def test_the_last_decision_that_stands_signs(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    accepted = decided(table.matter().id, Verdict.ACCEPT)
    rejected = decided(table.matter().id, Verdict.REJECT, accepted)
    undone = decided(rejected.id, Verdict.UNDO, rejected)

    assert outcome(RuleKind.SIGNED, proof(table)) is FAILED
    assert outcome(RuleKind.SIGNED, proof(table, accepted)) is PASSED
    assert outcome(RuleKind.SIGNED, proof(table, accepted, rejected)) is FAILED
    assert outcome(RuleKind.SIGNED, proof(table, accepted, rejected, undone)) is PASSED
    assert outcome(RuleKind.SIGNED, proof(table, decided("mat-other", Verdict.ACCEPT))) is FAILED


def test_the_rung_counts_where_somebody_stands_between(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.PERSONNEL, {**BY_ITSELF, Role.VIA: "Wagner Group"})

    assert outcome(RuleKind.RUNG, proof(table), "C") is PASSED
    assert outcome(RuleKind.RUNG, proof(table), "A") is FAILED


def test_an_adjective_alone_does_not_reach_the_state(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, {**BY_ITSELF, Role.ACTOR: "Russian"})
    assert outcome(RuleKind.RUNG, proof(table), "C") is FAILED

    table.claims.clear()
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    assert outcome(RuleKind.RUNG, proof(table), "C") is PASSED


def test_the_standard_is_raised_where_a_state_is_held_to_act_and_only_there(desk) -> None:
    table, standards = laid_out(desk), load_standards()
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    check = check_finding(get_standard("two-independent"), proof(table), standards)
    assert (check.standard_ids, check.raised_for) == (("two-independent", "state-attribution"), "RUS")
    rules = {result.rule.kind: result.rule for result in check.results}
    assert rules[RuleKind.ORIGINS].least == "3"
    assert RuleKind.RUNG in rules

    table.claims.clear()
    table.claim(ClaimKind.TRANSFER, {**BY_ITSELF, Role.ACTOR: "Wagner Group"})
    check = check_finding(get_standard("two-independent"), proof(table), standards)
    assert (check.standard_ids, check.raised_for) == (("two-independent",), None)
    assert (check.passed, len(check.results), check.is_met) == (3, 6, False)


def test_every_finding_of_a_case_is_checked_in_its_order(desk) -> None:
    table = laid_out(desk)
    table.claim(ClaimKind.TRANSFER, BY_ITSELF)
    record, matter = table.record(), table.matter()
    findings = build_findings([record], [matter], load_regimes())
    standard = get_standard("state-attribution")

    (check,) = check_findings(standard, load_standards(), findings, [matter], [record], (), ())
    assert check.finding_id == findings[0].id
    assert (check.standard_ids, check.raised_for) == (("state-attribution",), None)
    assert [result.rule for result in check.results] == sorted(
        standard.rules, key=lambda r: list(RuleKind).index(r.kind)
    )
