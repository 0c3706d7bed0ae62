"""A finding against a standard of proof: every rule with pass or fail and why. Keeping all rules is no verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from armsledger.assess.grounds import Grounds, read_grounds
from armsledger.assess.ladder import rungs_by_claim
from armsledger.assess.links import Placed, acts_itself, state_of
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.rungs import load_rungs
from armsledger.model.attribution import Ladder, Rung
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.decision import Decision, Verdict
from armsledger.model.evidence import EvidenceItem
from armsledger.model.finding import Finding, Fullness, NeededFact
from armsledger.model.grade import Credibility
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.opinion import Opinions
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review, ReviewState, verdict_of
from armsledger.model.stance import Stance
from armsledger.model.standard import Rule, RuleKind, RuleResult, RuleState, Standard, StandardCheck

Outcome = tuple[RuleState, str]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a finding has to show: its claims, documents and evidence, the rungs of the case, the decisions so far.

    `review` is where the finding stands with people; None where nobody looked at sign-offs and changes.
    """

    finding: Finding
    grounds: Grounds
    records: tuple[DocumentRecord, ...]
    rungs: Mapping[tuple[str, str], Rung]
    decisions: tuple[Decision, ...]
    review: Review | None = None

    @property
    def evidence(self) -> tuple[EvidenceItem, ...]:
        """The evidence that the documents point to for claims of the matter."""
        own = set(self.grounds.matter.claim_ids)
        return tuple(item for record in self.records for item in record.evidence if own & set(item.claim_ids))

    @property
    def facts(self) -> Mapping[str, NeededFact]:
        """The needed facts by their ids."""
        by_name = {fact.name: fact for fact in self.finding.completeness}
        return {key: by_name[name] for key, name in load_finding_standard().facts if name in by_name}

    @property
    def held_state(self) -> str | None:
        """The State that the finding holds responsible: one that acts by the affirmed claims, outside its own country.

        Asked of matters that the law is asked about, and of quoted accusations of a breach.
        """
        matter, question = self.grounds.matter, self.finding.question
        if question is None and matter.kind is not ClaimKind.VIOLATION:
            return None
        states = [state for entity in self.grounds.fillers(Role.ACTOR) if (state := state_of(entity))]
        return next((state for state in states if question is None or state != question.territory), None)


def check_findings(
    standard: Standard,
    standards: Mapping[str, Standard],
    findings: Iterable[Finding],
    matters: Iterable[Matter],
    records: Sequence[DocumentRecord],
    ladders: Iterable[Ladder],
    decisions: Sequence[Decision],
    reviews: Mapping[str, Review] = MappingProxyType({}),
) -> tuple[StandardCheck, ...]:
    """Set every finding of a case against its standard, in their order; `reviews` are by the findings' ids."""
    by_id = {record.document.id: record for record in records}
    matter_by_id = {matter.id: matter for matter in matters}
    rungs, checks = rungs_by_claim(ladders), []
    for finding in findings:
        matter = matter_by_id[finding.matter_id]
        own = tuple(by_id[document_id] for document_id in matter.document_ids)
        grounds, review = read_grounds(matter, own), reviews.get(finding.id)
        proof = Proof(finding, grounds, own, rungs, tuple(decisions), review)
        checks.append(check_finding(standard, proof, standards))
    return tuple(checks)


def check_finding(standard: Standard, proof: Proof, standards: Mapping[str, Standard]) -> StandardCheck:
    """Set a finding against the standard, raised where it holds a State responsible; the raised rules replace ours."""
    state = proof.held_state
    raised = standards.get(standard.raised_to or "") if state else None
    rules = {rule.kind: rule for rule in standard.rules} | {
        rule.kind: rule for rule in (raised.rules if raised else ())
    }
    together = replace(standard, rules=tuple(rules[kind] for kind in RuleKind if kind in rules))
    ids = (standard.id, raised.id) if raised else (standard.id,)
    return StandardCheck(proof.finding.id, ids, state if raised else None, check_standard(together, proof))


def check_standard(standard: Standard, proof: Proof) -> tuple[RuleResult, ...]:
    """Set a finding against every rule of a standard, in the order of its rules. Same proof, same results."""
    return tuple(RuleResult(rule, *_CHECKS[rule.kind](rule, proof)) for rule in standard.rules)


def _passed_if(holds: bool, because: str) -> Outcome:
    return (RuleState.PASSED if holds else RuleState.FAILED), because


def _origins(rule: Rule, proof: Proof) -> Outcome:
    """Distinct States or voices with a claim put as more than a possibility; who is not told counts for nothing."""
    own = {claim.id for claim in proof.grounds.affirmed}
    telling = [origin for origin in proof.grounds.matter.origins if not origin.denies and own & set(origin.claim_ids)]
    known = sorted(
        {(origin.state or origin.voice or ""): origin.voice or "" for origin in telling if origin.voice}.values()
    )
    untold = sum(origin.voice is None for origin in telling)
    because = f"{len(known)} known" + (f": {', '.join(known)}" if known else "")
    return _passed_if(
        len(known) >= int(rule.least), because + (f"; {untold} not told, counted for nothing" if untold else "")
    )


def _first_hand(_: Rule, proof: Proof) -> Outcome:
    kinds = sorted({f"{item.kind.value} (“{item.span.quote}”)" for item in proof.evidence})
    return _passed_if(bool(kinds), ", ".join(kinds) or "no evidence is pointed to")


def _not_only_alleged(_: Rule, proof: Proof) -> Outcome:
    stances = {claim.stance for claim in proof.grounds.affirmed}
    firm = stances & {Stance.ASSERTED, Stance.ASSESSED}
    said = ", ".join(stance.value for stance in Stance if stance in stances) or "nothing is affirmed"
    return _passed_if(bool(firm), said)


def _digit(rule: Rule, proof: Proof) -> Outcome:
    grade = proof.grounds.matter.grade
    because = f"graded {grade.credibility.value}: {grade.because_matter}"
    if grade.credibility is Credibility.UNJUDGED:
        return RuleState.UNKNOWN, because
    return _passed_if(grade.credibility.value <= rule.least, because)


def _facts(rule: Rule, proof: Proof) -> Outcome:
    facts, short = proof.facts, []
    for choice in rule.facts:
        found = [(key, facts[key].fullness) for key in choice.split("|") if key in facts]
        if not any(fullness is Fullness.FILLED for _, fullness in found):
            state = Fullness.CONTESTED if (Fullness.CONTESTED in {f for _, f in found}) else Fullness.MISSING
            short.append(f"{' or '.join(key for key, _ in found) or choice} {state.value}")
    return _passed_if(not short, "; ".join(short) or "all are there")


def _files_held(_: Rule, proof: Proof) -> Outcome:
    items = proof.evidence
    held = sum(item.sha256 is not None for item in items)
    return _passed_if(held > 0, f"{held} of {len(items)} evidence items held" if items else "no evidence is pointed to")


def _reply(_: Rule, proof: Proof) -> Outcome:
    fact = proof.facts.get("reply")
    if fact is None:
        return RuleState.UNKNOWN, "no list of needed facts was made"
    return _passed_if(fact.fullness is Fullness.FILLED, fact.because)


def _no_contradiction(_: Rule, proof: Proof) -> Outcome:
    """A denial weighs as much where as many known voices deny as affirm; numbers that exclude each other always do."""
    matter, own = proof.grounds.matter, {claim.id for claim in proof.grounds.affirmed}
    origin_of = {claim_id: origin.id for origin in matter.origins for claim_id in origin.claim_ids}
    sides = [{o.state or o.voice for o in matter.origins if o.voice and o.denies is denies} for denies in (False, True)]
    affirming, denying = map(len, sides)
    clash = next(
        (
            relation
            for relation in matter.relations
            if relation.kind is RelationKind.CONTRADICTS
            and {relation.left_claim_id, relation.right_claim_id} <= own
            and origin_of.get(relation.left_claim_id) != origin_of.get(relation.right_claim_id)
        ),
        None,
    )
    if clash:
        return RuleState.FAILED, clash.score.because
    if denying:
        words = f"{denying} known on the denying side, {affirming} on the other"
        return _passed_if(denying < affirming, words)
    return RuleState.PASSED, "no claim of the case contradicts it; that nobody denies it is not known"


def _not_translated_only(_: Rule, proof: Proof) -> Outcome:
    read = [record.document.head.machine_translated.value for record in proof.records]
    if any(value is False for value in read):
        return (
            RuleState.PASSED,
            f"{sum(value is False for value in read)} of {len(read)} texts show no marks of machine translation",
        )
    if all(value for value in read):
        return RuleState.FAILED, "every text is machine-translated"
    return RuleState.UNKNOWN, "of no text is it known whether a machine translated it"


def _signed(_: Rule, proof: Proof) -> Outcome:
    """Acceptance of the finding or its matter that nobody disputes, and under which nothing has changed."""
    review = proof.review
    if review is None:
        ids = (proof.finding.id, proof.grounds.matter.id)
        opinions = Opinions.of(proof.decisions, ())
        votes = opinions.votes_on(*ids)
        because = "; ".join(vote.words for vote in votes) or "no person has decided on it"
        return _passed_if(verdict_of(votes, None) is Verdict.ACCEPT, because)
    if review.state is ReviewState.UNDECIDED:
        return RuleState.FAILED, "no person has decided on it"
    return _passed_if(review.state in (ReviewState.ACCEPTED, ReviewState.SIGNED_OFF), review.because)


def _countersigned(_: Rule, proof: Proof) -> Outcome:
    review = proof.review
    if review and review.state in (ReviewState.SIGNED_OFF, ReviewState.STALE):
        return _passed_if(review.state is ReviewState.SIGNED_OFF, review.because)
    return RuleState.FAILED, "nobody who decided on nothing in it has signed it off"


def _rung(rule: Rule, proof: Proof) -> Outcome:
    state = proof.held_state
    if state is None:
        return RuleState.UNKNOWN, "no State is said to act"
    found = (proof.rungs.get((claim_id, state)) for claim_id in proof.grounds.matter.claim_ids)
    rung = min((rung for rung in found if rung), default=None)
    if rung is not None:
        words = f"rung {rung.value}, {load_rungs().names[rung]}"
        return _passed_if(rung.reaches(Rung(rule.least)), words)
    by_document = {record.document.id: record for record in proof.records}
    placed = (Placed(c, by_document[c.document_id], proof.grounds.entities) for c in proof.grounds.affirmed)
    itself = any(acts_itself(one, state) for one in placed)
    name = name_of(state)
    return _passed_if(itself, f"{name} itself is named" if itself else f"only an adjective names {name}")


_CHECKS: Mapping[RuleKind, Callable[[Rule, Proof], Outcome]] = {
    RuleKind.ORIGINS: _origins,
    RuleKind.FIRST_HAND: _first_hand,
    RuleKind.NOT_ONLY_ALLEGED: _not_only_alleged,
    RuleKind.DIGIT: _digit,
    RuleKind.FACTS: _facts,
    RuleKind.FILES_HELD: _files_held,
    RuleKind.REPLY: _reply,
    RuleKind.NO_CONTRADICTION: _no_contradiction,
    RuleKind.NOT_TRANSLATED_ONLY: _not_translated_only,
    RuleKind.SIGNED: _signed,
    RuleKind.COUNTERSIGNED: _countersigned,
    RuleKind.RUNG: _rung,
}
