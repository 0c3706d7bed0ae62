"""The case file: complete, self-contained, never stronger than its sources."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.case import Case, Manifest
from armsledger.publish.case_file import write_case_file

VOID = {"meta", "br", "hr", "img", "input", "link", "circle", "path", "line", "rect", "stop", "use"}


class Page(HTMLParser):
    """Collects addresses, ids, and the text outside elements of class `words` or `quote`: our own words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.own: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.addresses += [given[key] for key in ("src", "href", "action", "data", "poster") if key in given]
        self.ids += [given["id"]] if "id" in given else []
        if tag not in VOID:
            quoted = not {"words", "quote", "passage", "reader"}.isdisjoint(given.get("class", "").split())
            self._open.append(quoted or tag in {"q", "blockquote", "mark", "style", "script"})

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.own.append(data)


@pytest.fixture(scope="module")
def made(libya: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    write_case_file(libya.make_case(), folder)
    return folder


@pytest.fixture(scope="module")
def html(made: Path) -> str:
    return (made / "index.html").read_text(encoding="utf-8")


def test_the_folder_holds_the_page_and_its_data(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == [
        "citations.bib", "citations.csl.json", "claims.jsonl", "entities.json", "findings.json", "index.html",
    ]  # fmt: skip


def test_the_same_case_gives_the_same_bytes(made: Path, libya: ModuleType, tmp_path: Path) -> None:
    write_case_file(libya.make_case(), tmp_path)

    for path in made.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_page_asks_nothing_of_a_network(html: str) -> None:
    page = Page(html)

    assert page.addresses
    assert all(address.startswith("#") for address in page.addresses)
    assert "default-src 'none'" in html
    assert "@import" not in html
    assert not re.search(r"url\(\s*['\"]?https?:", html)


def test_every_link_leads_somewhere(html: str) -> None:
    page = Page(html)

    assert len(page.ids) == len(set(page.ids))
    assert {address[1:] for address in page.addresses if len(address) > 1} <= set(page.ids)


def test_the_word_for_a_breach_stands_only_in_quotations(libya: ModuleType, tmp_path: Path) -> None:
    case = libya.make_case()
    untitled = replace(case, matters=tuple(replace(m, title="A matter") for m in case.matters))
    write_case_file(untitled, tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert "violat" in html.lower()
    assert [own for own in Page(html).own if "violat" in own.lower()] == []


def test_every_quotation_is_printed_with_its_place(html: str, made: Path) -> None:
    for line in (made / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        assert f"characters {claim['start']} to {claim['end']}" in html.replace(",", "")


def test_what_fell_short_is_listed(html: str) -> None:
    assert "no text on any page; run OCR over it and give it again" in html
    assert "read against the original page" in html


def test_hostile_text_stays_text(libya: ModuleType, tmp_path: Path) -> None:
    case = replace(libya.make_case(), title="<script>alert(1)</script><img src=x onerror=alert(1)>")
    write_case_file(case, tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert "<script>alert(1)" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_text_of_any_direction_finds_its_own(html: str) -> None:
    assert 'dir="auto"' in html


def test_an_empty_case_says_so(tmp_path: Path) -> None:
    empty = Case(
        "cas-empty", "Nothing", get_standard("two-independent"), (), (), (), (), (), Manifest("armsledger", (), ())
    )
    write_case_file(empty, tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert html.count('class="empty"') >= 5
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == ""


def test_the_data_hold_every_claim_once(made: Path, libya: ModuleType) -> None:
    case = libya.make_case()
    lines = [json.loads(line) for line in (made / "claims.jsonl").read_text(encoding="utf-8").splitlines()]

    assert sorted(line["id"] for line in lines) == sorted(case.claims_by_id())
    for line in lines:
        claim = case.claims_by_id()[line["id"]]
        assert (line["kind"], line["stance"], line["quote"]) == (claim.kind, claim.stance, claim.span.quote)
