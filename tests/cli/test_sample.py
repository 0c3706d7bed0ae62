"""The sample corpus: that it is what docs/reference/sample-corpus.md says it is."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from armsledger.model.document import BlockKind, Document
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "src" / "armsledger" / "cli" / "sample"
FILES = sorted(path for path in SAMPLE.iterdir() if path.is_file())


def read(path: Path) -> Document:
    data = path.read_bytes()
    return read_document(Received(path.name, data, sha256(data).hexdigest()), ReadHints())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_names_its_public_record_and_puts_words_in_nobodys_mouth(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = read(path)
    prose = "\n".join(document.text[block.start : block.end] for block in document.blocks)

    assert re.search(r"(?im)^reference: .+|name=\"reference\"|<!-- reference: ", text)
    assert not re.search(r"[“”„\"]", prose)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_says_its_day_and_title(path: Path) -> None:
    head = read(path).head

    assert head.published.value is not None
    assert path.name.startswith(head.published.value.isoformat())
    assert head.title.value


def test_the_samples_are_those_of_the_reference_page() -> None:
    page = (ROOT / "docs" / "reference" / "sample-corpus.md").read_text(encoding="utf-8")

    assert sorted(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)) == [path.name for path in FILES]


def test_the_corpus_holds_what_a_demonstration_needs() -> None:
    documents = [read(path) for path in FILES]
    statement_of_26_may = [d for d in documents if "Africa Command" in d.text and "2020-05" in d.source]

    assert {d.head.language.value for d in documents} == {"en", "ru", "ar"}
    assert [d.source for d in documents if d.head.machine_translated.value] == ["2020-07-06-watiya.md"]
    assert len(statement_of_26_may) == 3
    assert sum(block.kind is BlockKind.CAPTION for d in documents for block in d.blocks) == 2
