from datetime import date

from armsledger.model.document import BlockKind
from armsledger.model.received import Received
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints

SOURCE = """---
title: "Inspectors ask carriers for manifests"
author: Mara Quill
date: 2020-07-24
outlet: The Harbour Times
url: https://harbour.example/1
language: en
translation: machine
---

# Inspectors ask carriers ##

Three carriers were asked for their *manifests*,
and two have not answered since then, said one of the envoys.

![A cargo aircraft at the airfield](plane.jpg)

## What the letters ask

- the registration of each aircraft
> We answered within the week.

---
<!-- not printed -->
```
code
```
Photo: A ship at the pier
"""


def test_blocks_leave_the_markup_out_and_quote_the_source() -> None:
    document = read_document(Received("a.md", SOURCE.encode(), "0" * 64), ReadHints())

    assert document.text == SOURCE
    assert document.media_type == "text/markdown"
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        (BlockKind.HEADING, "Inspectors ask carriers"),
        (
            BlockKind.PARAGRAPH,
            "Three carriers were asked for their *manifests*,\n"
            "and two have not answered since then, said one of the envoys.",
        ),
        (BlockKind.CAPTION, "A cargo aircraft at the airfield"),
        (BlockKind.HEADING, "What the letters ask"),
        (BlockKind.PARAGRAPH, "the registration of each aircraft"),
        (BlockKind.PARAGRAPH, "We answered within the week."),
        (BlockKind.CAPTION, "A ship at the pier"),
    ]


def test_front_matter_is_read_into_the_head() -> None:
    head = read_document(Received("a.md", SOURCE.encode(), "0" * 64), ReadHints()).head

    assert head.title.value == "Inspectors ask carriers for manifests"
    assert head.byline.value == "Mara Quill"
    assert head.published.value == date(2020, 7, 24)
    assert head.published.because == "told by the front matter as '2020-07-24'"
    assert head.outlet.value == "The Harbour Times"
    assert head.url.value == "https://harbour.example/1"
    assert (head.machine_translated.value, head.machine_translated.because) == (True, "the front matter says 'machine'")


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    document = read_document(Received("a.md", b"# Who flew where\n\nTwo aircraft landed.\n", "0" * 64), ReadHints())

    assert document.head.title.value == "Who flew where"
