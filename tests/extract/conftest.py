"""One sentence in, its claims out, through the same core and extractor as the main job."""

from collections.abc import Callable

import pytest

from armsledger.annotate.rules import RuleAnnotator
from armsledger.extract.rules import RuleExtractor
from armsledger.model.claim import Extraction
from armsledger.read.rows import document_from_row


@pytest.fixture(scope="session")
def read() -> Callable[[str], Extraction]:
    def read_text(text: str) -> Extraction:
        document = document_from_row({"doc_id": "row", "text": text, "published": "2020-07-24"})
        return RuleExtractor().extract(document, RuleAnnotator().annotate(document))

    return read_text
