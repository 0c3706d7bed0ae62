"""What came after the matters that stand, in lists of documents and runs too."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from armsledger.model.decision import Verdict
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.score import Reading
from armsledger.store.configure import configure_django

configure_django()

OTHER = "The ministry said on Friday that Ruritania sent 14 to 20 cargo planes to Port Zenda. Images exist. 🛩️"
NOW = datetime(2020, 8, 1, 12, tzinfo=UTC)


def test_what_is_newer_than_the_matters_that_stand_is_counted(any_ledger, make, run_id) -> None:
    from armsledger.store.pending import Pending, count_pending

    first, second = make(source="a.txt"), make(text=OTHER, source="b.txt")
    alias = any_ledger._alias
    assert count_pending(alias) == Pending(0, 0)

    any_ledger.append_record(first, run_id)
    assert count_pending(alias) == Pending(1, 0)
    any_ledger.append_case((), (), run_id, NOW)
    assert not count_pending(alias)
    any_ledger.append_decision(first.claims[0].id, Verdict.ACCEPT, "Ana", NOW - timedelta(seconds=1), "before")
    assert not count_pending(alias)
    any_ledger.append_decision(first.claims[0].id, Verdict.REJECT, "Ana", NOW + timedelta(seconds=1), "after")
    any_ledger.append_record(second, make_id("run", "another"))
    assert count_pending(alias) == Pending(1, 1)


def test_where_nobody_said_when_matters_were_derived_every_decision_may_be_newer(any_ledger, record, run_id) -> None:
    from armsledger.store.pending import Pending, count_pending

    any_ledger.append_record(record, run_id)
    any_ledger.append_case((), (), run_id)
    any_ledger.append_decision(record.claims[0].id, Verdict.ACCEPT, "Ana", NOW, "read against the page")

    assert count_pending(any_ledger._alias) == Pending(0, 1)


def test_a_document_read_anew_is_newer_once(any_ledger, record, run_id) -> None:
    from armsledger.store.pending import Pending, count_pending

    any_ledger.append_record(record, run_id)
    any_ledger.append_case((), (), run_id, NOW)
    any_ledger.append_record(replace(record, versions=(("annotate.rules", "2"),)), make_id("run", "another"))

    assert count_pending(any_ledger._alias) == Pending(1, 0)


def test_runs_are_listed_by_what_they_read_last(any_ledger, make) -> None:
    from armsledger.store.holdings import list_runs

    derived, added, failed = (make_id("run", name) for name in ("derived", "added", "failed"))
    any_ledger.append_record(make(source="a.txt"), derived)
    any_ledger.append_case((), (), derived, NOW)
    any_ledger.append_record(make(text=OTHER, source="b.txt"), added)
    any_ledger.append_failure(Failure("c.txt", "read", "it is empty"), failed)

    runs = list_runs(any_ledger._alias, 0, 10)
    assert [(run.id, run.at_utc, run.failed) for run in runs] == [
        (added, None, 0),
        (derived, NOW, 0),
        (failed, None, 1),
    ]
    assert list_runs(any_ledger._alias, 1, 1) == runs[1:2]


def test_documents_are_listed_by_day_a_page_at_a_time(any_ledger, make, run_id) -> None:
    from armsledger.store.holdings import count_documents, list_documents

    days = [date(2020, 7, 1), None, date(2021, 1, 1), date(2020, 7, 2)]
    for number, day in enumerate(days):
        record = make(source=f"{number}.txt")
        head = replace(record.document.head, published=Reading(day, "given"))
        any_ledger.append_record(replace(record, document=replace(record.document, head=head)), run_id)

    any_ledger.refresh_index()
    alias = any_ledger._alias
    assert count_documents(alias) == 4
    assert [line.source for line in list_documents(alias, 0, 3)] == ["2.txt", "3.txt", "0.txt"]
    assert [line.source for line in list_documents(alias, 3, 3)] == ["1.txt"]
