import pytest

from armsledger.errors import UnreadableError
from armsledger.read.charset import decode

SENTENCES = {
    "cp1251": "Министерство обороны сообщило, что два самолёта прибыли на аэродром в пятницу утром.",
    "koi8-r": "Министерство обороны сообщило, что два самолета прибыли на аэродром в пятницу утром.",
    "cp1256": "قالت وزارة الدفاع إن طائرتين وصلتا إلى القاعدة الجوية صباح الجمعة",
    "cp1254": "Savunma Bakanlığı iki uçağın cuma günü üsse ulaştığını açıkladı",
    "cp1252": "Le ministère a déclaré que deux avions étaient arrivés à la base aérienne",
    "gb18030": "国防部表示两架飞机周五抵达空军基地，没有发生任何事故",
}


@pytest.mark.parametrize(("encoding", "text"), SENTENCES.items())
def test_an_undeclared_encoding_is_told_by_its_letters(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "old.txt")

    assert decoded.text == text
    assert "likeliest by its letters" in decoded.because


def test_quotation_marks_of_windows_1252_in_english_are_kept() -> None:
    text = "The envoy said “we never flew there” — and the ministry’s answer came late."

    assert decode(text.encode("cp1252"), "old.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_in_every_form(encoding: str) -> None:
    assert (
        decode("Two aircraft landed — две машины".encode(encoding), "a.txt").text == "Two aircraft landed — две машины"
    )


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf_8() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Да</body></html>'

    decoded = decode(page.encode("cp1251"), "a.html")

    assert decoded.text == page
    assert decoded.because == "the file declares windows-1251"


def test_valid_utf_8_wins_over_a_wrong_declaration() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body>Да</body></html>'

    assert decode(page.encode(), "a.html").text == page


def test_bytes_that_fit_nothing_name_what_was_tried() -> None:
    with pytest.raises(UnreadableError, match=r"noise\.bin: .*(no encoding that was tried|no text)"):
        decode(bytes([0x81, 0x01, 0x90, 0x02, 0xFF, 0x03, 0x9D, 0x04]) * 50, "noise.bin")


def test_a_lone_byte_after_a_blank_is_in_an_encoding_that_was_tried() -> None:
    assert decode(b" \x80", "lone.txt").encoding.startswith("cp")


def test_what_came_with_the_bytes_goes_before_what_the_file_declares() -> None:
    data = '<meta charset="windows-1256">Два самолёта'.encode("koi8-r")

    decoded = decode(data, "a.html", "KOI8-R")
    assert decoded.text.endswith("Два самолёта")
    assert decoded.because == "what came with the file says KOI8-R"
    assert decode("Два самолёта".encode(), "a.txt", "koi8-r").text == "Два самолёта"  # UTF-8 is never an accident


@pytest.mark.parametrize("told", ["", "nonsense", "utf-16", "ascii", "\x00", "base64", "zip", "utf-8"])
def test_an_encoding_that_cannot_be_counts_for_nothing(told: str) -> None:
    assert decode("Два самолёта прибыли на аэродром утром".encode("cp1251"), "a.txt", told).text.startswith("Два")
