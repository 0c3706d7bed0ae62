"""How the documents came is told in the annex on method, and nowhere where anything is withheld."""

from dataclasses import replace
from datetime import UTC, datetime
from types import ModuleType

from armsledger.model.custody import Custody, CustodyEvent, Fetch, Stamp
from armsledger.publish.case_file import render_page
from armsledger.publish.case_index import index_case
from armsledger.publish.custody_view import view_custody
from armsledger.publish.wording import load_wording

AT = datetime(2026, 11, 2, 12, 30, 5, tzinfo=UTC)
ADDRESS, LED_TO = "https://gazette.example/flights", "https://gazette.example/2020/flights"


def make_events(sha256: str) -> tuple[Custody, ...]:
    fetch = Fetch(LED_TO, (LED_TO,), "192.0.2.1", 200, (), "b" * 64)
    stamp = Stamp(sha256, "c" * 64, AT)
    return (
        Custody(sha256, CustodyEvent.FETCH, AT, "N. Okafor", ADDRESS, "armsledger", fetch),
        Custody(sha256, CustodyEvent.STAMP, AT, None, "http://tsa.example/", "armsledger", None, stamp),
    )


def test_each_event_says_when_by_whom_from_where_and_what_keeps_it(libya: ModuleType) -> None:
    case = libya.make_case()
    second = case.records[1].document
    index = index_case(replace(case, custody=make_events(second.sha256)))
    fetched, stamped = view_custody(index, load_wording())

    assert (fetched.document_number, fetched.event, fetched.by) == (2, "fetched", "N. Okafor")
    assert fetched.at == "2 November 2026, 12:30:05"
    assert fetched.source.striptags() == f"{ADDRESS}, led on to {LED_TO}"
    assert "b" * 64 in fetched.kept
    assert (stamped.by, stamped.event) == ("not said", "time-stamped")
    assert "tells 2 November 2026, 12:30:05 (UTC)" in stamped.kept
    assert f'<a href="#{second.id}">2</a>' in render_page(index, load_wording())


def test_a_case_whose_documents_came_by_no_known_way_has_no_such_table(libya: ModuleType) -> None:
    assert "How the documents came" not in render_page(index_case(libya.make_case()), load_wording())
