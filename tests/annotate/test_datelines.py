"""A name does not reach from the dateline into the report."""

import hashlib

import pytest

from armsledger.annotate.datelines import cut_at_dateline
from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.model.document import Document
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

TEXT = (
    "STUTTGART, Germany - US Africa Command assessed that Russia supplied MiG-29 fighter jets to the Wagner Group "
    "in Libya in May 2020."
)


def read(text: str) -> Document:
    data = text.encode()
    return read_document(Received("report.txt", data, hashlib.sha256(data).hexdigest()), ReadHints())


@pytest.mark.parametrize("dash", ["-", "—", "–", "--"])
def test_a_stretch_that_begins_in_the_dateline_begins_after_its_dash(dash: str) -> None:
    document = read(TEXT.replace(" - ", f" {dash} "))
    end = document.text.index(" assessed")
    start, stop = cut_at_dateline(document)(0, end)

    assert document.text[start:stop] == "US Africa Command"


def test_other_stretches_stay() -> None:
    document = read(TEXT)
    cut = cut_at_dateline(document)

    assert cut(0, len("STUTTGART")) == (0, len("STUTTGART"))
    assert cut(21, 38) == (21, 38)
    assert cut_at_dateline(read("Russia supplied jets, a general said."))(0, 6) == (0, 6)


def test_who_speaks_is_named_without_where_the_report_was_written() -> None:
    found = LearnedAnnotator().annotate(read(TEXT))
    named = {attribution.source.quote for attribution in found.attributions if attribution.source}

    assert "US Africa Command" in named
    assert not any("STUTTGART" in name for name in named)
