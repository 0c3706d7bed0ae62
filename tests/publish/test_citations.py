"""Citations hold what CSL's schema asks for, and a reader of BibTeX of our own reads them back."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from armsledger.model.restriction import Reason, Restriction
from armsledger.model.score import Reading
from armsledger.model.withholding import DocumentWithheld, NameWithheld
from armsledger.publish.case_index import index_case
from armsledger.publish.citations import BIB_FILE, CSL_FILE, write_citations
from armsledger.publish.redaction import redact

SAFETY = Restriction(Reason.SAFETY)
TYPES = {"article-newspaper", "webpage", "report", "document"}
NAME_PARTS = {"family", "given", "non-dropping-particle", "literal"}


def check_csl(items: list[dict]) -> None:
    """The constraints of csl-data.json on what we write: no other fields, required ones, forms of dates and names."""
    allowed = {
        "id",
        "type",
        "title",
        "author",
        "container-title",
        "publisher",
        "issued",
        "accessed",
        "URL",
        "language",
        "note",
    }
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert {"id", "type", "title"} <= set(item) <= allowed
        assert item["type"] in TYPES
        for day in (item[name] for name in ("issued", "accessed") if name in item):
            assert set(day) == {"date-parts"}
            assert all(isinstance(part, int) for part in day["date-parts"][0])
        for author in item.get("author", ()):
            assert author
            assert set(author) <= NAME_PARTS
            assert ("literal" in author) != ("family" in author)
        assert all(
            isinstance(value, str) for name, value in item.items() if name not in {"author", "issued", "accessed"}
        )


def read_bib(text: str) -> dict[str, dict[str, str]]:
    """Entries by key, fields by name; braces counted, an escaped brace counted as a letter."""
    entries, at = {}, 0
    while match := re.compile(r"@(\w+)\{([A-Za-z0-9-]+),\n").search(text, at):
        fields, at = {"ENTRY": match[1]}, match.end()
        while field := re.compile(r"  (\w+) = \{").match(text, at):
            start = at = field.end()
            depth = 1
            while depth:
                if text[at] == "\\":
                    at += 2
                    continue
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[field[1]] = text[start : at - 1]
            assert text[at : at + 2] == ",\n"
            at += 2
        assert text[at : at + 2] == "}\n"
        assert match[2] not in entries
        entries[match[2]] = fields
    return entries


def with_head(case, number: int, **readings: object):
    records = list(case.records)
    document = records[number].document
    head = replace(document.head, **{name: Reading(value, "a test") for name, value in readings.items()})
    records[number] = replace(records[number], document=replace(document, head=head))
    return replace(case, records=tuple(records))


def cite(case, accessed=None) -> tuple[list[dict], dict[str, dict[str, str]]]:
    files = write_citations(index_case(case), accessed)
    items = json.loads(files[CSL_FILE])
    check_csl(items)
    return items, read_bib(files[BIB_FILE])


def test_every_document_is_cited_in_both_files_with_its_digest(libya) -> None:
    case = libya.make_case()
    came = {case.records[0].document.id: date(2026, 11, 2)}
    items, entries = cite(case, came)

    assert [item["id"] for item in items] == list(entries)
    assert len(items) == len(case.records)
    assert items[0]["note"] == f"SHA-256 {case.records[0].document.sha256}"
    assert items[0]["accessed"] == {"date-parts": [[2026, 11, 2]]}
    assert entries["doc1-theharbourgazett-2020"]["urldate"] == "2026-11-02"
    assert entries["doc1-theharbourgazett-2020"]["date"] == "2020-07-25"


def test_titles_stay_in_their_language_also_right_to_left(libya) -> None:
    items, entries = cite(libya.make_case())

    assert items[2]["title"] == "اتهامات جديدة في طرابلس"
    assert items[2]["language"] == "ar"
    assert "issued" not in items[2]
    assert entries["doc3-source-nd"]["title"] == "{اتهامات جديدة في طرابلس}"


@pytest.mark.parametrize(
    ("byline", "authors", "bib"),
    [
        ("By Ana Lopes", [{"given": "Ana", "family": "Lopes"}], "Lopes, Ana"),
        (
            "Jan van der Meer and Rosa Diaz",
            [
                {"given": "Jan", "non-dropping-particle": "van der", "family": "Meer"},
                {"given": "Rosa", "family": "Diaz"},
            ],
            "van der Meer, Jan and Diaz, Rosa",
        ),
        ("Suharto", [{"literal": "Suharto"}], "{Suharto}"),
        ("Harbour News Desk", [{"literal": "Harbour News Desk"}], "{Harbour News Desk}"),
        ("سلمى القلطان", [{"literal": "سلمى القلطان"}], "{سلمى القلطان}"),
    ],
)
def test_authors_by_their_names(libya, byline: str, authors: list[dict], bib: str) -> None:
    items, entries = cite(with_head(libya.make_case(), 0, byline=byline))

    assert items[0]["author"] == authors
    assert entries[items[0]["id"]]["author"] == bib


def test_what_bibtex_would_read_as_its_own_is_written_out(libya) -> None:
    case = with_head(libya.make_case(), 0, title="50 % {more} \\ arms & men_$", url="https://paper.example/a_b?c={d}")
    items, entries = cite(case)

    assert items[0]["title"] == "50 % {more} \\ arms & men_$"
    assert entries[items[0]["id"]]["title"] == r"{50 \% \{more\} \textbackslash{} arms \& men\_\$}"
    assert entries[items[0]["id"]]["url"] == "https://paper.example/a_b?c=%7Bd%7D"
    assert entries[items[0]["id"]]["ENTRY"] == "online"


def test_a_machine_translation_is_cited_as_one_and_an_agency_as_a_newspaper(libya) -> None:
    case = with_head(libya.make_case(), 0, machine_translated=True, outlet="Agence France-Presse")
    items, entries = cite(case)

    assert items[0]["note"].endswith("; machine-translated text")
    assert (items[0]["type"], items[0]["container-title"]) == ("article-newspaper", "Agence France-Presse")
    assert entries[items[0]["id"]]["ENTRY"] == "article"


def test_a_withheld_document_is_cited_by_its_code_name_alone(libya) -> None:
    case = libya.make_case()
    rulings = [
        DocumentWithheld(None, case.records[1].document.id, SAFETY),
        NameWithheld(None, "صحيفة الميناء", (), SAFETY),
    ]
    items, _ = cite(redact(case, rulings))

    assert items[1] == {
        "id": "doc2-withheld",
        "type": "document",
        "title": "Document 2, withheld",
        "note": "safety of the source",
    }
    assert (items[2]["title"], items[2]["publisher"]) == ("Title withheld", "Source A")
    assert "note" not in items[2]
