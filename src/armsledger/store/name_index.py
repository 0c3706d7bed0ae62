"""The index of names: one row a thing over all documents, with the entities and rows of the tables that it has.

What is one is compared above the stages and handed over here. All of it follows from the readings and from people's
verdicts, and may be thrown away. A verdict renews the things that it touches; new readings renew all of them.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connections
from django.db.models import Max

from armsledger.errors import LedgerMissingError
from armsledger.model.entity import EntityType
from armsledger.model.identity import Identity, NameKey
from armsledger.model.named import NameState, Shelved
from armsledger.store import models
from armsledger.store.encode import from_plain, to_plain
from armsledger.store.migrate import writing

_BATCH = 400


class NameIndex:
    """The identities of one open ledger, to be looked at and to be replaced."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def find_state(self) -> NameState | None:
        """How far the index of names has come; None where it was never made."""
        row = models.IndexNameStateRow.objects.using(self._alias).first()
        return NameState(row.reading_number, row.decision_number, frozenset(row.decision_keys)) if row else None

    def newest(self) -> tuple[int, int]:
        """The numbers of the last reading and of the last decision."""
        reading = models.ReadingRow.objects.using(self._alias).aggregate(last=Max("pk"))["last"]
        decision = models.DecisionRow.objects.using(self._alias).aggregate(last=Max("position"))["last"]
        return reading or 0, decision or 0

    def count_documents(self) -> int:
        """How many documents the ledger holds."""
        return models.DocumentRow.objects.using(self._alias).count()

    def replace(self, gone: Collection[str] | None, shelved: Iterable[Shelved], state: NameState) -> None:
        """Put identities in the place of those `gone`, by id, or of all for None; all of it or nothing."""
        with writing(self._alias):
            made = list(shelved)
            rows = [row for one in made for row in _members(one)]
            identities = models.IndexIdentityRow.objects.using(self._alias)
            members = models.IndexMemberRow.objects.using(self._alias)
            if gone is not None:  # also what another has made of the same entities meanwhile
                gone = {*gone, *self.identity_ids({row.member_key for row in rows}).values()}
                identities, members = identities.filter(key__in=gone), members.filter(identity_key__in=gone)
            identities.all().delete()
            members.all().delete()
            models.IndexMemberRow.objects.using(self._alias).bulk_create(rows, batch_size=_BATCH)
            claims = _count_claims(self._alias, None if gone is None else {one.identity.id for one in made})
            models.IndexIdentityRow.objects.using(self._alias).bulk_create(
                [_row(one, claims) for one in made], batch_size=_BATCH
            )
            models.IndexNameStateRow.objects.using(self._alias).update_or_create(
                id=1,
                defaults={
                    "reading_number": state.reading_number,
                    "decision_number": state.decision_number,
                    "decision_keys": sorted(state.decision_ids),
                },
            )

    def find_identity(self, identity_id: str) -> Identity | None:
        """The identity of that id, None where there is none any more."""
        rows = models.IndexIdentityRow.objects.using(self._alias).filter(key=identity_id)
        plain = rows.values_list("identity", flat=True).first()
        return from_plain(Identity, plain) if plain is not None else None

    def get_identity(self, identity_id: str) -> Identity:
        """The identity of that id. Raises LedgerMissingError where there is none any more."""
        found = self.find_identity(identity_id)
        if found is None:
            raise LedgerMissingError(identity_id, "entity")
        return found

    def identity_ids(self, member_ids: Collection[str]) -> Mapping[str, str]:
        """By entity, or row of the tables, the id of the identity that has it."""
        rows = models.IndexMemberRow.objects.using(self._alias).filter(member_key__in=member_ids)
        return dict(rows.values_list("member_key", "identity_key"))

    def find_slim(self, entity_ids: Collection[str]) -> tuple[Identity, ...]:
        """The identities of these entities, each with these of its entities alone and without names and reasons."""
        homes = self.identity_ids(entity_ids)
        own: dict[str, list[str]] = {}
        for entity_id in sorted(homes):
            own.setdefault(homes[entity_id], []).append(entity_id)
        rows = models.IndexIdentityRow.objects.using(self._alias).filter(key__in=list(own)).defer("identity", "cluster")
        return tuple(
            Identity(row.key, EntityType(row.type), row.name, row.known_id, row.country, tuple(own[row.key]), (), ())
            for row in rows.order_by("key")
        )

    def read_clusters(self, ids: Collection[str]) -> dict[str, Any]:
        """By identity what each was made of, in plain values."""
        return dict(
            models.IndexIdentityRow.objects.using(self._alias).filter(key__in=ids).values_list("key", "cluster")
        )

    def bearers(self, keys: Iterable[NameKey]) -> frozenset[str]:
        """The identities that may bear any of these keys; a name is looked for among names of all sorts."""
        found: set[str] = set()
        rows = models.IndexIdentityRow.objects.using(self._alias)
        for key in keys:
            if key.known_id:
                found |= set(self.identity_ids({key.known_id}).values())
            else:
                found |= set(rows.filter(folded__contains=f"\n{key.name}\n").values_list("key", flat=True))
        return frozenset(found)

    def keys_of_decisions(self, decision_ids: Collection[str]) -> frozenset[NameKey]:
        """The names that these verdicts are about, in force or not."""
        subjects = models.DecisionRow.objects.using(self._alias).filter(key__in=decision_ids).values("subject_key")
        rows = models.NamePairRow.objects.using(self._alias).filter(key__in=subjects)
        return frozenset(from_plain(NameKey, plain) for row in rows for plain in (row.left, row.right))


def _members(shelved: Shelved) -> Iterable[models.IndexMemberRow]:
    identity = shelved.identity
    for key in sorted({*identity.entity_ids, *shelved.known_ids}):
        yield models.IndexMemberRow(member_key=key, identity_key=identity.id)


def _row(shelved: Shelved, claims: Mapping[str, int]) -> models.IndexIdentityRow:
    identity = shelved.identity
    decided = (reason.decision_id for reason in (*identity.because, *identity.apart))
    return models.IndexIdentityRow(
        key=identity.id,
        type=identity.type.value,
        name=identity.name,
        folded="\n".join(("", *shelved.folded, "")),
        known_id=identity.known_id,
        country=identity.country,
        documents=len({document_id for name in identity.names for document_id in name.document_ids}),
        claims=claims.get(identity.id, 0),
        is_decided=any(decided),
        identity=to_plain(identity),
        cluster=shelved.cluster,
    )


def _count_claims(alias: str, only: Collection[str] | None) -> dict[str, int]:
    """By identity in how many claims of last readings it has a role; of those named, or of all."""
    chosen = "" if only is None else f"WHERE m.identity_key IN ({', '.join(['%s'] * len(only))})"
    if only is not None and not only:
        return {}
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT m.identity_key, COUNT(DISTINCT i.id) FROM ledger_index_member m "
            "JOIN ledger_filler f ON f.entity_key = m.member_key JOIN ledger_claim c ON c.id = f.claim_id "
            f"JOIN ledger_index_claim i ON i.key = c.key {chosen} GROUP BY m.identity_key",  # marks only
            sorted(only or ()),
        )
        return dict(cursor.fetchall())
