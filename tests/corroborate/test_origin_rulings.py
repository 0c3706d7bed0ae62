"""What people say of origins goes before what the words say."""

from collections.abc import Callable
from datetime import UTC, datetime

from armsledger.corroborate.matters import build_matters
from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.claim import ClaimKind
from armsledger.model.judgement import Judgement
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import OriginRuling, Standing

Report = Callable[..., DocumentRecord]
DAY = datetime(2026, 1, 2, tzinfo=UTC)
STORY = (
    "Fourteen unmarked fighters landed at an airfield in the Libyan desert in May. Mechanics had waited there for a "
    "week with fuel trucks, spare engines and a crane on loan. Two more planes followed at the weekend and were pushed "
    "into a hangar whose roof had been mended in April."
)


def says(one: DocumentRecord, other: DocumentRecord, judgement: Judgement) -> Standing:
    ruling = OriginRuling.of(one.document.id, other.document.id, judgement)
    return Standing(ruling, "dec-1", "N. Analyst", DAY, "asked both desks")


def test_documents_that_share_no_word_are_one_where_people_say_so(report: Report) -> None:
    one, other = report(STORY, outlet="Wire"), report("Iran sent missiles to Yemen.", outlet="Post")
    documents = [one.document, other.document]

    assert len({traced.origin_id for traced in trace_documents(documents)}) == 2
    joined = trace_documents(documents, [says(one, other, Judgement.SAME)])
    assert len({traced.origin_id for traced in joined}) == 1
    assert all("one origin, says N. Analyst, 2026-01-02: asked both desks" in traced.because for traced in joined)


def test_a_copy_is_none_where_people_say_so_not_even_over_a_third(report: Report) -> None:
    copies = [report(STORY, outlet=outlet) for outlet in ("Wire", "Post", "Gazette")]
    documents = [copy.document for copy in copies]

    assert len({traced.origin_id for traced in trace_documents(documents)}) == 1
    origins = {t.document_id: t.origin_id for t in trace_documents(documents, [says(*copies[:2], Judgement.DIFFERENT)])}
    assert origins[documents[0].id] != origins[documents[1].id]
    assert len(set(origins.values())) == 2


def test_voices_in_documents_that_people_say_are_one_count_once(report: Report) -> None:
    one = report("The United States said that Iran had sent missiles to Yemen.", outlet="Wire")
    other = report("France said that Iran had sent missiles to Yemen.", outlet="Post")

    def counted(*rulings: Standing) -> int:
        (matter,) = (m for m in build_matters([one, other], (), rulings) if m.kind is ClaimKind.TRANSFER)
        return matter.independent_origins

    assert counted() == 2
    assert counted(says(one, other, Judgement.SAME)) == 1
    assert counted(says(one, other, Judgement.DIFFERENT)) == 2
