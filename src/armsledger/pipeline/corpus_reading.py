"""One document of a corpus, from bytes or from a row to its checked record: the same functions as a run's, no ledger.

One bad document becomes a `Failure`; the others go on. Pictures are not read here.
"""

from collections.abc import Callable, Mapping

from armsledger.errors import ArmsledgerError
from armsledger.model.document import Document
from armsledger.model.failure import Failure
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.reading import read_record
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.read.rows import document_from_row


def read_page(received: Received, hints: ReadHints, cores: Cores) -> DocumentRecord | Failure:
    """The record of received bytes, or why there is none."""
    return _read(received.source, lambda: read_document(received, hints), cores)


def read_row(row: Mapping[str, object], source: str, cores: Cores) -> DocumentRecord | Failure:
    """The record of a row with a text, or why there is none; `source` names the row where it does not name itself."""
    return _read(source, lambda: document_from_row(row), cores)


def _read(source: str, make: Callable[[], Document], cores: Cores) -> DocumentRecord | Failure:
    stage = "read"
    try:
        document = make()
        source, stage = document.source, "extract"
        return read_record(document, cores).record
    except ArmsledgerError as error:
        return Failure(source, stage, str(error))
    except Exception as error:  # noqa: BLE001  # the one broad catch: a bad document is data, and the corpus goes on
        return Failure(source, stage, f"{type(error).__name__}: {error}; please report it with the document")
