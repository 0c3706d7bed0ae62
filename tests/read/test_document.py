import hashlib
from datetime import date
from pathlib import Path

import pytest

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind, Document
from armsledger.model.ids import is_id
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

REPORT = (
    "Inspectors ask carriers for manifests\n"
    "By Mara Quill\n"
    "24 July 2020\n"
    "VALLETTA, July 23 (Harbour Wire) — Inspectors asked three carriers for their cargo manifests on Thursday.\n"
    "\n"
    "What the letters ask\n"
    "The letters ask for the registration of each aircraft and for the consignee of each pallet.\n"
    "Photo: A cargo aircraft at the airfield\n"
)


def received(text: str | bytes, source: str = "report.txt") -> Received:
    data = text if isinstance(text, bytes) else text.encode()
    return Received(source, data, hashlib.sha256(data).hexdigest())


def read(text: str | bytes, source: str = "report.txt", **hints: object) -> Document:
    return read_document(received(text, source), ReadHints(**hints))  # type: ignore[arg-type]


def words(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def test_a_plain_report_is_read_with_its_head_and_blocks() -> None:
    document = read(REPORT)

    assert document.text == REPORT
    assert document.media_type == "text/plain"
    assert document.head.title.value == "Inspectors ask carriers for manifests"
    assert document.head.byline.value == "Mara Quill"
    assert document.head.dateline.value == "VALLETTA, July 23 (Harbour Wire)"
    assert document.head.published.value == date(2020, 7, 24)
    assert document.head.published.because == "the line '24 July 2020' near the top"
    assert document.head.language.value == "en"
    assert document.head.machine_translated.value is False
    assert words(document, BlockKind.HEADING) == ["Inspectors ask carriers for manifests", "What the letters ask"]
    assert words(document, BlockKind.CAPTION) == ["A cargo aircraft at the airfield"]


def test_the_id_follows_from_bytes_and_text_not_from_the_path() -> None:
    assert read(REPORT, "a.txt").id == read(REPORT, "b/c.txt").id
    assert read(REPORT).id != read(REPORT + " ").id
    assert is_id(read(REPORT).id)


def test_line_ends_are_normalised_and_nothing_else() -> None:
    assert read(b"\xef\xbb\xbfOne  line.\r\n\tTwo\xc2\xa0lines.\r").text == "One  line.\n\tTwo\u00a0lines.\n"


def test_what_the_user_gives_comes_first() -> None:
    head = read(REPORT, published=date(2021, 1, 2), outlet="The Harbour Times", url="https://harbour.example/1").head

    assert (head.published.value, head.published.because) == (date(2021, 1, 2), "given by the user")
    assert head.outlet.value == "The Harbour Times"
    assert head.url.value == "https://harbour.example/1"


def test_a_text_without_a_date_says_how_to_give_one() -> None:
    published = read("Inspectors asked three carriers for their cargo manifests.").head.published

    assert (published.value, published.because) == (None, "no date found: give --published")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"report.txt: the file is empty \(0 bytes\); give a file that holds a text"),
        (b" \n\t\r\n", "report.txt: the file holds nothing but blanks; give a file that holds a text"),
        (b"\xef\xbb\xbf\xe2\x80\x8b\n", "nothing but blanks"),
        (b"%PDF-1.7\n%\xe2\xe3", "this PDF is broken or cut off: .*; get the file again"),
        (b"PK\x03\x04\x14\x00word/document.xml", "this Word document is broken or cut off; get the file again"),
        (b"PK\x03\x04\x14\x00xl/workbook.xml", r"an Excel workbook \(XLSX\), which is not read yet; convert it"),
        (b"PK\x03\x04\x14\x00photos/1", "an archive, not a document; give it as a file to `armsledger report`"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00", "a JPEG image"),
        (b"{\\rtf1\\ansi text}", "a rich-text document"),
        (b"text\x00with\x00\x01nuls in it", r"binary data \(it holds 2 NUL bytes\)"),
        (b"\xff\xfeo\xd8n\x00", "byte order mark of utf-16, but is not valid utf-16; save it again as UTF-8"),
        (bytes(range(1, 32)) * 40, "control characters, so it is no text"),
    ],
)
def test_bad_input_is_named_with_the_way_out(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)


def test_json_and_xml_are_not_read_as_prose() -> None:
    with pytest.raises(UnreadableError, match=r"this is JSON, not a report; for JSON Lines .* `armsledger extract`"):
        read('{"text": "Two aircraft landed."}', "rows.jsonl")
    with pytest.raises(UnreadableError, match="XML other than HTML"):
        read('<?xml version="1.0"?><rss><channel/></rss>', "feed.xml")


def test_front_matter_alone_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text was found in this text/markdown"):
        read("---\ntitle: Nothing\n---\n", "a.md")


def test_a_file_of_another_encoding_is_read() -> None:
    text = "Министерство сообщило, что два самолёта прибыли на аэродром в пятницу утром."

    document = read(text.encode("cp1251"))

    assert document.text == text
    assert document.head.language.value == "ru"


def test_reading_twice_gives_the_same_document(tmp_path: Path) -> None:
    assert read(REPORT) == read(REPORT)


def test_a_page_of_comments_only_is_told_without_delay() -> None:
    text = "<!-- note --> " * 2000 + "<x Two aircraft landed."

    assert read(text).media_type == "text/plain"
