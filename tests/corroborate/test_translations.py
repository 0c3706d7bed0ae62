"""An original and its translation count once, from whatever languages; what people see in pictures is put beside."""

from collections.abc import Callable
from datetime import UTC, datetime

from armsledger.corroborate.matters import build_matters
from armsledger.corroborate.observations import heed_observations
from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.claim import ClaimKind
from armsledger.model.document_ruling import ObservationRuling, TranslationRuling
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing

Report = Callable[..., DocumentRecord]
DAY = datetime(2026, 1, 2, tzinfo=UTC)


def says(original: DocumentRecord, translation: DocumentRecord) -> Standing:
    ruling = TranslationRuling(original.document.id, translation.document.id)
    return Standing(ruling, "dec-1", "N. Analyst", DAY, "line by line the same")


def test_original_and_translation_have_one_origin(report: Report) -> None:
    one, other = report("Катар отправил винтовки в Ливию.", outlet="Gazeta"), report("Qatar sent rifles to Libya.")
    documents = [one.document, other.document]

    assert len({traced.origin_id for traced in trace_documents(documents)}) == 2
    paired = trace_documents(documents, [says(one, other)])
    assert len({traced.origin_id for traced in paired}) == 1
    assert all("original and translation, says N. Analyst, 2026-01-02" in traced.because for traced in paired)
    assert sorted(traced.kind.value for traced in paired) == ["copy", "original"]


def test_matters_count_the_two_once(report: Report) -> None:
    one = report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire")
    other = report("France said that Iran had sent missiles to Yemen.", outlet="Post")

    def counted(*rulings: Standing) -> int:
        (matter,) = (m for m in build_matters([one, other], (), rulings) if m.kind is ClaimKind.TRANSFER)
        return matter.independent_origins

    assert counted() == 2
    assert counted(says(one, other)) == 1


def test_records_without_pictures_stay_as_they_are(report: Report) -> None:
    record = report("Qatar sent rifles to Libya.")
    seen = Standing(ObservationRuling("a" * 64, "six lorries", "N"), "dec-2", "N", DAY, "counted")

    assert heed_observations([record], [seen]) == [record]
    assert heed_observations([record], []) == [record]
