"""Matters: claims of one kind about one doing, across documents, with how they stand to each other.

Claims are about the same matter when they are of one kind, have the same actors and speak of a theatre in common, and
no stated times exclude each other. A claim that names no theatre joins the one matter that shares its other side or
its materiel, and stands alone where several do; claims without an actor must share the other side and the materiel.
So no matter ever ties two actors together that no claim names together. The order of the documents does not matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from armsledger.corroborate.grading import propose_grade
from armsledger.corroborate.interest import flag_interested
from armsledger.corroborate.origin_rulings import share_roots
from armsledger.corroborate.origins import Placed, find_origins
from armsledger.corroborate.pairs import pair_words, regroup
from armsledger.corroborate.parties import NOBODY_LOOKED, ClaimKey, Names, key_of
from armsledger.corroborate.picture_origins import share_pictures
from armsledger.corroborate.relations import find_relations
from armsledger.corroborate.tracing.pictures import PictureRoot, picture_roots
from armsledger.corroborate.tracing.speech import read_speeches
from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.identity import Identity
from armsledger.model.ids import make_id
from armsledger.model.matter import Matter
from armsledger.model.origin import DocumentOrigin, Origin
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing

KIND_NOUNS = {
    ClaimKind.TRANSFER: "supply of materiel",
    ClaimKind.PERSONNEL: "sending of fighters",
    ClaimKind.FINANCE: "payment",
    ClaimKind.ASSISTANCE: "military assistance",
    ClaimKind.PRESENCE: "presence of forces or materiel",
    ClaimKind.ATTACK: "use of force",
    ClaimKind.BACKING: "backing",
    ClaimKind.VIOLATION: "breach said to have been committed",
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known over all documents: names, where each document comes from, shared pictures, what people say."""

    names: Names
    traced: Mapping[str, DocumentOrigin]
    pictures: Mapping[str, PictureRoot]
    rulings: Sequence[Standing]

    def origins(self, claims: Sequence[Placed]) -> tuple[Origin, ...]:
        """The origins of one matter."""
        found = find_origins(claims, self.names, self.traced)
        found = share_pictures(found, self.pictures)
        return flag_interested(share_roots(found, self.rulings), claims, self.names)


def build_matters(
    records: Sequence[DocumentRecord], identities: Sequence[Identity] = (), rulings: Sequence[Standing] = ()
) -> tuple[Matter, ...]:
    """Group all claims of the records into matters, in a fixed order: kind, title, id.

    Where `identities` are given, what they say to be one actor or voice is one. `rulings` are what people say, of which
    those on origins and on pairs of claims count here.
    """
    names = Names.of(identities)
    placed = [(claim, record) for record in records for claim in record.claims]
    return group_claims(placed, names, trace_records(records, names, rulings), picture_roots(records), rulings)


def group_claims(
    placed: Sequence[Placed],
    names: Names,
    traced: Mapping[str, DocumentOrigin],
    pictures: Mapping[str, PictureRoot] = MappingProxyType({}),
    rulings: Sequence[Standing] = (),
) -> tuple[Matter, ...]:
    """Group claims into matters, given who is who, where their documents come from and which rest on a picture.

    Claims of different `bucket_of` never meet, so the matters of each bucket can be built by themselves.
    """
    keys = {claim.id: key_of(claim, record, names) for claim, record in placed}
    known = _Known(names, traced, pictures, rulings)
    groups = regroup(_groups(placed, keys), rulings, lambda one, other: _touch(one, other, keys))
    matters = [_matter(group, keys, known) for group in groups]
    order = list(ClaimKind)
    return tuple(sorted(matters, key=lambda m: (order.index(m.kind), m.title, m.id)))


def trace_records(
    records: Sequence[DocumentRecord], names: Names = NOBODY_LOOKED, rulings: Sequence[Standing] = ()
) -> Mapping[str, DocumentOrigin]:
    """Give every document its origin, by document id: by its words, by its speakers, and by what people say."""
    speeches = {record.document.id: [s for s in read_speeches(record, names) if s.tells_enough] for record in records}
    found = trace_documents([record.document for record in records], rulings, speeches)
    return {origin.document_id: origin for origin in found}


def _groups(placed: Sequence[Placed], keys: dict[str, ClaimKey]) -> list[list[Placed]]:
    """Claims of one kind and the same actors, joined where their theatres meet; what names no theatre joins last."""
    buckets: dict[tuple[str, tuple[str, ...]], list[Placed]] = {}
    for claim, record in sorted(placed, key=lambda p: (p[1].document.id, p[0].span.start, p[0].id)):
        buckets.setdefault(bucket_of(claim, keys[claim.id]), []).append((claim, record))
    return [group for key in sorted(buckets) for group in _split(buckets[key], keys)]


def bucket_of(claim: Claim, key: ClaimKey) -> tuple[str, tuple[str, ...]]:
    """The kind and the actors, which claims of one matter have in common."""
    return claim.kind.value, tuple(sorted(key.actors))


def _split(bucket: Sequence[Placed], keys: dict[str, ClaimKey]) -> list[list[Placed]]:
    settled = [placed for placed in bucket if keys[placed[0].id].theatres]
    groups = _joined(settled, keys)
    for placed in bucket:
        if keys[placed[0].id].theatres:
            continue
        fitting = [group for group in groups if any(_resembles(placed[0], other, keys) for other, _ in group)]
        if len(fitting) == 1:
            fitting[0].append(placed)
        else:
            groups.append([placed])
    return groups


def _joined(bucket: Sequence[Placed], keys: dict[str, ClaimKey]) -> list[list[Placed]]:
    """Claims that meet, directly or through others; only groups that have a theatre in common are looked into."""
    groups: list[tuple[frozenset[str], list[Placed]]] = []
    for placed in bucket:
        claim, theatres = placed[0], keys[placed[0].id].theatres
        touching: list[tuple[frozenset[str], list[Placed]]] = []
        apart: list[tuple[frozenset[str], list[Placed]]] = []
        for group in groups:
            meets = theatres & group[0] and any(_meet(claim, other, keys) for other, _ in group[1])
            (touching if meets else apart).append(group)
        members = [member for _, group in touching for member in group] + [placed]
        groups = [*apart, (theatres.union(*(known for known, _ in touching)), members)]
    return [members for _, members in groups]


def _touch(left: Claim, right: Claim, keys: dict[str, ClaimKey]) -> bool:
    """Say whether two claims of one group stand together by themselves and not only over others."""
    return _meet(left, right, keys) or _resembles(left, right, keys)


def _meet(left: Claim, right: Claim, keys: dict[str, ClaimKey]) -> bool:
    a, b = keys[left.id], keys[right.id]
    if _exclude(left, right) or not a.theatres & b.theatres:
        return False
    return bool(a.actors) or bool(a.others & b.others and a.things & b.things)


def _resembles(left: Claim, right: Claim, keys: dict[str, ClaimKey]) -> bool:
    a, b = keys[left.id], keys[right.id]
    shared = a.others & b.others or (a.actors and a.things & b.things)
    return bool(shared) and not _exclude(left, right)


def _exclude(left: Claim, right: Claim) -> bool:
    return left.when is not None and right.when is not None and left.when.excludes(right.when)


def _matter(group: Sequence[Placed], keys: dict[str, ClaimKey], known: _Known) -> Matter:
    claims = sorted(group, key=lambda placed: (placed[1].document.id, placed[0].span.start, placed[0].id))
    origins = known.origins(claims)
    relations = find_relations(claims, origins)
    kind = claims[0][0].kind
    title = _title(claims, kind, known.names)
    claim_ids = tuple(claim.id for claim, _ in claims)
    documents = tuple(sorted({record.document.id for _, record in claims}))
    return Matter(
        id=make_id("mat", kind.value, sorted(claim_ids)),
        kind=kind,
        title=title,
        claim_ids=claim_ids,
        document_ids=documents,
        origins=origins,
        relations=relations,
        grade=propose_grade(claims, origins, relations),
        because=_because(claims, keys) + pair_words(claim_ids, known.rulings),
    )


def _title(claims: Sequence[Placed], kind: ClaimKind, names: Names) -> str:
    actors = _top_names(claims, (Role.ACTOR,), names)
    others = _top_names(claims, (Role.RECIPIENT, Role.TARGET, Role.DESTINATION, Role.PLACE), names)
    who = " and ".join(actors) or "Somebody not named"
    return f"{who}: {KIND_NOUNS[kind]}" + (f" ({', '.join(others)})" if others else "")


def _top_names(claims: Sequence[Placed], roles: tuple[Role, ...], names: Names) -> list[str]:
    counts: dict[str, int] = {}
    for claim, record in claims:
        entities = {entity.id: entity for entity in record.entities}
        for filler in (f for role in roles for f in claim.filled(role)):
            entity = entities.get(filler.entity_id or "")
            name = names.name_of(entity) if entity else filler.name
            counts[name] = counts.get(name, 0) + 1
    return sorted(sorted(counts), key=lambda name: -counts[name])[:2]


def _because(claims: Sequence[Placed], keys: dict[str, ClaimKey]) -> str:
    if len(claims) == 1:
        return "one claim stands alone"
    shared = keys[claims[0][0].id].actors
    theatres = sorted({t for claim, _ in claims for t in keys[claim.id].theatres})
    who = f"actors {', '.join(sorted(shared))}" if shared else "no actor named"
    where = f", theatre {', '.join(theatres)}" if theatres else ""
    return f"{len(claims)} claims of one kind with {who}{where}; no stated times exclude each other"
