"""A file read by every way in which the product reads one, and what must hold whatever it is."""

import hashlib

from tests.fuzz.cases import Case

from armsledger.errors import ArmsledgerError
from armsledger.model.document import Document, find_locator
from armsledger.model.plain import from_plain, to_plain
from armsledger.model.received import Received
from armsledger.pipeline.lots import make_lots
from armsledger.pipeline.pictures import read_pictures
from armsledger.pipeline.uploads import sort_uploads
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.picture_file import is_picture, read_picture_file

MAX_BYTES = 2_000_000


def read_whole(case: Case) -> int:
    """Read a file and all that lies in it, and give how many documents came of it.

    Raises whatever the product raises beside its own errors, and AssertionError where a promise is broken.
    """
    name, data = case
    received = Received(name, data, hashlib.sha256(data).hexdigest())
    sort_uploads([(name, data)], "", MAX_BYTES)
    if is_picture(data):
        try:
            read_picture_file(data, name)
        except ArmsledgerError:
            return 0
    count = 0
    lots, failures = make_lots(received, MAX_BYTES)
    assert all(failure.problem and failure.source for failure in failures)
    for lot in lots:
        document = _find_document(lot.received)
        if document is not None:
            check_document(document)
            read_pictures(lot, document, MAX_BYTES)
            count += 1
    return count


def _find_document(received: Received) -> Document | None:
    problem = received.source
    try:
        return read_document(received, ReadHints(charset="utf-8"))
    except ArmsledgerError as error:
        problem = str(error)
    assert problem.startswith(received.source)
    return None


def check_document(document: Document) -> None:
    """Blocks quote the text in order, lines stand in their blocks, and what is written is read back the same."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        quote = document.span(block.start, block.end)
        assert quote.quote.strip() == quote.quote
        end = block.end
        last = block.start
        for line in block.locators:
            assert last <= line.start <= line.end <= block.end
            last = line.end
        located = find_locator(document, quote)
        assert (located is not None) == bool(block.locators)
    assert from_plain(Document, to_plain(document)) == document
