"""Mails: message, headers, attachments."""

import pytest
from tests.packing import read, words, write_mail

from armsledger.errors import UnreadableError
from armsledger.read.mail.message import open_mail

LONG = "The inspectors asked three carriers for the manifests of flights that landed between May and July."


def test_headers_are_the_head_and_plain_text_is_the_text() -> None:
    data = write_mail(f"Dear colleagues,\n\n{LONG}\n\nMara", ("list.txt", b"Two flights.", "text/plain"))
    document = read(data, "mail.eml")

    assert LONG in words(document)
    assert document.head.title.value == "Manifests"
    assert document.head.byline.value == "Mara Quill <mara@harbour.example>"
    assert str(document.head.published.value) == "2020-07-24"
    assert document.head.published.because == "told by the mail's headers as '2020-07-24'"
    assert document.head.notes == ("attached: list.txt",)
    assert document.media_type == "message/rfc822"


@pytest.mark.parametrize(
    "sentence",
    [
        "قالت الوزارة إن طائرتين هبطتا في القاعدة، ونفت الحكومة ذلك.",
        "Министерство сообщило, что два самолёта прибыли на аэродром.",
        "Le ministère a indiqué que deux avions s’étaient posés à l’aérodrome.",
        "Bakanlık, iki uçağın üsse indiğini açıkladı.",
    ],
)
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_every_script_is_read(sentence: str, subtype: str) -> None:
    body = sentence if subtype == "plain" else f"<html><body><p>{sentence}</p></body></html>"
    document = read(write_mail(body, subtype=subtype, Subject=sentence[:20]), "mail.eml")

    assert words(document) == [sentence]
    assert document.head.title.value == sentence[:20].strip()


def test_a_charset_of_the_header_counts() -> None:
    data = (
        b"From: a@b.example\r\nDate: Fri, 24 Jul 2020 10:30:00 +0200\r\nSubject: =?koi8-r?B?8NLJ18XU?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    ) + "Два самолёта прибыли.".encode("koi8-r")
    document = read(data, "mail.eml")

    assert words(document) == ["Два самолёта прибыли."]
    assert document.head.title.value == "Привет"


def test_attachments_and_forwarded_mails_come_out_whole() -> None:
    inner = write_mail("Two aircraft landed.", Subject="Inner")
    annex = ("a/../annex.txt", b"An annex.", "text/plain")
    message = open_mail(write_mail("See below.", annex, ("old", inner, "message/rfc822")), "m.eml")

    assert [one.name for one in message.attachments] == ["annex.txt", "old.eml"]
    assert message.attachments[0].data == b"An annex."
    assert words(read(message.attachments[1].data, "m.eml")) == ["Two aircraft landed."]


def test_a_mail_without_text_says_where_the_words_are() -> None:
    data = write_mail("", ("annex.txt", b"An annex.", "text/plain"))

    with pytest.raises(UnreadableError, match="this mail holds no text of its own; the attachments are read"):
        read(data, "mail.eml")


def test_a_mail_of_too_many_parts_is_refused() -> None:
    part = b"--x\r\nContent-Type: text/plain; name=a\r\n\r\na\r\n"
    head = b"From: a\r\nTo: b\r\nSubject: c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    data = head + part * 600

    with pytest.raises(UnreadableError, match="over 500 parts"):
        read(data, "mail.eml")


def test_a_report_with_two_lines_like_headers_is_no_mail() -> None:
    document = read(b"Subject: Manifests\nFrom: the desk\n\n" + LONG.encode(), "report.txt")

    assert document.media_type == "text/plain"
