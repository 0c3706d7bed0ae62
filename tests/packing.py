"""Files of every format that is read, made for tests."""

import hashlib
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from armsledger.model.document import BlockKind, Document
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def receive(data: bytes, source: str) -> Received:
    return Received(source, data, hashlib.sha256(data).hexdigest())


def read(data: bytes, source: str) -> Document:
    return read_document(receive(data, source), ReadHints())


def words(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if kind is None or b.kind is kind]


def print_pdf(body: str, style: str = "", head: str = "") -> bytes:
    """A PDF as a print shop makes one: real fonts, shaped letters, columns, footnotes."""
    from weasyprint import HTML

    page = (
        f"<html lang=en><head>{head}<style>@page{{size:A4;margin:25mm}}{style}</style></head><body>{body}</body></html>"
    )
    return bytes(HTML(string=page).write_pdf())


def write_pdf(content: bytes, *, font: bytes = b"", extra: bytes = b"", pages: int = 1, packed: bool = False) -> bytes:
    """A PDF written by hand: `content` draws every page, `font` are further entries of its one font."""
    stream = zlib.compress(content) if packed else content
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(pages))
    objects = [
        (1, b"<< /Type /Catalog /Pages 2 0 R >>"),
        (2, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)),
        (3, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>" % font),
        (4, b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), b"/Filter /FlateDecode" * packed, stream)),
        (5, extra or b"null"),
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> "
    objects += [(10 + n, page + b"/XObject << /X 5 0 R >> >> >>") for n in range(pages)]
    out, places = BytesIO(), {}
    out.write(b"%PDF-1.7\n")
    for number, body in objects:
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (10 + pages, start))
    return out.getvalue()


def show(lines: Iterable[str], *, top: int = 780, size: int = 11) -> bytes:
    """The drawing of lines below each other, for `write_pdf`."""
    shown = b"".join(b"(%s) Tj T*\n" % line.encode("cp1252").replace(b"(", b"\\(") for line in lines)
    return b"BT /F %d Tf %d TL 70 %d Td\n%s ET\n" % (size, size + 3, top, shown)


def pack_zip(entries: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name comes twice is what some tests want
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name, (2020, 7, 24, 0, 0, 0)), data, method)
    return out.getvalue()


def write_docx(body: str, **parts: str | bytes) -> bytes:
    """A Word document of raw markup; further parts by their names, `__` for a slash and `_xml` for the ending."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    spaces = (
        f'xmlns:w="{W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    )
    main = f"{HEAD}<w:document {spaces}><w:body>{body}</w:body></w:document>"
    entries = [("[Content_Types].xml", HEAD.encode() + b"<Types/>"), ("word/document.xml", main.encode())]
    entries += [(name, text.encode() if isinstance(text, str) else text) for name, text in named.items()]
    return pack_zip(entries)


def p(text: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def write_mail(body: str, *attached: tuple[str, bytes, str], subtype: str = "plain", **headers: str) -> bytes:
    from email.message import EmailMessage

    mail = EmailMessage()
    told = {
        "From": "Mara Quill <mara@harbour.example>",
        "To": "desk@harbour.example",
        "Date": "Fri, 24 Jul 2020 10:30:00 +0200",
        "Subject": "Manifests",
        **headers,
    }
    for name, value in told.items():
        mail[name] = value
    mail.set_content(body, subtype=subtype)
    for name, data, kind in attached:
        if kind == "message/rfc822":
            from email import message_from_bytes, policy

            mail.add_attachment(message_from_bytes(data, policy=policy.default), filename=name)
        else:
            main, _, sub = kind.partition("/")
            mail.add_attachment(data, main, sub, filename=name)
    return mail.as_bytes()
