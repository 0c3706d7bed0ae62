"""Findings: every matter with its question, the answers of the law, what is missing, and what speaks against it."""

from collections.abc import Mapping, Sequence

from armsledger.assess.asked import country_of
from armsledger.assess.completeness import weigh_completeness
from armsledger.assess.grounds import Grounds, read_grounds
from armsledger.assess.law_index import LawIndex
from armsledger.assess.questions import Asking, ask, load_recipient_kinds
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.regimes import Regime
from armsledger.model.evidence import EvidenceItem
from armsledger.model.finding import Finding
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter, RelationKind
from armsledger.model.measure import MeasureMatch, RecipientKind
from armsledger.model.record import DocumentRecord


def build_findings(
    records: Sequence[DocumentRecord],
    matters: Sequence[Matter],
    regimes: Sequence[Regime],
    kinds: Mapping[str, RecipientKind] | None = None,
) -> tuple[Finding, ...]:
    """Make one finding a matter, in the order of `matters`.

    `kinds` says of known actors whether they are a government's; None takes it from the actor table. Raises KeyError
    for a matter whose claims no record holds.
    """
    known = load_recipient_kinds() if kinds is None else kinds
    law = LawIndex(regimes)
    by_id = {record.document.id: record for record in records}
    own = [[by_id[number] for number in matter.document_ids if number in by_id] for matter in matters]
    return tuple(
        _finding(read_grounds(matter, found), found, law, known) for matter, found in zip(matters, own, strict=True)
    )


def _finding(
    grounds: Grounds,
    records: Sequence[DocumentRecord],
    law: LawIndex,
    kinds: Mapping[str, RecipientKind],
) -> Finding:
    matter = grounds.matter
    asking = ask(grounds, kinds)
    matches = law.match(asking.question) if asking.question else ()
    return Finding(
        id=make_id("fnd", matter.id),
        matter_id=matter.id,
        question=asking.question,
        matches=matches,
        completeness=weigh_completeness(grounds, matches, _evidence(matter, records)),
        because=_because(asking, matches),
        contrary_claim_ids=_contrary(grounds),
    )


def _because(asking: Asking, matches: tuple[MeasureMatch, ...]) -> str:
    question = asking.question
    if question is None:
        return asking.because
    country = country_of(question.supplier)
    if country and country == question.territory:
        return f"{asking.because} Supplier and territory are the same, {name_of(country)}: not a foreign supply."
    if question.territory is None and not matches:
        return f"{asking.because} No territory is known, so no measure could be asked by place."
    return asking.because if matches else f"{asking.because} No measure in the tables speaks to it."


def _contrary(grounds: Grounds) -> tuple[str, ...]:
    """Denials, and of each contradiction the side that denies, else the one that is not affirmed, else both."""
    affirmed = {claim.id for claim in grounds.affirmed}
    denied = {claim.id for claim in grounds.denials}
    ids = set(denied)
    for relation in grounds.matter.relations:
        pair = {relation.left_claim_id, relation.right_claim_id}
        if relation.kind is RelationKind.CONTRADICTS:
            ids |= pair & denied or pair - affirmed or pair
    return tuple(claim_id for claim_id in grounds.matter.claim_ids if claim_id in ids)


def _evidence(matter: Matter, records: Sequence[DocumentRecord]) -> list[EvidenceItem]:
    claim_ids = set(matter.claim_ids)
    return [item for record in records for item in record.evidence if claim_ids & set(item.claim_ids)]
