"""Who says what in the founding report (S1): every speaker, office, body, channel and cue, by name."""

from pathlib import Path

import pytest

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.extract.view import View
from armsledger.extract.voices import read_voice
from armsledger.model.annotation import Annotations
from armsledger.model.document import Document, Span
from armsledger.model.statement import Voice
from armsledger.read.rows import document_from_row

REPORT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "report.txt"


@pytest.fixture(scope="module")
def report() -> Document:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    row = {"doc_id": "founding", "text": REPORT.read_text(encoding="utf-8"), "published": "2020-07-24"}
    return document_from_row(row)


@pytest.fixture(scope="module")
def marked(report: Document) -> Annotations:
    return LearnedAnnotator().annotate(report)


def quoted(span: Span | None) -> str | None:
    return span.quote if span else None


def voices(report: Document, marked: Annotations) -> dict[tuple[str, str], Voice]:
    """Each voice by its cue and the first words that are said."""
    view = View(report, marked)
    return {(a.cue.quote, a.contents[0].quote.strip('" ')[:24]): read_voice(view, a) for a in marked.attributions}


SPOKEN = [
    # cue, first words said, speaker, office, body, channel
    ("said", "It is assessed that the ", None, None, "United States Africa Command", None),
    ("have long accused", "Moscow of using the Russ", "US officials", None, None, None),
    ("said", "Russia uses the Wagner G", None, None, "African Command", None),
    (
        "said",
        "They continue to seek to",
        "Gregory Hadfield",
        "the command's deputy chief intelligence officer",
        None,
        "the statement",
    ),
    ("have described", "that both sides of the L", "US officials", None, None, None),
    ("said", "The United States Africa", None, None, None, "the statement"),
    (
        "said",
        "The type and volume of e",
        "Bradford Gering",
        "director of operations for the Commando de Africa",
        None,
        "a statement",
    ),
    ("has accused", "Russia of a wide range o", None, None, "United States", None),
    ("also said", "that 3,500 to 3,800 Syri", None, None, None, "The report"),
    ("said earlier this month", "that Turkish Bayraktar T", "Ben Wallace", "UK Defense Secretary", None, None),
    ("said", "In July last year, they ", "Wallace", None, None, None),
]


@pytest.mark.parametrize(("cue", "words", "speaker", "office", "body", "channel"), SPOKEN)
def test_who_speaks(
    report: Document,
    marked: Annotations,
    cue: str,
    words: str,
    speaker: str | None,
    office: str | None,
    body: str | None,
    channel: str | None,
) -> None:
    voice = voices(report, marked)[cue, words]

    assert (quoted(voice.speaker), quoted(voice.office), quoted(voice.body), quoted(voice.channel)) == (
        speaker,
        office,
        body,
        channel,
    )
