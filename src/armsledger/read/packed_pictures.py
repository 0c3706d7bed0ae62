"""Pictures that lie in a Word document or are attached to a mail: where it shows them, and their bytes when wanted."""

from armsledger.errors import UnreadableError
from armsledger.model.received import Received
from armsledger.read.media import DOCX, MAIL
from armsledger.read.picture_file import is_picture
from armsledger.read.picture_references import PictureReference


def find_packed_pictures(received: Received, packed: str) -> tuple[PictureReference, ...]:
    """The pictures in a file of that packed type, not those of a PDF. Raises UnreadableError for a broken one."""
    if packed == DOCX:
        from armsledger.read.docx.reader import find_docx_pictures

        return find_docx_pictures(received.data, received.source)
    if packed == MAIL:
        from armsledger.read.mail.message import open_mail

        attached = open_mail(received.data, received.source).attachments
        names = dict.fromkeys(one.name for one in attached if is_picture(one.data))
        return tuple(PictureReference(name, None, None) for name in names)
    return ()


def read_packed_picture(received: Received, packed: str | None, name: str, max_bytes: int) -> bytes:
    """The bytes of a picture that lies in a file. Raises UnreadableError where there is none or it is too large."""
    if packed == DOCX:
        from armsledger.read.docx.reader import read_docx_picture

        return read_docx_picture(received.data, received.source, name, max_bytes)
    from armsledger.read.mail.message import open_mail

    for one in open_mail(received.data, received.source).attachments:
        if one.name == name and is_picture(one.data):
            return one.data
    raise UnreadableError(received.source, f"it holds no picture {name}", "give the picture as a file")
