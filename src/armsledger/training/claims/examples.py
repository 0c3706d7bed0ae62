"""Annotated documents as the claim network learns from them: pages, and their claims in word numbers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.learned.reading import read_text
from armsledger.annotate.learned.weights import CoreWeights, load_weights
from armsledger.extract.learned.labels import QUANTITY, SOURCE, TIME
from armsledger.extract.learned.pages import Floats, Hint, Page, Range, make_page
from armsledger.extract.rules import RuleExtractor
from armsledger.extract.view import View
from armsledger.model.annotation import Annotations
from armsledger.model.claim import ClaimKind
from armsledger.model.document import Document
from armsledger.model.stance import Stance
from armsledger.read.rows import document_from_row

SIZES = (254, 160, 96)  # of the core's windows: the vectors differ a little, as they do from text to text


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that people found: `parts` are, for every filler, its part and all places where it is named."""

    kind: ClaimKind
    quote: Range
    optional: bool
    stances: frozenset[Stance]
    parts: tuple[tuple[str, tuple[Range, ...]], ...]


@dataclass(frozen=True, slots=True)
class FalseClaim:
    """A quote that people did not find to be a claim of this kind, though network or rules might."""

    kind: ClaimKind
    quote: Range
    hint: Hint | None


@dataclass(frozen=True, slots=True)
class Example:
    """A document: its page, once for each size of the core's windows and with vectors of half precision, which takes
    half the memory; and its claims.
    """

    id: str
    pages: tuple[Page, ...]
    claims: tuple[GoldClaim, ...]

    @property
    def page(self) -> Page:
        return self.pages[0]


def read_examples(lines: Iterable[str]) -> list[Example]:
    """Read annotated documents, a JSON object a line; one in another language than the core reads is left out."""
    annotator, extractor, weights = LearnedAnnotator(), RuleExtractor(), load_weights()
    found: list[Example] = []
    for row in map(json.loads, lines):
        document = document_from_row({name: row.get(name) for name in ("doc_id", "text", "published", "title")})
        annotations = annotator.annotate(document)
        page = make_page(View(document, annotations), extractor.extract(document, annotations))
        if page is None:
            continue
        vectors = (page.vectors, *(_other_vectors(document, annotations, weights, size) for size in SIZES[1:]))
        pages = tuple(replace(page, vectors=found.astype(np.float16)) for found in vectors)
        found.append(Example(row["doc_id"], pages, tuple(_claims(row, page))))
    return found


def _other_vectors(document: Document, annotations: Annotations, weights: CoreWeights, size: int) -> Floats:
    sentences = [(sentence.start, sentence.end) for sentence in annotations.sentences]
    return read_text(document.text, sentences, weights, size=size).middle


def _claims(row: Mapping[str, Any], page: Page) -> Iterator[GoldClaim]:
    for claim in row["claims"]:
        start = claim["span"][0] if "span" in claim else row["text"].find(claim["quote"])
        stances = claim["stance"] if isinstance(claim["stance"], list) else [claim["stance"]]
        parts = [(role, _places(row, page, value)) for role, values in claim["roles"].items() for value in values]
        parts += [(SOURCE, _places(row, page, value)) for value in claim["source"]]
        parts += [(TIME, tuple(_times(page, claim.get("when")))), (QUANTITY, tuple(_numbers(page, claim)))]
        yield GoldClaim(
            ClaimKind(claim["kind"]),
            page.range_of(page.view.document.span(start, start + len(claim["quote"]))),
            bool(claim.get("optional")),
            frozenset(Stance(stance) for stance in stances),
            tuple((part, places) for part, places in parts if places),
        )


def _places(row: Mapping[str, Any], page: Page, filler: str) -> tuple[Range, ...]:
    """Where a filler is named, in any of its names; a name inside a longer one of the same filler does not count."""
    entity = row["entities"].get(filler)
    names = {entity["name"], *entity["mentions"]} if entity else {filler}
    spans = {
        match.span() for name in names for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", row["text"]) if name
    }
    longest = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return tuple(sorted({page.range_of(page.view.document.span(*span)) for span in longest}))


def _times(page: Page, when: Mapping[str, str | None] | None) -> Iterator[Range]:
    for time in page.view.annotations.times if when else ():
        days = (str(day) if day else None for day in (time.when.earliest, time.when.latest))
        if when and time.when.is_dated and tuple(days) == (when.get("from"), when.get("to")):
            yield page.range_of(time.span)


def _numbers(page: Page, claim: Mapping[str, Any]) -> Iterator[Range]:
    wanted = claim.get("quantity")
    for number in page.view.annotations.quantities if wanted else ():
        if wanted and (number.quantity.low, number.quantity.high) == (wanted.get("low"), wanted.get("high")):
            yield page.range_of(number.span)


def nearest_place(places: Sequence[Range], quote: Range, page: Page) -> Range:
    """Where a reader finds a filler: inside the quote, else near it, rather before than after it."""

    def far(place: Range) -> tuple[int, float]:
        if quote[0] <= place[0] and place[1] <= quote[1]:
            return 0, place[0]
        if place[1] <= quote[0] + 1:
            return 1, quote[0] - place[1]
        beyond = page.sentences[place[0]] != page.sentences[quote[0]]
        return 1, 1.7 * max(place[0] - quote[1], 0) + 6 * bool(beyond)

    return min(places, key=far)


def count_words(examples: Sequence[Example]) -> int:
    """How many words the examples have in all."""
    return int(np.sum([example.page.words for example in examples]))
