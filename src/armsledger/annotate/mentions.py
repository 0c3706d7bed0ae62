"""Mentions: known names, capitalised names of unknown things, and described things ("Syrian fighters").

Known names come first and block what they cover, so that a body is never read as a place. A phrase whose head names
materiel, a force, people, a body, a facility or a law is a mention of that type, its whole extent included.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armsledger.knowledge.heads import load_heads
from armsledger.knowledge.name_words import load_name_words
from armsledger.knowledge.names import KnownName, load_names, split_name
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import Phrase, Token, WordClass
from armsledger.model.document import Document
from armsledger.model.entity import EntityType, Mention

_DESIGNATION = re.compile(r"(?:[A-Z][A-Za-z]{0,3}|[A-Z]+)-?\d{1,4}[A-Z]{0,3}s?|\d[A-Z]\d{1,3}[A-Z]?")
_WORD = re.compile(r"\w[\w’'-]*")
_HEAD_TYPES = (
    ("materiel", EntityType.MATERIEL),
    ("force", EntityType.GROUP),
    ("people", EntityType.GROUP),
    ("organization", EntityType.ORGANIZATION),
    ("facility", EntityType.PLACE),
    ("instrument", EntityType.INSTRUMENT),
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name that a trained core found: half-open code points, its type, and how sure the core is (0 to 1)."""

    start: int
    end: int
    type: EntityType
    probability: float


@dataclass(frozen=True, slots=True)
class FoundNames:
    """What a trained core says of names: those it found, and where words begin that it takes for proper nouns."""

    spans: tuple[NameSpan, ...]
    proper: frozenset[int]


def find_mentions(
    document: Document, tokens: Sequence[Token], phrases: Sequence[Phrase], names: FoundNames | None = None
) -> tuple[Mention, ...]:
    """Give the mentions among `tokens` (all of the document's, in order); `phrases` count their heads in `tokens`.

    `names` are those that a trained core found; rules tell of other capitalised words what they name, and where a core
    has spoken only of those that it takes for proper nouns.
    """
    known = [*_known_names(document, tokens), *_compound_parts(document, tokens)]
    taken = {offset for mention in known for offset in range(mention.span.start, mention.span.end)}
    described = list(_described(document, tokens, phrases, taken))
    found = list(_found_names(document, names.spans, taken)) if names else []
    covered = taken.union(*(range(m.span.start, m.span.end) for m in found))
    unknown = [
        m for m in _unknown_names(document, tokens, phrases, covered) if not names or m.span.start in names.proper
    ]
    unique = {(m.span.start, m.span.end): m for m in (*unknown, *found, *described, *known)}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, -m.span.end)))


def _known_names(document: Document, tokens: Sequence[Token]) -> Iterator[Mention]:
    names, index = load_names(), 0
    folded = [split_name(token.text) for token in tokens]
    while index < len(tokens):
        found = _longest(tokens, folded, index, names)
        if found is None:
            index += 1
            continue
        known, length = found
        yield _mention_of(document, tokens, index, length, known)
        index += length


def _longest(
    tokens: Sequence[Token],
    folded: Sequence[tuple[str, ...]],
    index: int,
    names: dict[str, tuple[tuple[tuple[str, ...], KnownName], ...]],
) -> tuple[KnownName, int] | None:
    first = tokens[index].text
    may_open_name = first[0].isupper() or first[0].isdigit() or not first.isascii() or first.lower() == "the"
    if not folded[index] or not may_open_name:
        return None
    for words, known in names.get(folded[index][0], ()):
        length = _match_length(folded, index, words)
        if length:
            return known, length
    return None


def _match_length(folded: Sequence[tuple[str, ...]], index: int, words: tuple[str, ...]) -> int:
    got: tuple[str, ...] = ()
    for length in range(1, len(words) + 1):
        if index + length > len(folded):
            return 0
        got += folded[index + length - 1]
        if got == words:
            return length
        if words[: len(got)] != got:
            break
    return 1 if len(words) == 1 and folded[index] == (words[0] + "s",) and any(c.isdigit() for c in words[0]) else 0


def _mention_of(document: Document, tokens: Sequence[Token], index: int, length: int, known: KnownName) -> Mention:
    span = document.span(tokens[index].start, tokens[index + length - 1].end)
    lead = tokens[index - 1].text.lower() if index else ""
    if known.metonym and known.type is EntityType.COUNTRY and lead in load_name_words().place_leads:
        return Mention(span, EntityType.PLACE, None, span.quote, span.quote, f"a capital after {lead!r}: the place")
    because = f"{span.quote!r} is a name of {known.name}" + (", its seat of government" if known.metonym else "")
    return Mention(
        span, known.type, known.known_id, known.name, tokens[index + length - 1].text, because, known.adjectival
    )


def _compound_parts(document: Document, tokens: Sequence[Token]) -> Iterator[Mention]:
    names = load_names()
    for token in tokens:
        first, hyphen, rest = token.text.partition("-")
        if not hyphen or not first[:1].isupper() or not rest.islower():
            continue
        for words, known in names.get(split_name(first)[0], ()) if split_name(first) else ():
            if words == split_name(first):
                span = document.span(token.start, token.start + len(first))
                because = f"{first!r} in {token.text!r} is a name of {known.name}"
                yield Mention(span, known.type, known.known_id, known.name, first, because, adjectival=True)
                break


def _described(
    document: Document, tokens: Sequence[Token], phrases: Sequence[Phrase], taken: set[int]
) -> Iterator[Mention]:
    heads = load_heads()
    for phrase in phrases:
        head = tokens[phrase.head]
        classes = heads.get(head.text.lower(), frozenset())
        if head.start in taken or head.word_class is WordClass.PRONOUN:
            continue
        if _DESIGNATION.fullmatch(head.text) and phrase.lead != "of":
            span = document.span(*_trimmed(tokens, phrase))
            yield Mention(span, EntityType.MATERIEL, None, None, head.text, f"{head.text!r} has a designation's form")
            continue
        for name, entity_type in _HEAD_TYPES:
            if name in classes:
                span = document.span(*_trimmed(tokens, phrase))
                yield Mention(span, entity_type, None, None, head.text, f"{head.text!r} names {name}")
                break


def _trimmed(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, int]:
    """Offsets of a phrase without its determiner."""
    first = phrase.head
    while first > 0 and tokens[first - 1].start >= phrase.start:
        first -= 1
    while first < phrase.head and tokens[first].word_class in {WordClass.DETERMINER, WordClass.POSSESSIVE}:
        first += 1
    return tokens[first].start, phrase.end


def _found_names(document: Document, names: Sequence[NameSpan], taken: set[int]) -> Iterator[Mention]:
    """The names that a core found and no table knows; a person's surname alone stands for the full name before it."""
    persons: dict[str, str] = {}
    for found in names:
        start = _after_titles(document.text, found) if found.type is EntityType.PERSON else found.start
        if start == found.end:
            continue
        span = document.span(start, found.end)
        if not taken.isdisjoint(range(start, found.end)) or not _looks_like_name(span.quote):
            continue
        last = span.quote.split()[-1]
        if found.type is EntityType.PERSON:
            persons.setdefault(last, span.quote)
        because = f"the trained core reads it as {found.type.value} ({found.probability:.2f})"
        yield Mention(span, found.type, None, persons.get(span.quote, span.quote), last, because)


def _looks_like_name(words: str) -> bool:
    """Say whether a capital stands in some word that is not a pronoun, an article or the like."""
    closed = load_word_lists().closed
    return any(word[:1].isupper() and word.lower() not in closed for word in _WORD.findall(words))


def _after_titles(text: str, found: NameSpan) -> int:
    """Where a person's name begins behind "President" or "Brig. Gen."; the end of the span where there is no name."""
    start = found.start
    for word in _WORD.finditer(text, found.start, found.end):
        if word.group().lower() not in load_name_words().titles:
            return word.start()
        start = found.end
    return start


def _unknown_names(
    document: Document, tokens: Sequence[Token], phrases: Sequence[Phrase], taken: set[int]
) -> Iterator[Mention]:
    persons: dict[str, str] = {}
    for phrase in phrases:
        names = [
            t
            for t in tokens[max(0, phrase.head - 11) : phrase.head + 1]
            if t.start >= phrase.start and t.word_class is WordClass.NAME and t.start not in taken
        ]
        run = _last_run(names, document.text)
        if not run or not run[-1].text[0].isupper():
            continue
        if all(token.text.lower().rstrip(".") in load_name_words().titles for token in run):
            continue
        entity_type, because = _type_of_name(tokens, phrase, run, persons)
        start = run[0].start
        if entity_type is EntityType.PERSON:
            run = [t for t in run if t.text.lower() not in load_name_words().titles] or run
            start = run[0].start
            persons.setdefault(run[-1].text, document.text[start : run[-1].end])
        span = document.span(start, run[-1].end)
        yield Mention(span, entity_type, None, persons.get(span.quote, span.quote), run[-1].text, because)


def _last_run(names: Sequence[Token], text: str) -> list[Token]:
    run: list[Token] = []
    for token in reversed(names):
        between = text[token.end : run[0].start] if run else ""
        if run and between.strip(" .\u00a0-"):
            break
        run.insert(0, token)
    return run


def _type_of_name(
    tokens: Sequence[Token], phrase: Phrase, run: Sequence[Token], persons: dict[str, str]
) -> tuple[EntityType, str]:
    words, last = load_name_words(), run[-1].text.lower()
    titled = any(
        t.text.lower().rstrip(".") in words.titles
        for t in tokens[max(0, phrase.head - 6) : phrase.head]
        if t.start >= phrase.start
    )
    for heads, entity_type in (
        (words.armed_group_heads, EntityType.ARMED_GROUP),
        (words.organization_heads, EntityType.ORGANIZATION),
        (words.place_heads, EntityType.PLACE),
        (words.instrument_heads, EntityType.INSTRUMENT),
        (words.materiel_heads, EntityType.MATERIEL),
    ):
        if last in heads:
            return entity_type, f"the name ends in {run[-1].text!r}"
    if _DESIGNATION.fullmatch(run[-1].text):
        return EntityType.MATERIEL, f"{run[-1].text!r} has a designation's form"
    if run[-1].text in persons or titled:
        return EntityType.PERSON, "a title stands before the name" if titled else "the surname of a person named before"
    if phrase.lead in words.place_leads and len(run) <= 2:
        return EntityType.PLACE, f"a capitalised name after {phrase.lead!r}"
    if run[-1].text.isupper() and len(run) == 1:
        return EntityType.ORGANIZATION, "an acronym"
    if 2 <= len(run) <= 4:
        return EntityType.PERSON, "two or more capitalised words without a head word of bodies or places"
    return EntityType.ORGANIZATION, "a single capitalised word"
