"""Origins: whose knowledge a claim rests on. Ten papers that carry one statement are one origin.

A voice on one occasion is one origin, whoever carries it; what documents say in their own voice, or have from somebody
without a name, has one origin where the documents are traced to one. Of these nothing counts as independent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from armsledger.corroborate.parties import NOBODY_LOOKED, Names
from armsledger.corroborate.voices import Source, source_of
from armsledger.model.claim import Claim
from armsledger.model.ids import make_id
from armsledger.model.origin import DocumentOrigin, Origin, OriginEdge, OriginKind
from armsledger.model.record import DocumentRecord

SAME_OCCASION_DAYS = 4  # a statement is written up within days; not tuned: the corpora hold too few series
Placed = tuple[Claim, DocumentRecord]
_Key = tuple[str, str, bool]  # voice, occasion, whether it denies


@dataclass(frozen=True, slots=True)
class _Carried:
    """A claim with the record that it stands in and whose knowledge it gives."""

    claim: Claim
    record: DocumentRecord
    source: Source


def find_origins(
    claims: Sequence[Placed], names: Names = NOBODY_LOOKED, roots: Mapping[str, DocumentOrigin] = MappingProxyType({})
) -> tuple[Origin, ...]:
    """Group claims by whose knowledge they rest on, in the order of voice and occasion.

    A voice that documents spell in several ways is one where `names` say so. `roots` are the documents' own origins, by
    document id: copies and retellings of one text have one.
    """
    groups: dict[_Key, list[_Carried]] = {}
    for claim, record in sorted(claims, key=_by_day):
        source = source_of(record.statement_of(claim), record, names)
        key = (source.name or "", _occasion(groups, source, record, roots), not claim.stance.affirms)
        groups.setdefault(key, []).append(_Carried(claim, record, source))
    return tuple(_origin(key, groups[key], roots) for key in sorted(groups))


def _by_day(placed: Placed) -> tuple[str, str, int]:
    claim, record = placed
    day = record.document.head.published.value
    return day.isoformat() if day else "9999", record.document.id, claim.span.start


def _occasion(
    groups: Mapping[_Key, object], source: Source, record: DocumentRecord, roots: Mapping[str, DocumentOrigin]
) -> str:
    if source.root is None:
        root = roots.get(record.document.id)
        return root.origin_id if root else record.document.id
    day = record.document.head.published.value
    for known, first, _ in groups:
        if known != source.name:
            continue
        if day is None or first == "undated" or abs((date.fromisoformat(first) - day).days) <= SAME_OCCASION_DAYS:
            return first
    return day.isoformat() if day else "undated"


def _origin(key: _Key, members: Sequence[_Carried], roots: Mapping[str, DocumentOrigin]) -> Origin:
    voice, occasion, denies = key
    source = members[0].source
    edges = _edges(members, roots)
    because = source.because
    if voice and len(edges) > 1:
        because += f"; {len(edges)} documents within {SAME_OCCASION_DAYS} days carry it, so they count once"
    return Origin(
        id=make_id("org", voice, occasion, denies),
        voice=voice or None,
        claim_ids=tuple(sorted({member.claim.id for member in members})),
        edges=edges,
        denies=denies,
        because=because,
        state=min((member.source.state for member in members if member.source.state), default=None),
        root=source.root,
    )


def _edges(members: Sequence[_Carried], roots: Mapping[str, DocumentOrigin]) -> tuple[OriginEdge, ...]:
    """One edge a document: as the document is traced, else by the words that name the voice; the earliest carries it
    first.
    """
    edges: dict[str, OriginEdge] = {}
    for member in members:
        document_id = member.record.document.id
        traced = roots.get(document_id)
        if document_id in edges:
            continue
        if traced and traced.kind is not OriginKind.ORIGINAL:
            edges[document_id] = OriginEdge(document_id, traced.kind, f"{member.source.because}; {traced.because}")
        else:
            kind = OriginKind.SAME_STATEMENT if edges and member.source.root else OriginKind.ORIGINAL
            edges[document_id] = OriginEdge(document_id, kind, member.source.because)
    return tuple(edges[document_id] for document_id in sorted(edges))
