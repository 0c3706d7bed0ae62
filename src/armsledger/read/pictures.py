"""A document's pictures: their bytes, once they are held, tied to the words of the document that stand with them."""

from armsledger.model.document import BlockKind, Document, Span
from armsledger.model.ids import make_id
from armsledger.model.picture import Picture
from armsledger.model.received import Received
from armsledger.read.picture_file import read_picture_file
from armsledger.read.picture_references import PictureReference

MOST_PICTURES = 60  # of one document; a gallery has fewer, what has more is a page of thumbnails
_SMALLEST = 32  # pixels a side; what is smaller holds a place, is an icon, or counts visits


def is_mark(picture: Picture) -> bool:
    """Say whether a picture is a mark of layout rather than a picture: too small for anybody to see a thing in it."""
    return min(picture.width, picture.height) < _SMALLEST


def make_picture(document: Document, received: Received, reference: PictureReference) -> Picture:
    """Make the picture that a document shows. Raises UnreadableError for bytes that cannot be read."""
    caption = _find_words(document, reference.caption) if reference.caption else None
    return _make(document, received, caption, reference.alt)


def make_captioned(document: Document, received: Received) -> Picture:
    """Make the picture whose caption is the whole document. Raises UnreadableError for bytes that cannot be read."""
    return _make(document, received, document.span(document.blocks[0].start, document.blocks[-1].end), None)


def _make(document: Document, received: Received, caption: Span | None, alt: str | None) -> Picture:
    file = read_picture_file(received.data, received.source)
    return Picture(
        id=make_id("pic", document.id, received.source, received.sha256),
        document_id=document.id,
        source=received.source,
        sha256=received.sha256,
        media_type=file.media_type,
        width=file.width,
        height=file.height,
        fingerprint=file.fingerprint,
        exif=file.exif,
        caption=caption,
        alt=alt,
    )


def _find_words(document: Document, words: str) -> Span | None:
    """Where a caption stands in the document; None where it was left out with what stands beside the article."""
    same = [block for block in document.blocks if document.text[block.start : block.end] == words]
    captions = [block for block in same if block.kind is BlockKind.CAPTION]
    best = next(iter(captions or same), None)
    return document.span(best.start, best.end) if best else None
