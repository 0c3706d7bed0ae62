"""PDFs as they are printed and as they are broken: what is read of them, where it stands, and what is refused."""

import re
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from tests.packing import print_pdf, read, show, words, write_pdf

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind, Document, find_locator
from armsledger.model.plain import from_plain, to_plain
from armsledger.read import unpacked
from armsledger.read.pdf import process

COLUMNS = """.c{columns:2;column-gap:10mm;hyphens:auto;text-align:justify} h1{font-size:20pt} p{margin:0 0 3mm}
.fn{float:footnote;font-size:8pt} .break{break-before:page}
@page{@top-center{content:"S/2020/999"} @bottom-center{content:"Page " counter(page) " of " counter(pages)}}"""
SENTENCES = {
    "en": "Inspectors documented extraordinary consignments of armoured vehicles that transport aircraft had unloaded.",
    "fr": "Les inspecteurs ont constaté que les appareils avaient déchargé des véhicules blindés à l’aérodrome.",
    "tr": "Müfettişler, nakliye uçaklarından indirilen zırhlı araçların hava üssüne götürüldüğünü bildirdi.",
    "ru": "Инспекторы сообщили, что транспортные самолёты доставили на аэродром бронированные автомобили.",
}
ARABIC = "قالت وزارة الدفاع إن طائرتين من طراز C-130 هبطتا في القاعدة يوم 12 مايو 2020، ونفت الحكومة ذلك (مرتين)."
HEBREW = "משרד הביטחון הודיע כי שני מטוסים מדגם IL-76 נחתו בבסיס ביום 12 במאי 2020."


def check_locators(document: Document) -> None:
    for block in document.blocks:
        assert block.locators
        end = block.start
        for line in block.locators:
            assert block.start <= line.start < line.end <= block.end
            assert document.text[end : line.start].strip("- ") == ""
            assert line.left < line.right
            assert line.top < line.bottom
            end = line.end
        assert end == block.end


@pytest.fixture(scope="module")
def report() -> Document:
    paragraphs = "".join(
        f"<p>Finding {n}. {SENTENCES['en']} They arrived with flight {n * 111}<sup>{n}</sup> from the coast."
        f"<span class=fn>Letter of the operator, document {n * 7}.</span></p>"
        for n in range(1, 25)
    )
    return read(print_pdf(f"<h1>Cargo flights to the east</h1><div class=c>{paragraphs}</div>", COLUMNS), "r.pdf")


def test_columns_are_read_one_after_the_other_over_pages(report: Document) -> None:
    expected = [
        f"Finding {n}. {SENTENCES['en']} They arrived with flight {n * 111}[{n}] from the coast." for n in range(1, 25)
    ]

    assert [re.sub(r"(?<=coast\.)\[\d+\]", "", one) for one in words(report, BlockKind.PARAGRAPH)] == expected
    assert words(report, BlockKind.HEADING) == ["Cargo flights to the east"]
    check_locators(report)


def test_running_heads_and_page_numbers_are_left_out_and_it_is_said(report: Document) -> None:
    assert "S/2020/999" not in report.text
    assert "of 3" not in report.text
    pages = {line.page for block in report.blocks for line in block.locators}
    assert pages == set(range(1, max(pages) + 1))
    assert report.head.notes == (f"left out of the text: {2 * len(pages)} running heads, feet and page numbers",)


def test_footnotes_are_set_apart_after_the_text(report: Document) -> None:
    notes = words(report, BlockKind.FOOTNOTE)

    assert notes == [f"{n}. Letter of the operator, document {n * 7}." for n in range(1, 25)]
    assert all(b.kind is BlockKind.FOOTNOTE for b in report.blocks[-24:])


def test_a_span_is_found_on_its_page_with_its_lines(report: Document) -> None:
    start = report.text.index("Finding 20.")
    located = find_locator(report, report.span(start, start + 60))

    assert located is not None
    assert len(located.pages) == 1
    assert located.words == f"p. {located.pages[0]}"
    assert all(line.page == located.pages[0] for line in located.locators)
    first, last = report.blocks[0], report.blocks[-1]
    everything = find_locator(report, report.span(first.start, last.end))
    assert everything is not None
    assert everything.words == f"pp. 1–{max(everything.pages)}"


def test_the_box_of_a_line_holds_its_letters(report: Document) -> None:
    """The box is looked up in the file again, as somebody does who lights the words on the page."""
    import pypdfium2

    paragraphs = "<p>Two aircraft landed.</p><p>Three ships left.</p>"
    data = print_pdf(paragraphs)
    document = read(data, "a.pdf")
    (line,) = document.blocks[1].locators
    page = pypdfium2.PdfDocument(data)[0]
    height = page.get_size()[1]

    found = page.get_textpage().get_text_bounded(line.left, height - line.bottom, line.right, height - line.top)
    assert found.strip() == "Three ships left."


def test_a_printed_page_number_is_kept_as_the_label() -> None:
    style = '@page{@bottom-center{content:"4" counter(page)}} .b{break-before:page}'
    body = f"<p>{SENTENCES['en']}</p><p class=b>{SENTENCES['en']}</p>"
    document = read(print_pdf(body, style), "a.pdf")

    labels = [line.label for block in document.blocks for line in block.locators]
    assert list(dict.fromkeys(labels)) == ["41", "42"]
    located = find_locator(document, document.span(0, 10))
    assert located is not None
    assert located.words == "p. 1 (printed 41)"


@pytest.mark.parametrize("language", SENTENCES)
def test_words_parted_at_line_ends_are_whole_again(language: str) -> None:
    body = f'<div lang={language} style="width:90mm;hyphens:auto">' + f"<p>{SENTENCES[language]}</p>" * 3 + "</div>"
    document = read(print_pdf(body), "a.pdf")

    assert words(document) == [SENTENCES[language]] * 3
    check_locators(document)


@pytest.mark.parametrize(("language", "sentence"), [("ar", ARABIC), ("he", HEBREW)])
def test_what_is_read_from_the_right_is_in_logical_order(language: str, sentence: str) -> None:
    body = f'<div dir=rtl lang={language} style="width:%dmm"><p>{sentence}</p><p>{sentence}</p></div>'
    for width in (160, 70):
        document = read(print_pdf(body % width), "a.pdf")

        assert words(document) == [sentence, sentence]
        assert document.head.language.value == language
        check_locators(document)


def test_a_passage_in_another_language_is_marked() -> None:
    document = read(print_pdf(f"<p>{SENTENCES['en']}</p>" * 5 + f"<p dir=rtl lang=ar>{ARABIC}</p>"), "a.pdf")

    assert [block.language for block in document.blocks] == [None] * 5 + ["ar"]


def test_a_table_is_read_row_by_row() -> None:
    rows = "".join(f"<tr><td>XY {n}</td><td>{n} May</td><td>Benghazi</td></tr>" for n in range(1, 6))
    table = f"<table style='width:100%'>{rows}</table>"
    document = read(print_pdf(f"<p>{SENTENCES['en']}</p>{table}"), "a.pdf")

    assert words(document)[1:] == [f"XY {n}\t{n} May\tBenghazi" for n in range(1, 6)]


def test_particulars_of_the_file_are_the_head() -> None:
    head = (
        "<title>Flights</title><meta name=author content='Mara Quill'>"
        "<meta name=dcterms.created content=2020-07-24><meta name=dcterms.modified content=2020-07-30>"
    )
    document = read(print_pdf(f"<p>{SENTENCES['en']}</p>", head=head), "a.pdf")

    assert (document.head.title.value, document.head.byline.value) == ("Flights", "Mara Quill")
    assert document.head.published.because == "told by the PDF's own particulars as '2020-07-24'"
    assert document.head.modified is not None
    assert str(document.head.modified.value) == "2020-07-30"


def test_a_document_with_pages_is_written_and_read_without_loss(report: Document) -> None:
    assert from_plain(Document, to_plain(report)) == report


PROSE = [SENTENCES["en"][:80], "The second line goes on with it.", "A third line follows."] * 4
MARKS = ["".join("!#$%&*+,-./:;<=>?@"[ord(letter) % 18] for letter in line) for line in PROSE]
TOGETHER = ["".join(letter for letter in "".join(PROSE) if letter.isalpha())] * 3
CONSONANTS = [re.sub("[aeiou]", "x", line.lower()) for line in PROSE]
DIFFERENCES = b"/Encoding << /Differences [" + b" ".join(b"%d /g%d" % (n, n) for n in range(65, 123)) + b"] >>"
PRIVATE = b"/Encoding << /Differences [" + b" ".join(b"%d /uniE%03X" % (n, n) for n in range(65, 123)) + b"] >>"
IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x00\nendstream"
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (write_pdf(b"q 500 0 0 700 40 40 cm /X Do Q", extra=IMAGE), "has no text layer: its pages are pictures; recog"),
        (write_pdf(b""), "has no text layer: its pages hold no letters"),
        (write_pdf(show(PROSE), font=PRIVATE), "text layer of this PDF is broken: .*; recognise its letters first"),
        (write_pdf(show(CONSONANTS)), r"the text layer of this PDF is broken: \d+ of \d+ words hold no vowel"),
        (write_pdf(show(MARKS)), "only 0 of [0-9]+ marks are letters or figures"),
        (write_pdf(show(TOGETHER, size=4)), "its words run together without blanks"),
        (write_pdf(show(PROSE))[:300], "broken or cut off"),
        (b"%PDF-1.7\n\x00", "broken or cut off: its list of pages cannot be found; get the file again"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_way_out(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read(data, "a.pdf")


def test_a_sound_file_of_the_same_make_is_read() -> None:
    """Without it the refusals above would prove nothing."""
    document = read(write_pdf(show(PROSE), packed=True), "a.pdf")

    assert "The second line goes on with it." in document.text


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"28" * 32, b"17" * 32)
    data = write_pdf(show(PROSE)).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /ID [<%s> <%s>] /Encrypt %s" % (b"11" * 16, b"11" * 16, encrypt)
    )
    with pytest.raises(UnreadableError, match="locked with a password; save it again without one"):
        read(data, "a.pdf")


def test_a_file_that_lost_its_end_is_read_with_a_note() -> None:
    data = write_pdf(show(PROSE))
    document = read(data[: data.index(b"startxref")], "a.pdf")

    assert "may be cut off" in document.head.notes[-1]


def test_pages_without_text_layer_are_named() -> None:
    drawn = show(PROSE) + b"q 10 0 0 10 40 40 cm /X Do Q"
    data = write_pdf(drawn, extra=IMAGE, pages=2)
    blank = b"/Contents 5 0 R"
    place = data.rindex(b"/Contents 4 0 R")
    document = read(data[:place] + blank + data[place + len(blank) :], "a.pdf")

    assert document.blocks
    assert {line.page for block in document.blocks for line in block.locators} == {1}


def test_a_bomb_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacked, "MOST_STREAM_BYTES", 3_000_000)
    monkeypatch.setattr(process, "open_pdf", None)
    single = write_pdf(b" " * 4_000_000, packed=True)
    double = write_pdf(zlib.compress(zlib.compress(b" " * 4_000_000)))
    for data in (single, double):
        with pytest.raises(UnreadableError, match="a part of this PDF unpacks to over 3 MB"):
            read(data, "a.pdf")


def test_what_runs_on_for_ever_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that each draw the next twice: two to the power of thirty drawings."""
    monkeypatch.setattr(process, "_MOST_SECONDS", 4)
    forms = b"".join(
        b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> "
        b"/Length 12 >>\nstream\n/X Do /X Do \nendstream\nendobj\n" % (100 + n, 101 + n)
        for n in range(30)
    )
    data = write_pdf(show(PROSE) + b"/X Do").replace(b"/X 5 0 R", b"/X 100 0 R").replace(b"xref\n0", forms + b"xref\n0")
    began = time.monotonic()
    with suppress(UnreadableError):  # PDFium may cut such a file short by itself, and then it is read
        assert "The second line" in read(data, "a.pdf").text
    assert time.monotonic() - began < 30


def test_a_crash_of_the_library_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process.sys, "executable", "/bin/false")

    with pytest.raises(UnreadableError, match=r"the PDF library gave up on this file \(it ended with 1\)"):
        process.open_pdf(write_pdf(show(PROSE)), "a.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableError, match="this PDF has 3,001 pages, the limit is 3,000; split it"):
        read(write_pdf(b"", pages=3001), "a.pdf")


def test_a_page_of_thousands_of_scattered_letters_takes_no_time() -> None:
    drawn = b"\n".join(b"BT /F 6 Tf %d %d Td (x) Tj ET" % (n * 7919 % 590, n * 104729 % 840) for n in range(5_000))
    began = time.monotonic()
    document = read(write_pdf(drawn + show(PROSE), packed=True, pages=2), "a.pdf")

    assert "The second line" in document.text or document.blocks
    assert time.monotonic() - began < 60
