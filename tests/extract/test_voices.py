"""Who speaks, for whom, through what: voices of attributions made by hand over sentences of our own."""

import pytest

from armsledger.annotate.rules import RuleAnnotator
from armsledger.extract.view import View
from armsledger.extract.voices import evidence_of, read_voice, shows_rather_than_says
from armsledger.model.annotation import Attribution, SpeechMode
from armsledger.model.document import Document, Span
from armsledger.read.rows import document_from_row


def spoken(text: str, source: str, cue: str, content: str) -> tuple[Document, View, Attribution]:
    """A document and its view, with one attribution whose parts are given by their words."""
    document = document_from_row({"doc_id": "row", "text": text, "published": "2020-07-24", "language": "en"})

    def span(words: str) -> Span:
        start = text.index(words)
        return document.span(start, start + len(words))

    attribution = Attribution(span(source), span(cue), (span(content),), SpeechMode.INDIRECT, None, "by hand")
    return document, View(document, RuleAnnotator().annotate(document)), attribution


def quoted(*spans: Span | None) -> tuple[str | None, ...]:
    return tuple(span.quote if span else None for span in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "channel"),
    [
        (
            "The ship left Derna, said Omar Sample, a port officer, in a statement.",
            "Omar Sample, a port officer,",
            "said",
            "The ship left Derna",
            "a statement",
        ),
        (
            "The navy said in its yearly report that the ship left Derna.",
            "The navy",
            "said",
            "that the ship left Derna",
            "its yearly report",
        ),
        ("The navy said the ship left Derna in a hurry.", "The navy", "said", "the ship left Derna in a hurry", None),
        ("The navy said so. It came in a letter.", "The navy", "said", "so", None),
    ],
)
def test_the_channel_stands_beside_the_cue(text: str, source: str, cue: str, content: str, channel: str | None) -> None:
    _, view, attribution = spoken(text, source, cue, content)

    assert quoted(read_voice(view, attribution).channel) == (channel,)


def test_a_relative_clause_is_no_part_of_the_speaker() -> None:
    text = "The Libyan National Army, which holds Derna, said the ship left."
    _, view, attribution = spoken(text, "The Libyan National Army, which holds Derna,", "said", "the ship left")

    assert quoted(read_voice(view, attribution).body) == ("Libyan National Army",)


def test_who_stands_for_the_name_before_it() -> None:
    text = "Egyptian President Omar Sample, who threatened to send troops, left."
    _, view, attribution = spoken(text, "who", "threatened", "to send troops")
    voice = read_voice(view, attribution)

    assert quoted(voice.speaker, voice.office) == ("Omar Sample", "Egyptian President")


def test_an_office_after_the_name_loses_its_comma() -> None:
    text = "Omar Sample, the head of the port, said the ship left."
    _, view, attribution = spoken(text, "Omar Sample, the head of the port,", "said", "the ship left")

    assert quoted(read_voice(view, attribution).office) == ("the head of the port",)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "shown", "voiceless"),
    [
        ("Aerial images show jets at Jufra.", "Aerial images", "show", "jets at Jufra", "Aerial images", True),
        (
            "The command released images purporting to show jets at Jufra.",
            "The command",
            "released images purporting to show",
            "jets at Jufra",
            "images",
            False,
        ),
        ("The command said jets left Jufra.", "The command", "said", "jets left Jufra", None, False),
    ],
)
def test_what_is_said_to_show_it(
    text: str, source: str, cue: str, content: str, shown: str | None, voiceless: bool
) -> None:
    document, _, attribution = spoken(text, source, cue, content)

    assert quoted(evidence_of(document, attribution)) == (shown,)
    assert shows_rather_than_says(attribution) is voiceless
