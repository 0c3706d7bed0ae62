"""Every format has its words, its losses are named beforehand, and the reference page is what the mappings make."""

from pathlib import Path

import pytest

from armsledger.errors import InputError
from armsledger.pipeline.exchanging import export
from armsledger.publish.exchange.catalogue import get_format, load_formats
from armsledger.publish.exchange.loss import Tally, load_exchange_wording, loss_words
from armsledger.publish.exchange.page import format_page

ROOT = Path(__file__).resolve().parents[3]
ALL = ["jsonl", "ftm", "stix", "geojson", "csv", "parquet", "plover", "acled", "annotations", "claimreview", "html"]


def test_the_formats_are_those_that_the_command_line_promises() -> None:
    assert sorted(load_formats()) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_format_and_each_of_its_losses_has_words(name: str) -> None:
    one = get_format(name)

    assert load_exchange_wording().get("formats", name, "title")
    assert all(loss_words(key) for key in one.losses)
    assert len(set(one.losses)) == len(one.losses)


@pytest.mark.parametrize("name", ALL)
def test_what_a_format_loses_is_among_what_it_says_it_may_lose(name: str, libya, libya_ledger, tmp_path: Path) -> None:
    report = export(libya_ledger, name, str(tmp_path / "out"), document_id=libya.gazette_record().document.id)

    assert {loss.key for loss in report.losses} <= set(get_format(name).losses)
    assert report.run_id or name == "jsonl"
    assert (tmp_path / "out.loss.json").read_text(encoding="utf-8") == report.to_json()


def test_no_loss_is_named_that_no_format_has() -> None:
    named = set(load_exchange_wording().get("losses"))

    assert named == {key for one in load_formats().values() for key in one.losses}


def test_the_reference_page_is_what_the_mappings_make() -> None:
    assert (ROOT / "docs" / "reference" / "exchange.md").read_text(encoding="utf-8") == format_page()


def test_a_format_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="excel: is no format; give one of jsonl, ftm, stix"):
        get_format("excel")


def test_a_loss_report_names_the_first_and_says_that_there_are_more() -> None:
    tally = Tally()
    for number in range(7):
        tally.lose("refusals", 1, f"doc-{number}")

    (line,) = [line for line in tally.report("csv", "armsledger", None).lines() if "×" in line]

    assert line.startswith("  7 × claims refused because their words do not carry them, left out")
    assert line.endswith("(doc-0, doc-1, doc-2, doc-3, doc-4, …)")
