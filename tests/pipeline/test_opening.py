"""Archives and mails among what is given: their files become lots of their own, with the pictures beside them."""

import hashlib
from pathlib import Path

from tests.drawing import draw_scene, pack
from tests.packing import p, pack_zip, receive, write_docx, write_mail

from armsledger.pipeline.lots import Gathered, gather, make_lots
from armsledger.pipeline.pictures import read_pictures
from armsledger.pipeline.uploads import sort_uploads
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

MB = 1_000_000
TEXT = b"Two aircraft landed at the base on 12 May 2020, officials said."
PAGE = (
    b"<html><body><article><p>Two aircraft landed at the base.</p>"
    b"<img src='img/a.png'><img src='../a.png'></article></body></html>"
)


def given(tmp_path: Path, name: str, data: bytes) -> Gathered:
    (tmp_path / name).write_bytes(data)
    return gather((str(tmp_path / name),), tmp_path, 25 * MB)


def test_each_file_of_an_archive_is_a_lot_named_by_where_it_lay(tmp_path: Path) -> None:
    data = pack_zip([("folder/a.txt", TEXT), ("b.docx", write_docx(p("Two tanks arrived."))), ("../c.txt", TEXT)])
    found = given(tmp_path, "all.zip", data)

    assert [lot.received.source for lot in found.lots] == ["all.zip › folder/a.txt", "all.zip › b.docx"]
    assert [failure.source for failure in found.failures] == ["all.zip › ../c.txt"]
    assert [source for source, _ in found.inputs] == ["all.zip", "all.zip › folder/a.txt", "all.zip › b.docx"]
    assert dict(found.inputs)["all.zip"] == hashlib.sha256(data).hexdigest()


def test_pictures_beside_texts_in_an_archive_go_with_them(tmp_path: Path) -> None:
    picture, other, lone = (pack(draw_scene(n, (64, 64))) for n in (1, 2, 3))
    data = pack_zip(
        [("d/page.html", PAGE), ("d/img/a.png", picture), ("d/tank.txt", TEXT), ("d/tank.png", other), ("x.png", lone)]
    )
    found = given(tmp_path, "all.zip", data)
    page, caption = found.lots

    assert [(one.reference.address, one.inside and one.inside.data) for one in page.shown] == [("img/a.png", picture)]
    assert page.absent == ("../a.png",)
    assert [one.data for one in caption.captioned] == [other]
    assert [failure.problem for failure in found.failures] == [
        "all.zip › x.png: a picture without words makes no document; write its caption into x.txt beside it"
    ]
    held, broken = read_pictures(page, read_document(page.received, ReadHints()), MB)
    assert ([one.picture.source for one in held], broken) == (["img/a.png"], ())


def test_a_mail_is_a_lot_and_so_is_what_is_attached(tmp_path: Path) -> None:
    inner = write_mail("Three ships left the port.", ("log.txt", TEXT, "text/plain"), Subject="Inner")
    picture = pack(draw_scene(1, (64, 64)), "JPEG")
    data = write_mail(
        "See the annex and the picture.",
        ("annex.docx", write_docx(p("Two tanks arrived.")), "application/octet-stream"),
        ("old.eml", inner, "message/rfc822"),
        ("tank.jpg", picture, "image/jpeg"),
        ("table.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
    )
    found = given(tmp_path, "mail.eml", data)

    assert [lot.received.source for lot in found.lots] == [
        "mail.eml",
        "mail.eml › annex.docx",
        "mail.eml › old.eml",
        "mail.eml › old.eml › log.txt",
        "mail.eml › table.xls",
    ]
    lot = found.lots[0]
    held, _ = read_pictures(lot, read_document(lot.received, ReadHints()), MB)
    assert [(one.picture.source, one.received.data) for one in held] == [("tank.jpg", picture)]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    data = TEXT
    for n in range(6):
        data = pack_zip([(f"{n}.zip" if n else "a.txt", data)])
    lots, failures = make_lots(receive(data, "deep.zip"), 25 * MB)

    assert lots == ()
    assert "it lies over 3 archives or mails deep" in failures[0].problem


def test_a_bomb_of_archives_ends_at_the_limit() -> None:
    level = pack_zip([(f"{n}.bin", bytes(range(256)) * 3900) for n in range(16)])
    for _ in range(2):
        level = pack_zip([(f"{n}.zip", level) for n in range(16)])
    lots, failures = make_lots(receive(level, "bomb.zip"), MB)

    assert sum(len(lot.received.data) for lot in lots) <= 8 * MB
    assert any("limit" in failure.problem for failure in failures)


def test_a_broken_or_empty_archive_is_a_failure() -> None:
    for data, problem in ((b"PK\x03\x04xx", "broken or cut off"), (pack_zip([]), "this archive holds no files")):
        lots, failures = make_lots(receive(data, "a.zip"), MB)
        assert lots == ()
        assert problem in failures[0].problem


def test_uploads_take_archives_and_word_documents() -> None:
    files = [
        ("a.zip", pack_zip([("a.txt", TEXT), ("b.txt", TEXT + b" Again.")])),
        ("b.docx", write_docx(p("Two tanks."))),
    ]
    uploads, refused = sort_uploads(files, "", MB)

    assert refused == ()
    assert [len(upload.to_lots(MB)[0]) for upload in uploads] == [2, 1]
