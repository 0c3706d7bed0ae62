"""The index: one row a claim of the last reading of every document, made from the ledger and made anew at will.

`refresh` brings it up to what was appended since; `rebuild` throws it away first. Both give the same answers. Each is
one transaction, so readers see the old index or the new one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db import connections
from django.db.models import Max

from armsledger.model.decision import Decision, Verdict
from armsledger.model.matter import Matter
from armsledger.store import index_facets, index_matters, index_waiting, index_words, models
from armsledger.store.carrying import carried_for
from armsledger.store.encode import from_plain
from armsledger.store.index_entries import (
    Entry,
    MatterFacts,
    add_state,
    document_row,
    find_arrivals,
    iter_entries,
)
from armsledger.store.migrate import writing
from armsledger.store.records import read_records

_BATCH: Final = 100  # documents
_TABLES: Final = (
    models.IndexTermRow,
    models.IndexValueRow,
    models.IndexFacetRow,
    models.IndexClaimRow,
    models.IndexDocumentRow,
    models.IndexMatterRow,
)


def is_current(alias: str) -> bool:
    """Say whether the index holds all that was read and derived."""
    state = models.IndexStateRow.objects.using(alias).first()
    here = (state.reading_number, state.derivation_number) if state else (0, 0)
    return here == _newest(alias)


def refresh(alias: str) -> None:
    """Bring the index up to the readings and derivations since it was made; nothing is done where there are none."""
    with writing(alias):
        if not is_current(alias):
            _catch_up(alias)


def rebuild(alias: str) -> None:
    """Throw the index away and make it anew."""
    with writing(alias):
        with connections[alias].cursor() as cursor:
            for table in (*_TABLES, models.IndexStateRow):
                cursor.execute(f'DELETE FROM "{table._meta.db_table}"')
        index_words.forget_all_words(alias)
        _catch_up(alias)


def mark_decided(alias: str, decision: Decision) -> None:
    """Show a new decision, or the undoing of one, in the states of its document's claims."""
    subject = _decided_subject(alias, decision)
    claim = models.ClaimRow.objects.using(alias).filter(key=subject).select_related("reading").first()
    last = claim and models.ReadingRow.objects.using(alias).filter(document_id=claim.reading.document_id).last()
    if not last:
        return
    (record,) = read_records(alias, [last.pk])
    carried = carried_for(alias, [record])
    rows = list(models.IndexClaimRow.objects.using(alias).filter(document_key=record.document.id))
    for row in rows:
        add_state(row, carried.get(row.key))
    models.IndexClaimRow.objects.using(alias).bulk_update(rows, ["state", "state_because"])


def _decided_subject(alias: str, decision: Decision) -> str:
    """What a decision is about in the end: an undoing is about what the undone decision was about."""
    subject, verdict = decision.subject_id, decision.verdict.value
    while verdict == Verdict.UNDO.value:
        row = models.DecisionRow.objects.using(alias).filter(key=subject).first()
        if row is None:
            break
        subject, verdict = row.subject_key, row.verdict
    return subject


def _newest(alias: str) -> tuple[int, int]:
    reading = models.ReadingRow.objects.using(alias).aggregate(last=Max("pk"))["last"]
    derivation = models.DerivationRow.objects.using(alias).aggregate(last=Max("pk"))["last"]
    return reading or 0, derivation or 0


def _catch_up(alias: str) -> None:
    state = models.IndexStateRow.objects.using(alias).first()
    state = state or models.IndexStateRow(id=1, reading_number=0, derivation_number=0)
    derived = _derived_since(alias, state.derivation_number)
    readings = models.ReadingRow.objects.using(alias)
    touched = set(derived) | set(readings.filter(pk__gt=state.reading_number).values_list("document_id", flat=True))
    numbers: dict[tuple[str, str], int] = {
        (field, key): number
        for number, field, key in models.IndexValueRow.objects.using(alias).values_list("id", "field", "key")
    }
    for batch in _batches(sorted(touched)):
        _take(alias, batch, derived, numbers)
    index_matters.write_matters(alias)
    state.reading_number, state.derivation_number = _newest(alias)
    state.generation = index_facets.write_facets(alias)
    index_waiting.remake(alias)
    state.save(using=alias)
    _let_the_database_look(alias)


def _derived_since(alias: str, since: int) -> dict[str, Mapping[str, MatterFacts]]:
    """By document the matters, by claim id, of the last run that looked at it, if that was one of those since then."""
    found: dict[str, Mapping[str, MatterFacts]] = {}
    derivations = models.DerivationRow.objects.using(alias).filter(pk__gt=since).order_by("-pk")
    for run_id in derivations.values_list("snapshot_id", flat=True):
        read = models.RunReadingRow.objects.using(alias).filter(run_id=run_id)
        documents = set(read.values_list("reading__document_id", flat=True)) - set(found)
        if documents:
            found |= dict.fromkeys(documents, _matters_of(alias, run_id))
    return found


def _matters_of(alias: str, run_id: str) -> dict[str, MatterFacts]:
    """By claim id the matter of a run that holds it."""
    facts: dict[str, MatterFacts] = {}
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id).order_by("pk")
    for content in rows.values_list("content", flat=True).iterator(chunk_size=500):
        matter = from_plain(Matter, content)
        facts |= dict.fromkeys(matter.claim_ids, MatterFacts.of(matter))
    return facts


def _take(
    alias: str,
    documents: Sequence[str],
    derived: Mapping[str, Mapping[str, MatterFacts]],
    numbers: dict[tuple[str, str], int],
) -> None:
    """Put the last readings of these documents in the place of what the index holds of them."""
    kept = _kept_matters(alias, [key for key in documents if key not in derived])
    _forget(alias, documents)
    last = models.ReadingRow.objects.using(alias).filter(document_id__in=documents).values("document_id")
    records = read_records(alias, list(last.annotate(last=Max("id")).values_list("last", flat=True)))
    decided = carried_for(alias, records)
    arrivals = find_arrivals(alias, documents)
    entries = [
        entry
        for record in records
        for entry in iter_entries(record, derived.get(record.document.id, kept), decided, arrivals)
    ]
    models.IndexDocumentRow.objects.using(alias).bulk_create(map(document_row, records))
    rows = models.IndexClaimRow.objects.using(alias).bulk_create([entry.row for entry in entries])
    _write_terms(alias, entries, [row.pk for row in rows], numbers)
    index_words.take_words(alias, documents)


def _kept_matters(alias: str, documents: Sequence[str]) -> dict[str, MatterFacts]:
    fields = ("key", "matter_key", "matter_title", "reliability", "credibility", "origins")
    rows = models.IndexClaimRow.objects.using(alias).filter(document_key__in=documents, matter_key__isnull=False)
    return {
        key: MatterFacts(matter or "", title or "", letter or "", digit or "", origins)
        for key, matter, title, letter, digit, origins in rows.values_list(*fields)
    }


def _forget(alias: str, documents: Sequence[str]) -> None:
    models.IndexDocumentRow.objects.using(alias).filter(key__in=documents)._raw_delete(alias)
    rows = models.IndexClaimRow.objects.using(alias).filter(document_key__in=documents)
    if rows.exists():
        index_words.forget_words(alias, documents)
        models.IndexTermRow.objects.using(alias).filter(claim_number__in=rows.values("id"))._raw_delete(alias)
        rows._raw_delete(alias)


def _write_terms(
    alias: str, entries: Sequence[Entry], rows: Sequence[int], numbers: dict[tuple[str, str], int]
) -> None:
    new = {
        (value.field, value.key): value.label
        for entry in entries
        for value in entry.values
        if (value.field, value.key) not in numbers
    }
    made = models.IndexValueRow.objects.using(alias).bulk_create(
        [models.IndexValueRow(field=field, key=key, label=label) for (field, key), label in sorted(new.items())]
    )
    numbers.update({(row.field, row.key): row.pk for row in made})
    terms = {
        (numbers[value.field, value.key], row, value.role)
        for entry, row in zip(entries, rows, strict=True)
        for value in entry.values
    }
    with connections[alias].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_index_term (value_number, claim_number, role) VALUES (%s, %s, %s)", sorted(terms)
        )


def _batches(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(documents), _BATCH):
        yield documents[start : start + _BATCH]


def _let_the_database_look(alias: str) -> None:
    """Both databases choose better ways once they have counted their tables."""
    with connections[alias].cursor() as cursor:
        for table in ("ledger_index_claim", "ledger_index_term", "ledger_index_words", "ledger_index_matter"):
            cursor.execute(f'ANALYZE "{table}"')
