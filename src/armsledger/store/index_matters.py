"""Matters of the last run as rows of the index: what lists of matters show, and are cut by."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from armsledger.model.matter import Matter, RelationKind
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.snapshots import find_last_run_id

_CHUNK: Final = 500


def write_matters(alias: str) -> None:
    """Put the matters of the last run in the place of those that the index holds."""
    models.IndexMatterRow.objects.using(alias).all()._raw_delete(alias)
    run_id = find_last_run_id(alias)
    if run_id is not None:
        models.IndexMatterRow.objects.using(alias).bulk_create(_iter_rows(alias, run_id), batch_size=_CHUNK)


def _iter_rows(alias: str, run_id: str) -> Iterator[models.IndexMatterRow]:
    statuses = _statuses(alias, run_id)
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id).order_by("position")
    for position, content in rows.values_list("position", "content").iterator(chunk_size=_CHUNK):
        matter = from_plain(Matter, content)
        yield models.IndexMatterRow(
            position=position,
            key=matter.id,
            kind=matter.kind.value,
            title=matter.title,
            reliability=matter.grade.reliability.value,
            credibility=matter.grade.credibility.value,
            articles=len(matter.document_ids),
            origins=matter.independent_origins,
            is_contested=any(relation.kind is RelationKind.CONTRADICTS for relation in matter.relations),
            statuses=" ".join(sorted(statuses.get(matter.id, ()))),
        )


def _statuses(alias: str, run_id: str) -> dict[str, set[str]]:
    """What the law says to each matter: read from the findings as they are stored, which is all that is needed."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id).order_by("pk")
    for key, content in rows.values_list("matter_key", "content").iterator(chunk_size=_CHUNK):
        found[key] |= {str(match["status"]) for match in content["matches"]}
    return found
