"""Files that nobody meant to write: sound ones of every format damaged, and ones put together from a format's words.

Everything is drawn by hypothesis, so that what fails is made small before it is shown.
"""

import zipfile
import zlib
from functools import cache
from io import BytesIO

from hypothesis import strategies as st
from tests.drawing import draw_scene, pack
from tests.fuzz.words import DRAWN, HTML, MAIL, TOKENS, XML
from tests.packing import p, pack_zip, print_pdf, show, write_docx, write_mail, write_pdf

Case = tuple[str, bytes]  # the name it comes under, and its bytes

TEXT = "TRIPOLI, July 24 (Wire) — Two aircraft landed at the base, officials said.\n\nقالت الوزارة إن طائرتين هبطتا.\n"
PAGE = (
    "<html lang=en><head><title>Two aircraft</title><meta property='article:modified_time' content='2020-07-25'></head>"
    "<body><article><h1>Two aircraft</h1><p>Министерство сообщило, что два самолёта прибыли.</p>"
    "<figure><img src='a.png' alt='b'><figcaption>A plane</figcaption></figure></article></body></html>"
)
NAMES = ["a.txt", "b/c.html", "../x", "", "a.zip", "\x00", "p.png", "د.txt"]
SLOW = frozenset({"a.pdf"})  # each is read in a process of its own


@cache
def samples() -> tuple[Case, ...]:
    """One sound file of each format, and one of each that holds others."""
    picture = pack(draw_scene(1, (64, 48)), "JPEG")
    docx = write_docx(
        p("Heading", "Heading1") + p(TEXT) + f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>",
        docProps__core_xml="<a xmlns:d='http://purl.org/dc/elements/1.1/'><d:title>T</d:title></a>",
    )
    mail = write_mail(TEXT, ("a.docx", docx, "application/x"), ("p.jpg", picture, "image/jpeg"), Subject="Два самолёта")
    printed = print_pdf(
        "<h1>Flights</h1>" + "<p>Two aircraft landed at the base in the east.</p>" * 12, "body{columns:2}"
    )
    return (
        ("a.txt", TEXT.encode()),
        ("a.md", f"---\ntitle: T\ntranslation_of: b\n---\n# H\n\n![w](a.png)\n\n*A plane*\n\n{TEXT}".encode()),
        ("a.html", PAGE.encode("cp1251", "xmlcharrefreplace")),
        ("a.html", PAGE.encode()),
        ("a.docx", docx),
        ("a.eml", mail),
        ("a.zip", pack_zip([("d/a.html", PAGE.encode()), ("d/a.png", picture), ("m.eml", mail), ("b.docx", docx)])),
        ("a.jpg", picture),
        *((f"a.{kind.lower()}", pack(draw_scene(2, (40, 30)), kind)) for kind in ("PNG", "GIF", "TIFF", "WEBP")),
        ("a.pdf", printed),
        ("a.pdf", write_pdf(show(["Two aircraft landed at the base, officials said."] * 9))),
    )


_PLACE = st.integers(0, 40_000)
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("set"), _PLACE, st.integers(0, 255)),
        st.tuples(st.just("cut"), _PLACE, st.integers(1, 200)),
        st.tuples(st.just("twice"), _PLACE, st.integers(1, 300)),
        st.tuples(st.just("put"), _PLACE, st.integers(0, len(TOKENS) - 1)),
        st.tuples(st.just("end"), _PLACE, st.just(0)),
    ),
    min_size=1,
    max_size=8,
)


def damage(data: bytes, changes: list[tuple[str, int, int]]) -> bytes:
    """The bytes with every change made, one after the other."""
    changed = bytearray(data)
    for what, where, value in changes:
        place = where % (len(changed) + 1)
        if what == "set" and place < len(changed):
            changed[place] = value
        elif what == "cut":
            del changed[place : place + value]
        elif what == "twice":
            changed[place:place] = changed[place : place + value]
        elif what == "put":
            changed[place:place] = TOKENS[value]
        elif what == "end":
            del changed[max(place, 20) :]
    return bytes(changed)


def damage_inside(data: bytes, number: int, changes: list[tuple[str, int, int]]) -> bytes:
    """An archive with one of its files damaged and packed again, so that the damage is not caught by its checksum."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    number %= len(entries)
    entries[number] = (entries[number][0], damage(entries[number][1], changes))
    return pack_zip(entries)


@st.composite
def damaged(draw: st.DrawFn, *, slow: bool = False) -> Case:
    """A sound file with damage; those that take a process each only where `slow` is set."""
    chosen = [one for one in samples() if (one[0] in SLOW) == slow]
    name, data = draw(st.sampled_from(chosen))
    changes = draw(_CHANGES)
    if data.startswith(b"PK") and draw(st.booleans()):
        return name, damage_inside(data, draw(st.integers(0, 9)), changes)
    return name, damage(data, changes)


@st.composite
def made_up(draw: st.DrawFn, *, slow: bool = False) -> Case:
    """A file put together from the words of its format."""
    kind = "pdf" if slow else draw(st.sampled_from(["docx", "html", "mail", "zip"]))
    if kind == "pdf":
        drawn = b"\n".join(draw(st.lists(st.sampled_from(DRAWN), max_size=40)))
        return "a.pdf", write_pdf(drawn, packed=draw(st.booleans()), pages=draw(st.integers(0, 4)))
    if kind == "docx":
        return "a.docx", write_docx("".join(draw(st.lists(st.sampled_from(XML), max_size=40))))
    if kind == "html":
        return "a.html", ("<html>" + "".join(draw(st.lists(st.sampled_from(HTML), max_size=40)))).encode()
    if kind == "mail":
        return "a.eml", ("From: a\nTo: b\n" + "".join(draw(st.lists(st.sampled_from(MAIL), max_size=30)))).encode()
    names = draw(st.lists(st.sampled_from(NAMES), max_size=6))
    packed = zlib.compress(TEXT.encode())
    return "a.zip", pack_zip([(name, packed if n % 3 == 2 else TEXT.encode()) for n, name in enumerate(names)])
