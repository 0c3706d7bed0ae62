"""Citations of a case's documents, as CSL-JSON and as BibTeX; withheld documents under their code names.

Titles stand in their own language. The digest of the bytes is a note, so that a citation tells which copy is meant.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from armsledger.knowledge.outlets import OutletKind, find_outlet, load_outlets
from armsledger.model.document import Document
from armsledger.model.withheld import WithheldSort
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.wording import Wording, load_wording

CSL_FILE, BIB_FILE = "citations.csl.json", "citations.bib"
Item = dict[str, Any]
_DIGEST_LENGTH: Final = 64
_PARTICLES: Final = (
    "van der",
    "van den",
    "van de",
    "von der",
    "de la",
    "von",
    "van",
    "de",
    "du",
    "della",
    "di",
    "da",
    "dos",
)
_BY: Final = re.compile(r"^\s*(?:by|von|par|por|от)\s+", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_BODY: Final = re.compile(r"\b(?:staff|agency|agencies|bureau|desk|press|news|office|ministry|team|reporters?)\b", re.I)
_ESCAPED: Final = {c: f"\\{c}" for c in "%&$#_"} | {
    "{": r"\{",
    "}": r"\}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ENTRY: Final = {"article-newspaper": "article", "report": "report", "webpage": "online", "document": "misc"}


def write_citations(index: CaseIndex, accessed: Mapping[str, date] | None = None) -> dict[str, str]:
    """The two files by their names, all documents in the order of print.

    `accessed` is the day on which each document's bytes came, by its id.
    """
    items = list(iter_items(index, accessed or {}, load_wording()))
    csl = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return {CSL_FILE: csl, BIB_FILE: "\n".join(map(_entry, items))}


def iter_items(index: CaseIndex, accessed: Mapping[str, date], wording: Wording) -> Iterator[Item]:
    """One CSL item a document."""
    withheld = {one.code for one in index.case.withheld if one.sort is WithheldSort.DOCUMENT}
    for record in index.case.records:
        document = record.document
        number = index.document_numbers[document.id]
        if document.head.title.value in withheld:
            reason = next(
                one.restriction.reason for one in index.case.withheld if one.code == document.head.title.value
            )
            note = wording.get("withheld", "reasons", reason.value)
            yield {"id": f"doc{number}-withheld", "type": "document", "title": document.head.title.value, "note": note}
        else:
            yield _item(document, number, accessed.get(document.id), wording)


def _item(document: Document, number: int, accessed: date | None, wording: Wording) -> Item:
    head = document.head
    kind, outlet = _kind(document), head.outlet.value
    item: Item = {"id": _key(document, number), "type": kind, "title": head.title.value or document.source}
    if head.byline.value:
        item["author"] = list(_authors(head.byline.value))
    if outlet:
        item["container-title" if kind == "article-newspaper" else "publisher"] = outlet
    if head.published.value:
        item["issued"] = _day(head.published.value)
    if accessed:
        item["accessed"] = _day(accessed)
    if head.url.value:
        item["URL"] = head.url.value
    if head.language.value:
        item["language"] = head.language.value
    notes = [f"SHA-256 {document.sha256}"] if len(document.sha256) == _DIGEST_LENGTH else []
    if head.machine_translated.value:
        notes.append(str(wording.get("citations", "machine_translated")))
    if notes:
        item["note"] = "; ".join(notes)
    return item


def _kind(document: Document) -> str:
    """A newspaper's or an agency's article, an official's report, or a page."""
    outlet, url = document.head.outlet.value, document.head.url.value
    row = find_outlet(url.split("/")[2]) if url and url.count("/") > 1 else None
    row = row or next((one for one in load_outlets() if outlet in one.names), None)
    if row is not None and row.kind in (OutletKind.NEWSPAPER, OutletKind.AGENCY):
        return "article-newspaper"
    if document.media_type == "application/pdf" or (row is not None and row.kind is OutletKind.OFFICIAL and not url):
        return "report"
    return "webpage" if url else "document"


def _authors(byline: str) -> Iterator[Item]:
    for name in filter(None, _AND.split(_BY.sub("", byline))):
        yield _author(name.strip())


def _author(name: str) -> Item:
    """A person's names apart; an institution, a single name, and a name that puts the family first as they stand."""
    parts = name.split()
    if len(parts) == 1 or _BODY.search(name) or not _is_western(name):
        return {"literal": name}
    lowered = name.casefold()
    for particle in _PARTICLES:
        at = lowered.find(f" {particle} ")
        if at > 0:
            end = at + len(particle) + 2
            return {"given": name[:at], "non-dropping-particle": name[at + 1 : end - 1], "family": name[end:]}
    return {"given": " ".join(parts[:-1]), "family": parts[-1]}


def _is_western(name: str) -> bool:
    return all(unicodedata.name(c, "").startswith(("LATIN", "CYRILLIC", "GREEK")) for c in name if c.isalpha())


def _day(day: date) -> Item:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _key(document: Document, number: int) -> str:
    """Unique by the number in the case, readable by outlet and year; ASCII alone, as BibTeX wants it."""
    plain = unicodedata.normalize("NFKD", document.head.outlet.value or "")
    letters = "".join(c for c in plain if c.isascii() and c.isalnum()).lower()[:16]
    year = document.head.published.value.year if document.head.published.value else "nd"
    return f"doc{number}-{letters or 'source'}-{year}"


def _entry(item: Item) -> str:
    fields = {
        "author": " and ".join(map(_bib_author, item.get("author", ()))),
        "title": _escape(item["title"]),
        "journaltitle": _escape(item.get("container-title", "")),
        "institution" if item["type"] == "report" else "organization": _escape(item.get("publisher", "")),
        "date": _iso(item.get("issued")),
        "url": _escape_url(item.get("URL", "")),
        "urldate": _iso(item.get("accessed")),
        "langid": item.get("language", ""),
        "note": _escape(item.get("note", "")),
    }
    fields["title"] = f"{{{fields['title']}}}"  # a title keeps its capitals
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{_ENTRY[item['type']]}{{{item['id']},", *lines, "}", ""])


def _bib_author(author: Item) -> str:
    if "literal" in author:
        return f"{{{_escape(author['literal'])}}}"
    family = " ".join(filter(None, (author.get("non-dropping-particle"), author["family"])))
    return f"{_escape(family)}, {_escape(author['given'])}"


def _iso(day: Item | None) -> str:
    return "-".join(f"{part:02d}" for part in day["date-parts"][0]) if day else ""


def _escape(text: str) -> str:
    """Text as BibTeX reads it: what would mean something to it is written out, line breaks become blanks."""
    return "".join(_ESCAPED.get(character, character) for character in " ".join(text.split()))


def _escape_url(url: str) -> str:
    """Addresses are read as they stand, so only what would end the field is written otherwise."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
