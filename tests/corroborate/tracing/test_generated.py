"""Three hundred documents of sixty stories, made by a seed so that the truth is known."""

import random
from collections import Counter
from itertools import combinations
from math import comb

import pytest

from armsledger.corroborate.tracing.trace import trace_documents
from armsledger.model.document import Document
from armsledger.read.rows import document_from_row

STORIES = 60
# Syllables that words are made of: every story has words of its own, beside some that all share.
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "os")]
SHARED = (
    *("the", "of", "and", "in", "to", "a", "for", "on", "with", "by", "from", "at", "said", "that"),
    *("after", "before", "officials", "weapons", "ministry", "planes"),
)
OUTLETS = ("Reuters", "Anadolu Agency", "Agence France-Presse", "Al Jazeera", "BBC")


class Story:
    """A story's own words, told again in five ways."""

    def __init__(self, number: int) -> None:
        self.draw = random.Random(f"story {number}")
        self.own = ["".join(self.draw.choices(SYLLABLES, k=3)) for _ in range(90)]
        self.outlet = OUTLETS[number % len(OUTLETS)]
        self.day = f"2020-{1 + number % 12:02d}-{1 + number % 24:02d}"
        self.quotes = [self.words(16) for _ in range(3)]
        self.told = [self.words(14) for _ in range(9)]

    def words(self, count: int) -> str:
        return " ".join(self.draw.choice(self.own if self.draw.random() < 0.6 else SHARED) for _ in range(count))

    def text(self, told: list[str], quotes: list[str]) -> str:
        quoted = [f"“{quote},” said the ministry." for quote in quotes]
        return " ".join([f"{sentence.capitalize()}." for sentence in told] + quoted)

    def versions(self) -> list[tuple[str, str | None]]:
        original = self.text(self.told, self.quotes)
        fresh = [self.words(14) for _ in range(6)]
        retold = f"{self.outlet} reported {self.told[0]}. {self.text(fresh[3:], [])} {self.told[1]}."
        return [
            (original, self.outlet),
            (f"By our staff. {original}", None),
            (self.text(self.told[:6], []), None),
            (self.text(fresh[:3], self.quotes), None),
            (self.there_and_back(original) if self.draw.random() < 0.5 else retold, None),
        ]

    def there_and_back(self, text: str) -> str:
        """As if translated and back: every fourth word another, the same one each time."""
        words = text.split()
        return " ".join(f"{word[:-1]}x" if at % 4 == 3 and word.isalpha() else word for at, word in enumerate(words))


@pytest.fixture(scope="module")
def generated() -> list[tuple[int, Document]]:
    made = []
    for number in range(STORIES):
        story = Story(number)
        for version, (text, outlet) in enumerate(story.versions()):
            row = {"doc_id": f"{number}-{version}", "text": text, "published": story.day, "language": "en"}
            made.append((number, document_from_row(row | ({"outlet": outlet} if outlet else {}))))
    return made


def rand_index(truth: list[int], found: list[str]) -> float:
    """The Rand index adjusted for chance (Hubert and Arabie 1985)."""
    both = sum(comb(n, 2) for n in Counter(zip(truth, found, strict=True)).values())
    one, other = (sum(comb(n, 2) for n in Counter(labels).values()) for labels in (truth, found))
    expected = one * other / comb(len(truth), 2)
    return (both - expected) / ((one + other) / 2 - expected)


def test_the_stories_are_found_again(generated: list[tuple[int, Document]]) -> None:
    origins = {origin.document_id: origin.origin_id for origin in trace_documents([d for _, d in generated])}
    found = [origins[document.id] for _, document in generated]
    truth = [story for story, _ in generated]

    assert len(generated) == 300
    assert rand_index(truth, found) >= 0.9
    assert len(set(found)) >= STORIES * 0.9


def test_two_stories_are_never_taken_for_one(generated: list[tuple[int, Document]]) -> None:
    origins = {origin.document_id: origin.origin_id for origin in trace_documents([d for _, d in generated])}
    joined = [
        (one, other)
        for (story, one), (another, other) in combinations(generated, 2)
        if story != another and origins[one.id] == origins[other.id]
    ]
    assert joined == []


def test_origins_are_never_more_than_the_stories(generated: list[tuple[int, Document]]) -> None:
    origins = {origin.origin_id for origin in trace_documents([d for _, d in generated])}
    assert len(origins) <= STORIES
