"""Word documents: what is read of them, in which order, and what is refused."""

from io import BytesIO

import docx
import pytest
from tests.drawing import draw_scene, pack
from tests.packing import HEAD, W, p, pack_zip, read, words, write_docx

from armsledger.errors import UnreadableError
from armsledger.model.document import BlockKind
from armsledger.read.docx.reader import find_docx_pictures, read_docx_picture

LONG = "The inspectors asked three carriers for the manifests of flights that landed between May and July."


def write_by_word() -> bytes:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Flights to the east", "Mara Quill"
    made.add_heading("Flights to the east", 1)
    made.add_paragraph(LONG)
    made.add_paragraph("First item of a list", style="List Bullet")
    table = made.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ("Flight", "Day", "XY 1", "12 May"), strict=True):
        cell.text = text
    made.add_picture(BytesIO(pack(draw_scene(1, (120, 90)))))
    made.add_paragraph("Photo: A cargo aircraft on the apron", style="Caption")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_paragraphs_headings_lists_tables_and_captions_are_read_in_order() -> None:
    document = read(write_by_word(), "flights.docx")

    assert words(document) == [
        "Flights to the east", LONG, "First item of a list", "Flight\tDay", "XY 1\t12 May",
        "A cargo aircraft on the apron",
    ]  # fmt: skip
    assert [b.kind for b in document.blocks][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert document.blocks[-1].kind is BlockKind.CAPTION
    assert document.head.title.value == "Flights to the east"
    assert document.head.byline.value == "Mara Quill"
    assert document.head.modified is not None
    assert document.head.title.because == "told by the Word document's properties"


def test_pictures_are_found_with_caption_and_bytes() -> None:
    data = write_by_word()
    (picture,) = find_docx_pictures(data, "flights.docx")

    assert (picture.address, picture.caption) == ("word/media/image1.png", "A cargo aircraft on the apron")
    assert read_docx_picture(data, "flights.docx", picture.address, 10_000_000) == pack(draw_scene(1, (120, 90)))
    with pytest.raises(UnreadableError, match=r"word/media/image1\.png unpacks to over 0 MB"):
        read_docx_picture(data, "flights.docx", picture.address, 100)


@pytest.mark.parametrize(
    "sentence",
    [
        "قالت الوزارة إن طائرتين من طراز C-130 هبطتا في القاعدة، ونفت الحكومة ذلك.",
        "Министерство сообщило, что два самолёта прибыли на аэродром.",
        "Le ministère a indiqué que deux avions s’étaient posés à l’aérodrome.",
        "Bakanlık, iki uçağın üsse indiğini açıkladı.",
    ],
)
def test_every_script_is_kept_as_it_stands(sentence: str) -> None:
    assert words(read(write_docx(p(sentence) + p(f"  {sentence}  ")), "a.docx")) == [sentence, sentence]


def test_tracked_deletions_are_left_out_and_insertions_stand() -> None:
    tracked = (
        "<w:p><w:r><w:t>Two </w:t></w:r><w:del><w:r><w:delText>tanks</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>trucks</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t> arrived</w:t></w:r></w:hyperlink></w:p>"
    )
    document = read(write_docx(tracked), "a.docx")

    assert words(document) == ["Two trucks arrived"]
    assert document.head.notes == (
        "words struck out under change tracking are left out",
        "words put in under change tracking are read as they stand",
    )


def test_notes_come_after_the_text_and_their_marks_stand_in_brackets() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>Some 3,500</w:t></w:r>{mark}<w:r><w:t> men</w:t></w:r></w:p>"
    notes = (
        f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Letter of the operator.")}</w:footnote></w:footnotes>'
    )
    document = read(write_docx(body, word__footnotes_xml=notes), "a.docx")

    assert words(document, BlockKind.PARAGRAPH) == ["Some 3,500[2] men"]
    assert words(document, BlockKind.FOOTNOTE) == ["[2] Letter of the operator."]


def test_styles_are_told_by_their_names_whatever_their_ids() -> None:
    style = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    styles = f'{HEAD}<w:styles xmlns:w="{W}">{style}</w:styles>'
    document = read(write_docx(p("Was geschah", "berschrift1") + p(LONG), word__styles_xml=styles), "a.docx")

    assert words(document, BlockKind.HEADING) == ["Was geschah"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (write_docx(""), "this Word document holds no words"),
        (pack_zip([("word/document.xml", b"<a")]), r"its part word/document\.xml is broken \(XMLSyntaxError\)"),
        (pack_zip([("word/document.xml", b"<a/>")]), "this Word document has no body"),
        (write_docx(p(LONG))[:-40], "this Word document is broken or cut off"),
        (
            pack_zip([("word/document.xml", b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>')]),
            "declares a document type",
        ),
        (
            pack_zip([("word/document.xml", b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hosts">]><a>&a;</a>')]),
            "declares a document type",
        ),
        (pack_zip([("word/document.xml", b" " * 60_000_001)]), "unpacks to over 60 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read(data, "a.docx")


def test_a_document_that_nests_deeper_than_any_stack_is_read_or_refused() -> None:
    deep = "<w:p>" + "<w:smartTag>" * 5000 + "<w:r><w:t>word</w:t></w:r>" + "</w:smartTag>" * 5000 + "</w:p>"

    with pytest.raises(UnreadableError, match="is broken"):
        read(write_docx(deep), "a.docx")
