"""What people see in pictures, put beside what these are said to show; the words of documents stay as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from armsledger.model.document_ruling import ObservationRuling
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing


def heed_observations(records: Iterable[DocumentRecord], rulings: Iterable[Standing]) -> list[DocumentRecord]:
    """Give the records, their pieces of evidence with what people have seen in their pictures, the first seen first."""
    seen: dict[str, list[str]] = {}
    for standing in sorted(rulings, key=lambda one: (one.at_utc, one.decision_id)):
        if isinstance(standing.ruling, ObservationRuling):
            seen.setdefault(standing.ruling.sha256, []).append(f"{standing.ruling.words}: {standing.comment}")
    return [_with_features(record, seen) for record in records] if seen else list(records)


def _with_features(record: DocumentRecord, seen: dict[str, list[str]]) -> DocumentRecord:
    items = tuple(
        replace(item, observed=_joined(item.observed, seen.get(item.sha256 or "", ()))) for item in record.evidence
    )
    return replace(record, evidence=items)


def _joined(observed: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*observed, *more)))
