"""A case cut to what one page shows: one document with its matters, or one matter with its claims.

`publish` words a `Case`; a page reads what stands around its matter or document and no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from armsledger import __version__
from armsledger.corroborate.observations import heed_observations
from armsledger.knowledge.standards_of_proof import default_standard, get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing
from armsledger.review.current import Current
from armsledger.store.ledger import Ledger


def excerpt_document(current: Current, matters: Iterable[Matter]) -> Case:
    """A document with all that was read in it, as corrected, and those of `matters` that its claims belong to."""
    (record,) = current.reviewed.records
    claim_ids = {claim.id for claim in record.claims}
    touched = tuple(_only(matter, claim_ids) for matter in matters if claim_ids.intersection(matter.claim_ids))
    return _case(record.document.id, (record,), touched, current=current)


def excerpt_matter(
    current: Current, matter: Matter, finding: Finding | None, observations: Iterable[Standing] = ()
) -> Case:
    """A matter with the documents it stands on, each cut to the matter's claims; in order of publication.

    `observations` are what people have seen in pictures.
    """
    wanted = set(matter.claim_ids)
    records = heed_observations((_cut(record, wanted) for record in current.reviewed.records), observations)
    ordered = tuple(sorted(records, key=_age))
    held = {claim.id for record in ordered for claim in record.claims}
    return _case(matter.id, ordered, (_only(matter, held),), (finding,) if finding else (), current)


def excerpt_claims(ledger: Ledger, name: str, document_by_claim_id: Mapping[str, str]) -> Case:
    """Claims with their documents, each cut to them, in order of publication; what people say is one has one name."""
    wanted = set(document_by_claim_id)
    records = [_cut(ledger.get_record(one), wanted) for one in sorted(set(document_by_claim_id.values()))]
    case = _case(name, tuple(sorted(records, key=_age)))
    fillers = (filler for record in records for claim in record.claims for filler in claim.fillers)
    entity_ids = {filler.entity_id for filler in fillers if filler.entity_id}
    entity_ids |= {end for record in records for one in record.links for end in (one.from_entity_id, one.to_entity_id)}
    return replace(case, identities=ledger.names.find_slim(entity_ids))


def _age(record: DocumentRecord) -> tuple[str, str]:
    day = record.document.head.published.value
    return (day.isoformat() if day else "9999", record.document.source)


def _only(matter: Matter, claim_ids: set[str]) -> Matter:
    """The matter with those of its claims that are at hand; a later reading may have lost one."""
    return replace(
        matter,
        claim_ids=tuple(one for one in matter.claim_ids if one in claim_ids),
        relations=tuple(r for r in matter.relations if {r.left_claim_id, r.right_claim_id} <= claim_ids),
    )


def _cut(record: DocumentRecord, claim_ids: set[str]) -> DocumentRecord:
    return replace(
        record,
        claims=tuple(claim for claim in record.claims if claim.id in claim_ids),
        links=tuple(link for link in record.links if link.claim_id in claim_ids),
        evidence=tuple(
            replace(item, claim_ids=tuple(one for one in item.claim_ids if one in claim_ids))
            for item in record.evidence
            if claim_ids.intersection(item.claim_ids)
        ),
        refusals=(),
    )


def _case(
    name: str,
    records: tuple[DocumentRecord, ...],
    matters: tuple[Matter, ...] = (),
    findings: tuple[Finding, ...] = (),
    current: Current | None = None,
) -> Case:
    return Case(
        id=name,
        title=name,
        standard=get_standard(default_standard()),
        records=records,
        matters=matters,
        findings=findings,
        decisions=current.decisions if current else (),
        failures=(),
        manifest=Manifest(f"armsledger {__version__}", (), ()),
        reviews=tuple(current.reviews.values()) if current else (),
    )
