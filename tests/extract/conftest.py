"""One sentence in, its claims out, through the extractor of the main job, over the rules and over the trained core."""

from collections.abc import Callable

import pytest

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.rules import RuleAnnotator
from armsledger.extract.rules import RuleExtractor
from armsledger.model.claim import Extraction
from armsledger.read.rows import document_from_row


@pytest.fixture(scope="session", params=[RuleAnnotator, LearnedAnnotator], ids=["rules", "core"])
def read(request: pytest.FixtureRequest) -> Callable[[str], Extraction]:
    annotator = request.param()

    def read_text(text: str) -> Extraction:
        document = document_from_row({"doc_id": "row", "text": text, "published": "2020-07-24"})
        return RuleExtractor().extract(document, annotator.annotate(document))

    return read_text
