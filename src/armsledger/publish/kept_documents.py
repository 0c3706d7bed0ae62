"""The archived copies of a case's documents: the bytes as they were received, in files beside the page.

A page of the web is kept as its source text: opening it runs no script and asks no network.
"""

from pathlib import Path
from typing import Final, Protocol

from armsledger.model.case import Case
from armsledger.model.document import Document

FOLDER: Final = "documents"
_ENDINGS: Final = {"application/pdf": "pdf", "text/markdown": "md"}
_PLAIN: Final = "txt"


class DocumentSource(Protocol):
    """Gives the bytes of a case's documents."""

    def find_received(self, document: Document) -> bytes | None:
        """The bytes of a document as they were received, None where they are not at hand."""
        ...


class NoDocuments:
    """For a case whose documents' bytes are not at hand."""

    def find_received(self, document: Document) -> bytes | None:
        """None, always."""


def name_copies(case: Case, source: DocumentSource) -> dict[str, str]:
    """Where the archived copy of each document lies in the folder of the case, by document id, as far as it is held."""
    held = (record.document for record in case.records)
    return {one.id: _name(one) for one in held if source.find_received(one) is not None}


def write_copies(case: Case, folder: Path, source: DocumentSource) -> None:
    """Write the archived copies into the case's folder."""
    for record in case.records:
        received = source.find_received(record.document)
        if received is not None:
            path = folder / _name(record.document)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(received)


def _name(document: Document) -> str:
    return f"{FOLDER}/{document.sha256}.{_ENDINGS.get(document.media_type, _PLAIN)}"
