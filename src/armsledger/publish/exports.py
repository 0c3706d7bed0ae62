"""The case as data beside the page: claims.jsonl, findings.json, entities.json, pictures.jsonl. UTF-8, sorted, whole.

Offsets are code points of the document's text, half-open; days are ISO 8601; an absent value is null.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from armsledger.model.case import Case
from armsledger.model.claim import Claim, Filler
from armsledger.model.document import Span, find_locator
from armsledger.model.entity import Entity
from armsledger.model.finding import Finding
from armsledger.model.identity import Identity, NameReason
from armsledger.model.matter import Matter
from armsledger.model.measure import MeasureMatch, MeasureQuestion
from armsledger.model.quantity import Quantity
from armsledger.model.standard import StandardCheck
from armsledger.model.statement import Statement
from armsledger.model.when import When
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.contrary import contrary_claims
from armsledger.publish.grade_rows import assessment_row, grade_row
from armsledger.publish.headline_rows import headline_row, party_rows
from armsledger.publish.picture_rows import picture_rows
from armsledger.publish.proof_rows import check_row, ladder_row, standard_row
from armsledger.publish.reply_view import reply_rows
from armsledger.publish.review_view import review_row

Row = dict[str, Any]


def write_claims(index: CaseIndex) -> str:
    """One JSON object a claim, in the order of the documents and their words."""
    return "".join(json.dumps(_claim(claim, index), ensure_ascii=False) + "\n" for claim in index.claims)


def write_findings(index: CaseIndex) -> str:
    """Every matter with its origins, grade, question and answers."""
    findings = index.case.finding_by_matter_id()
    rows = [_matter(matter, findings.get(matter.id), index) for matter in index.case.matters]
    head = {"case_id": index.case.id, "standard_of_proof": standard_row(index.case.standard)}
    ladders = [ladder_row(ladder) for ladder in index.case.ladders]
    return _pretty({**head, "software": index.case.manifest.software, "matters": rows, "ladders": ladders})


def write_entities(index: CaseIndex) -> str:
    """Every entity and every link between two, document by document, and what is one across documents."""
    entities = [_entity(document_id, entity) for (document_id, _), entity in sorted(index.entities.items())]
    identities = [_identity(identity) for identity in index.case.identities]
    links = list(_iter_links(index))
    return _pretty({"case_id": index.case.id, "entities": entities, "links": links, "identities": identities})


def write_pictures(case: Case) -> str:
    """One JSON object a picture, in the order of the documents, with where else one like it stands."""
    rows = picture_rows(case.records, case.picture_groups)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _pretty(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _claim(claim: Claim, index: CaseIndex) -> Row:
    document, statement = index.document_of(claim), index.statement_of(claim)
    matter = index.matter_by_claim_id.get(claim.id)
    return {
        "id": claim.id,
        "number": index.claim_numbers[claim.id],
        "document": {
            "id": document.id,
            "source": document.source,
            "sha256": document.sha256,
            "title": document.head.title.value,
            "outlet": document.head.outlet.value,
            "published": _day(document.head.published.value),
            "machine_translated": document.head.machine_translated.value,
        },
        "kind": claim.kind.value,
        "quote": claim.span.quote,
        "pages": list(located.pages) if (located := find_locator(document, claim.span)) else None,
        "start": claim.span.start,
        "end": claim.span.end,
        "source": None if statement.voice.is_own else statement.voice.name,
        "stance": claim.stance.value,
        "roles": [_filler(filler) for filler in claim.fillers],
        "quantity": _quantity(claim.quantity),
        "quantity_of": claim.quantity_of.value if claim.quantity_of else None,
        "when": _when(claim.when),
        "score": {"value": claim.score.value, "because": claim.score.because},
        "statement": _statement(statement),
        "matter_id": matter.id if matter else None,
        "review": review_row(index.reviews.get(claim.id)),
    }


def _statement(statement: Statement) -> Row:
    voice = statement.voice
    return {
        "id": statement.id,
        "speaker": _span(voice.speaker),
        "office": _span(voice.office),
        "body": _span(voice.body),
        "channel": _span(voice.channel),
        "cue": _span(statement.cue),
        "contents": [_span(span) for span in statement.spans],
        "stance": statement.stance.value,
        "said": _when(statement.said),
        "outer_id": statement.outer_id,
        "kind": statement.kind.value if statement.kind else None,
        "because": statement.because,
    }


def _filler(filler: Filler) -> Row:
    span = filler.span
    return {
        "role": filler.role.value,
        "name": filler.name,
        "text": span.quote,
        "start": span.start,
        "end": span.end,
        "entity_id": filler.entity_id,
        "because": filler.because,
    }


def _span(span: Span | None) -> Row | None:
    return {"start": span.start, "end": span.end, "text": span.quote} if span else None


def _quantity(quantity: Quantity | None) -> Row | None:
    if quantity is None:
        return None
    keys = ("words", "low", "high", "counted", "unit", "approximate", "because")
    return {key: getattr(quantity, key) for key in keys}


def _when(when: When | None) -> Row | None:
    if when is None:
        return None
    return {
        "words": when.words,
        "from": _day(when.earliest),
        "to": _day(when.latest),
        "precision": when.precision.value,
        "because": when.because,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _matter(matter: Matter, finding: Finding | None, index: CaseIndex) -> Row:
    return {
        "id": matter.id,
        "number": index.matter_numbers[matter.id],
        "kind": matter.kind.value,
        "title": matter.title,
        "because": matter.because,
        "review": review_row(index.reviews.get(finding.id if finding else matter.id)),
        "headline": headline_row(matter, index),
        "parties": party_rows(matter, index),
        "claim_ids": list(matter.claim_ids),
        "document_ids": list(matter.document_ids),
        "independent_origins": matter.independent_origins,
        "origins": [
            {
                "id": o.id,
                "voice": o.voice,
                "denies": o.denies,
                "claim_ids": list(o.claim_ids),
                "document_ids": list(o.document_ids),
                "because": o.because,
                "letter": o.letter.value,
                "because_letter": o.because_letter,
                "interested": o.interested,
                "root": o.root,
                "state": o.state,
                "edges": [{"document_id": e.document_id, "kind": e.kind.value, "because": e.because} for e in o.edges],
            }
            for o in matter.origins
        ],
        "relations": [
            {
                "kind": r.kind.value,
                "left": r.left_claim_id,
                "right": r.right_claim_id,
                "score": {"value": r.score.value, "because": r.score.because},
            }
            for r in matter.relations
        ],
        "grade": grade_row(matter.grade),
        "assessments": [assessment_row(placed) for placed in matter.assessments],
        "contrary_claim_ids": contrary_claims(matter, finding, index),
        "replies": reply_rows(matter.id, index),
        "finding": _finding(finding, index.case.check_by_finding_id().get(finding.id)) if finding else None,
    }


def _finding(finding: Finding, check: StandardCheck | None) -> Row:
    return {
        "id": finding.id,
        "question": _question(finding.question) if finding.question else None,
        "matches": [_match(match) for match in finding.matches],
        "completeness": [
            {"name": f.name, "fullness": f.fullness.value, "because": f.because} for f in finding.completeness
        ],
        "filled": finding.filled,
        "contrary_claim_ids": list(finding.contrary_claim_ids),
        "standard": check_row(check) if check else None,
        "because": finding.because,
    }


def _question(question: MeasureQuestion) -> Row:
    return {
        "id": question.id,
        "act": question.act.value,
        "supplier": question.supplier,
        "recipient": question.recipient,
        "recipient_kind": question.recipient_kind.value,
        "territory": question.territory,
        "admin1": question.admin1,
        "items": list(question.items),
        "from": _day(question.earliest),
        "to": _day(question.latest),
    }


def _match(match: MeasureMatch) -> Row:
    return {
        "regime": match.regime_id,
        "measure": match.measure_id,
        "instrument": match.instrument,
        "paragraph": match.paragraph,
        "paragraph_seen": match.paragraph_seen,
        "status": match.status.value,
        "missing": list(match.missing),
        "exemptions": [
            {"id": e.exemption_id, "paragraph": e.paragraph, "mode": e.mode, "because": e.because}
            for e in match.exemptions
        ],
        "binding": match.binding,
        "from": _day(match.starts),
        "to": _day(match.ends),
        "because": match.because,
    }


def _entity(document_id: str, entity: Entity) -> Row:
    place = entity.place
    return {
        "id": entity.id,
        "document_id": document_id,
        "type": entity.type.value,
        "name": entity.name,
        "names": list(entity.names),
        "mentions": [_span(span) for span in entity.spans],
        "known_id": entity.known_id,
        "country": entity.country,
        "category": entity.category,
        "items": list(entity.items),
        "place": {
            "id": place.place_id,
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "admin1": place.admin1,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "radius_km": place.radius_km,
            "relation": place.relation.value,
            "alternatives": list(place.alternatives),
            "because": place.because,
        }
        if place
        else None,
        "because": entity.because,
    }


def _identity(identity: Identity) -> Row:
    return {
        "id": identity.id,
        "type": identity.type.value,
        "name": identity.name,
        "known_id": identity.known_id,
        "country": identity.country,
        "entity_ids": list(identity.entity_ids),
        "names": [{"text": name.words, "document_ids": list(name.document_ids)} for name in identity.names],
        "because": [_name_reason(reason) for reason in identity.because],
        "apart": [_name_reason(reason) for reason in identity.apart],
    }


def _name_reason(reason: NameReason) -> Row:
    return {
        "left": reason.left,
        "right": reason.right,
        "judgement": reason.judgement.value,
        "bits": reason.bits,
        "decision_id": reason.decision_id,
        "because": reason.because,
    }


def _iter_links(index: CaseIndex) -> Iterator[Row]:
    for record in index.case.records:
        for link in sorted(record.links, key=lambda link: (index.claim_numbers[link.claim_id], link.kind, link.id)):
            yield {
                "id": link.id,
                "document_id": record.document.id,
                "kind": link.kind.value,
                "from": link.from_entity_id,
                "to": link.to_entity_id,
                "claim_id": link.claim_id,
                "because": link.because,
            }
