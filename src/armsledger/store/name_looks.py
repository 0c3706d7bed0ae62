"""What pages ask of the index of names: a page of things, and of one where it stands, its links and its matters.

Every look has a limit; none reads all claims or documents.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db import connections
from django.db.models import Count, Max, QuerySet

from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimEntry
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType, LinkKind
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.identity import Identity
from armsledger.model.named import IdentityLine, IdentityPage, LinkLine, MatterRole, Sighting
from armsledger.model.stance import Stance
from armsledger.store import models
from armsledger.store.exact import from_storable
from armsledger.store.index_entries import passage_around
from armsledger.store.queries import to_entry
from armsledger.store.record_parts import to_document, to_entity

_ROLES: Final = tuple(Role)


def list_identities(alias: str, words: Sequence[str], types: Sequence[str], first: int, size: int) -> IdentityPage:
    """A page of the things whose names hold all these folded words, of any of these types; the most claimed first."""
    rows = models.IndexIdentityRow.objects.using(alias)
    for word in words:
        rows = rows.filter(folded__contains=word)
    counted = rows.values_list("type").annotate(number=Count("id")).order_by("-number", "type")
    kept = rows.filter(type__in=types) if types else rows
    shown = kept.order_by("-claims", "-documents", "id")[first : first + size]
    return IdentityPage(tuple(map(_line, _without_content(shown))), kept.count(), tuple(counted))


def find_lines(alias: str, ids: Iterable[str]) -> dict[str, IdentityLine]:
    """By id the lines of these identities, as far as they are there."""
    rows = models.IndexIdentityRow.objects.using(alias).filter(key__in=list(ids))
    return {row.key: _line(row) for row in _without_content(rows)}


def find_sightings(alias: str, identity: Identity, pairs: Sequence[tuple[str, str]]) -> tuple[Sighting, ...]:
    """Where each of these names, given as words and document, first stands in its document, in the order given."""
    documents = {document_id for _, document_id in pairs}
    rows = models.DocumentRow.objects.using(alias).filter(pk__in=documents)
    read = {row.key: to_document(row) for row in rows}
    spans = _spans(alias, identity, documents)
    return tuple(_sighting(words, read[key], spans.get((key, words))) for words, key in pairs)


def find_links(alias: str, identity_ids: Sequence[str], limit: int) -> tuple[tuple[LinkLine, ...], int]:
    """The links that any of these has, the newest published first, and how many there are in all."""
    marks = _marks(identity_ids)
    where = f"WHERE f.identity_key IN ({marks}) OR t.identity_key IN ({marks})"
    return _links(alias, where, [*identity_ids, *identity_ids], limit)


def find_claims_of(
    alias: str, identity_ids: Sequence[str], kinds: Sequence[ClaimKind], limit: int
) -> tuple[tuple[ClaimEntry, ...], int]:
    """The claims of these kinds that any of these stands in as a party, the newest published first, and how many.

    What people have rejected is left out.
    """
    parties = (Role.ACTOR, Role.VIA, Role.RECIPIENT, Role.DESTINATION, Role.FORCE)
    joined = (
        "FROM ledger_index_member m JOIN ledger_filler f ON f.entity_key = m.member_key "
        "JOIN ledger_claim c ON c.id = f.claim_id JOIN ledger_index_claim i ON i.key = c.key "
        f"WHERE m.identity_key IN ({_marks(identity_ids)}) AND f.role IN ({_marks(parties)}) "
        f"AND i.kind IN ({_marks(kinds)}) AND i.state <> %s"
    )
    given = [*identity_ids, *map(str, parties), *map(str, kinds), ClaimState.REJECTED.value]
    ((total,),) = _ask(alias, f"SELECT COUNT(DISTINCT i.id) {joined}", given)
    query = f"SELECT DISTINCT i.age, i.id {joined} ORDER BY i.age, i.id LIMIT %s"
    numbers = [row[1] for row in _ask(alias, query, [*given, limit])]
    rows = models.IndexClaimRow.objects.using(alias).filter(pk__in=numbers).order_by("age", "id")
    return tuple(map(to_entry, rows)), total


def find_matter_roles(alias: str, identity_id: str, limit: int) -> tuple[tuple[MatterRole, ...], int]:
    """The matters that a thing stands in, by role, those of most claims first, and how many there are in all."""
    query = (
        "SELECT f.role, i.matter_key, i.matter_title, MIN(i.kind), COUNT(DISTINCT i.id) FROM ledger_index_member m "
        "JOIN ledger_filler f ON f.entity_key = m.member_key JOIN ledger_claim c ON c.id = f.claim_id "
        "JOIN ledger_index_claim i ON i.key = c.key "
        "WHERE m.identity_key = %s AND i.matter_key IS NOT NULL GROUP BY f.role, i.matter_key, i.matter_title"
    )
    found = [
        MatterRole(Role(role), key, from_storable(title or ""), ClaimKind(kind), number)
        for role, key, title, kind, number in _ask(alias, query, [identity_id])
    ]
    ordered = sorted(found, key=lambda one: (-one.claims, _ROLES.index(one.role), one.title, one.matter_id))
    shown = sorted(ordered[:limit], key=lambda one: _ROLES.index(one.role))
    return tuple(shown), len(found)


def _line(row: models.IndexIdentityRow) -> IdentityLine:
    return IdentityLine(
        id=row.key,
        type=EntityType(row.type),
        name=row.name,
        known_id=row.known_id,
        country=row.country,
        documents=row.documents,
        claims=row.claims,
        is_decided=row.is_decided,
    )


def _without_content(
    rows: "QuerySet[models.IndexIdentityRow]",
) -> "QuerySet[models.IndexIdentityRow]":
    return rows.defer("identity", "cluster", "folded")


def _spans(alias: str, identity: Identity, documents: Iterable[str]) -> Mapping[tuple[str, str], Span]:
    """By document and words the first span of each name in the last readings of these documents."""
    readings = models.ReadingRow.objects.using(alias).filter(document_id__in=list(documents))
    last = dict(readings.values("document_id").annotate(last=Max("id")).values_list("last", "document_id"))
    rows = models.EntityRow.objects.using(alias).filter(reading_id__in=list(last), key__in=identity.entity_ids)
    found: dict[tuple[str, str], Span] = {}
    for row in rows:
        for span in to_entity(row).spans:
            place = (last[row.reading_id], span.quote)
            if place not in found or span.start < found[place].start:
                found[place] = span
    return found


def _sighting(words: str, document: Document, span: Span | None) -> Sighting:
    head = document.head
    return Sighting(
        words=words,
        document_id=document.id,
        title=head.title.value,
        outlet=head.outlet.value,
        published=head.published.value,
        start=span.start if span else None,
        passage=passage_around(document, span) if span else None,
    )


def _links(alias: str, where: str, given: list[str], limit: int) -> tuple[tuple[LinkLine, ...], int]:
    joined = (
        "FROM ledger_link l JOIN ledger_index_claim i ON i.key = l.claim_key "
        "JOIN ledger_index_member f ON f.member_key = l.from_entity_key "
        f"JOIN ledger_index_member t ON t.member_key = l.to_entity_key {where}"
    )
    ((total,),) = _ask(alias, f"SELECT COUNT(DISTINCT l.key) {joined}", given)
    query = (
        f"SELECT l.key, MAX(l.id), l.kind, f.identity_key, t.identity_key, l.claim_key, MAX(i.age) {joined} "
        "GROUP BY l.key, l.kind, f.identity_key, t.identity_key, l.claim_key ORDER BY MIN(i.age), l.key LIMIT %s"
    )
    rows = _ask(alias, query, [*given, limit])
    claims = {row.key: row for row in models.IndexClaimRow.objects.using(alias).filter(key__in=[r[5] for r in rows])}
    names = find_lines(alias, {key for row in rows for key in row[3:5]})
    because = dict(
        models.LinkRow.objects.using(alias).filter(pk__in=[row[1] for row in rows]).values_list("pk", "because")
    )
    made = (_link(row[2], names[row[3]], names[row[4]], claims[row[5]], because[row[1]]) for row in rows)
    return tuple(made), total


def _link(kind: str, start: IdentityLine, end: IdentityLine, claim: models.IndexClaimRow, because: str) -> LinkLine:
    return LinkLine(
        kind=LinkKind(kind),
        from_id=start.id,
        from_name=start.name,
        to_id=end.id,
        to_name=end.name,
        claim_id=claim.key,
        document_id=claim.document_key,
        stance=Stance(claim.stance),
        voice=claim.voice,
        quote=claim.quote,
        because=because,
        published=claim.published,
        earliest=claim.earliest,
        latest=claim.latest,
        reliability=Reliability(claim.reliability) if claim.reliability else None,
        credibility=Credibility(claim.credibility) if claim.credibility else None,
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _ask(alias: str, query: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(query, given)
        return list(cursor.fetchall())
