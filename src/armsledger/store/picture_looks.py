"""What pages ask of pictures and evidence: lists with limits, one picture wherever it stands, the looks of all.

Only last readings count; a picture is its bytes, in however many documents it stands.
"""

from django.db.models import Max, Min, QuerySet

from armsledger.model.document import Document
from armsledger.model.evidence import EvidenceItem
from armsledger.model.picture import Fingerprint, Picture
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.record_parts import to_document, to_evidence, to_picture


class PictureLooks:
    """The pictures and pieces of evidence of one open ledger."""

    def __init__(self, alias: str) -> None:
        self._alias = alias

    def has(self, sha256: str) -> bool:
        """Say whether a document carries the picture with this digest."""
        return self._pictures().filter(sha256=sha256).exists()

    def list_digests(self, first: int, size: int) -> tuple[tuple[str, ...], int]:
        """A page of the pictures by digest, each once, in the order in which they came; and how many there are."""
        rows = self._pictures().values("sha256").annotate(came=Min("id")).order_by("came")
        return tuple(rows[first : first + size].values_list("sha256", flat=True)), rows.count()

    def find_carriers(self, sha256: str, limit: int) -> tuple[tuple[Picture, Document], ...]:
        """A picture as each document carries it, the first published first; at most `limit` of them."""
        rows = self._pictures().filter(sha256=sha256).select_related("reading__document").order_by("id")[:limit]
        found = [(to_picture(row.reading.document_id, row), to_document(row.reading.document)) for row in rows]
        return tuple(sorted(found, key=_age))

    def list_evidence(self, first: int, size: int) -> tuple[tuple[tuple[EvidenceItem, Document], ...], int]:
        """A page of the pieces of evidence with their documents, in the order in which they came; and how many."""
        rows = models.EvidenceRow.objects.using(self._alias).filter(reading_id__in=self._last())
        shown = rows.select_related("reading__document").order_by("id")[first : first + size]
        return tuple(map(_evidence, shown)), rows.count()

    def find_evidence(self, sha256: str, limit: int) -> tuple[tuple[EvidenceItem, Document], ...]:
        """The pieces of evidence that are this picture, at most `limit` of them."""
        rows = models.EvidenceRow.objects.using(self._alias).filter(sha256=sha256, reading_id__in=self._last())
        return tuple(map(_evidence, rows.select_related("reading__document").order_by("id")[:limit]))

    def fingerprints(self) -> tuple[tuple[str, int, int, Fingerprint], ...]:
        """Digest, width, height and look of every picture, each digest once."""
        rows = self._pictures().order_by("id").values_list("sha256", "width", "height", "fingerprint")
        found = {sha256: (sha256, width, height, plain) for sha256, width, height, plain in rows.iterator()}
        return tuple(
            (one, width, height, from_plain(Fingerprint, plain)) for one, width, height, plain in found.values()
        )

    def _pictures(self) -> "QuerySet[models.PictureRow]":
        return models.PictureRow.objects.using(self._alias).filter(reading_id__in=self._last())

    def _last(self) -> "QuerySet[models.ReadingRow, int]":
        rows = models.ReadingRow.objects.using(self._alias).values("document_id")
        return rows.annotate(last=Max("id")).values_list("last", flat=True)


def _evidence(row: models.EvidenceRow) -> tuple[EvidenceItem, Document]:
    return to_evidence(row.reading.document_id, row), to_document(row.reading.document)


def _age(placed: tuple[Picture, Document]) -> tuple[str, str, str]:
    picture, document = placed
    day = document.head.published.value
    return day.isoformat() if day else "9999", document.id, picture.id
