"""What is withheld, told to those who decide on it: what it is, and what the copy has in its place."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from armsledger.model.case import Case
from armsledger.model.document import Span
from armsledger.model.restriction import Level, Reason, Restriction
from armsledger.model.ruling import Standing
from armsledger.model.withheld import WithheldSort
from armsledger.model.withholding import (
    DocumentWithheld,
    NameWithheld,
    PassageRedacted,
    PictureRedacted,
    WithholdingRuling,
)
from armsledger.publish.redaction import redact
from armsledger.publish.withheld_list import WithheldEntry, list_withheld
from armsledger.publish.wording import load_wording

WHY = Restriction(Reason.SAFETY, Level.STRICT, date(2030, 1, 1))


@pytest.fixture
def case(libya) -> Case:
    return libya.make_case()


def listed(case: Case, *rulings: WithholdingRuling) -> tuple[WithheldEntry, ...]:
    return list_withheld(case, tuple(_standing(rulings)), load_wording())


def _standing(rulings: tuple[WithholdingRuling, ...]) -> Iterator[Standing]:
    for number, ruling in enumerate(rulings):
        yield Standing(ruling, f"dec-{number:020}", "Ana", datetime(2026, 11, 2, tzinfo=UTC), "she asked for it")


def test_a_name_is_listed_with_the_code_name_and_the_places_that_the_copy_has(case: Case) -> None:
    rulings = NameWithheld(None, "Wagner Group", ("Vagner",), WHY), NameWithheld("libya", "Harbour Gazette", (), WHY)
    entries = listed(case, *rulings)
    codes = {one.code: one.places for one in redact(case, rulings).withheld}

    assert entries[0].standing.because == "Ana, 2026-11-02: she asked for it"
    assert [one.words for one in entries] == ["Wagner Group", "Harbour Gazette"]
    assert {one.printed_as for one in entries} == set(codes) == {"Source A", "Source B"}
    assert [one.note for one in entries] == [f"in {codes[one.printed_as]} places of the documents" for one in entries]
    assert (entries[0].spellings, entries[0].is_for_all, entries[1].is_for_all) == (("Vagner",), True, False)
    assert (entries[0].reason, entries[0].level) == ("safety of the source", "withheld from every print")
    assert entries[0].until == date(2030, 1, 1)


def test_what_does_not_stand_in_the_case_is_printed_as_nothing(case: Case) -> None:
    other = f"doc-{'0' * 20}"
    passage = PassageRedacted(None, Span(other, 0, 5, "Words"), WHY)
    rulings = (NameWithheld("libya", "Zubair Qaltan", (), WHY), DocumentWithheld(None, other, WHY), passage)

    assert [one.printed_as for one in listed(case, *rulings, PictureRedacted(None, "0" * 64, WHY))] == [""] * 4


def test_a_document_is_listed_by_its_title_and_printed_by_its_number(case: Case) -> None:
    document = case.records[1].document
    (entry,) = listed(case, DocumentWithheld("libya", document.id, WHY))

    assert (entry.sort, entry.document_id) == (WithheldSort.DOCUMENT, document.id)
    assert entry.words == document.head.title.value
    assert entry.printed_as == "Document 2, withheld"


def test_a_passage_is_a_bar_in_its_document(case: Case) -> None:
    document = case.records[0].document
    (entry,) = listed(case, PassageRedacted("libya", document.span(0, 10), WHY))

    assert (entry.sort, entry.words) == (WithheldSort.PASSAGE, document.text[:10])
    assert (entry.printed_as, entry.note) == ("█████ [redacted: safety of the source]", "Document 1")


def test_a_passage_that_is_gone_says_that_its_whole_document_is_withheld(case: Case) -> None:
    document = case.records[0].document
    (entry,) = listed(case, PassageRedacted("libya", Span(document.id, 0, 9, "gone away"), WHY))

    assert entry.printed_as == "Document 1, withheld"
    assert "no longer found" in entry.note


def test_a_passage_of_a_withheld_document_is_printed_as_the_document(case: Case) -> None:
    document = case.records[0].document
    rulings = PassageRedacted("libya", document.span(0, 10), WHY), DocumentWithheld(None, document.id, WHY)

    assert [(one.printed_as, one.note) for one in listed(case, *rulings)] == [("Document 1, withheld", "")] * 2


def test_of_two_names_of_one_entity_both_have_its_code_name(case: Case) -> None:
    rulings = NameWithheld("libya", "Wagner Group", ("Vagner",), WHY), NameWithheld(None, "wagner group", (), WHY)

    assert [one.printed_as for one in listed(case, *rulings)] == ["Source A", "Source A"]
