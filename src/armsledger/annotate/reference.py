"""What pronouns and definite descriptions point back to.

A plain rule after Hobbs (1978) and its followers: the nearest fitting mention before, subjects of earlier sentences
before others of the same sentence; one that fits nothing points to nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from armsledger.knowledge.word_classes import read_words
from armsledger.model.annotation import Phrase, Token, WordClass
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType, Mention

_REACH = 3


Pointers = dict[str, frozenset[EntityType]]


@cache
def _pointers(name: str) -> Pointers:
    content = read_words("references")[name]
    return {word: frozenset(map(EntityType, types)) for word, types in content.items()}


def link_references(
    document: Document,
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Give the mentions with pronouns added and pronouns and definite descriptions tied to what they stand for."""
    pronouns, descriptions = _pointers("pronouns"), _pointers("descriptions")
    linked = list(mentions)
    for phrase in phrases:
        head = tokens[phrase.head]
        if head.word_class is WordClass.PRONOUN and head.text.lower() in pronouns:
            found = _antecedent(
                phrase, phrases, sentences, linked, pronouns[head.text.lower()], head.text.lower() in {"they", "them"}
            )
            if found:
                span = document.span(head.start, head.end)
                because = f"{head.text!r} points back to {found.span.quote!r}"
                linked.append(Mention(span, found.type, found.known_id, found.name, head.text, because, False, found))
    linked = [_renamed(m, document, linked) for m in linked]
    linked.sort(key=lambda m: (m.span.start, -m.span.end))
    return tuple(_described(m, document, linked, descriptions) for m in linked)


def _antecedent(
    phrase: Phrase,
    phrases: Sequence[Phrase],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    types: frozenset[EntityType],
    plural: bool,
) -> Mention | None:
    here = _sentence_index(sentences, phrase.start)
    subjects = {p.start: p for p in phrases if p.lead is None}
    for back in range(_REACH + 1):
        if here - back < 0:
            return None
        sentence = sentences[here - back]
        inside = [
            m
            for m in mentions
            if sentence.start <= m.span.start
            and m.span.end <= min(sentence.end, phrase.start)
            and m.type in types
            and not m.adjectival
            and m.antecedent is None
        ]
        outermost = [m for m in inside if not any(o is not m and o.span.covers(m.span) for o in inside)]
        free = [m for m in outermost if any(start <= m.span.start < subjects[start].end for start in subjects)]
        candidates = free or outermost
        if plural:
            candidates = [m for m in candidates if _is_plural(m)] or [m for m in outermost if _is_plural(m)]
        if candidates:
            return candidates[-1] if back == 0 else candidates[0]
        if plural and outermost and back == 0:
            return outermost[-1]
    return None


def _is_plural(mention: Mention) -> bool:
    return mention.head.lower().endswith("s") or mention.head.lower() in {"people", "men", "troops"}


def _sentence_index(sentences: Sequence[Span], offset: int) -> int:
    return max((i for i, s in enumerate(sentences) if s.start <= offset), default=0)


def _renamed(mention: Mention, document: Document, mentions: Sequence[Mention]) -> Mention:
    """ "the mercenary team known as X" stands for X."""
    if mention.known_id or mention.antecedent:
        return mention
    beyond = document.text[mention.span.end : mention.span.end + 24]
    for words in (" known as the ", " known as ", " called the ", " called ", ", known as the ", ", known as "):
        if beyond.startswith(words):
            named = next((m for m in mentions if m.span.start == mention.span.end + len(words) and m.known_id), None)
            if named:
                return replace(
                    mention, antecedent=named, because=f"{mention.span.quote!r} is{words}{named.span.quote!r}"
                )
    return mention


def _described(mention: Mention, document: Document, mentions: Sequence[Mention], heads: Pointers) -> Mention:
    definite = document.text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "
    types = heads.get(mention.span.quote.lower())
    if mention.known_id or not definite or not types:
        return mention
    before = [
        m for m in mentions if m.span.end <= mention.span.start and m.type in types and m.name and not m.adjectival
    ]
    fitting = [m for m in before if m.head.lower() == mention.head.lower()] or [
        m for m in before if m.type is not EntityType.PLACE
    ]
    if not fitting:
        return mention
    found = fitting[-1].referent
    because = f"'the {mention.head}' points back to {found.span.quote!r}"
    return replace(
        mention, type=found.type, known_id=found.known_id, name=found.name, because=because, antecedent=found
    )
