"""What pronouns and definite descriptions point back to.

A plain rule after Hobbs (1978) and its followers: the nearest fitting mention before, subjects of earlier sentences
before others of the same sentence; one that fits nothing points to nothing.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
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
    points_to: Mapping[int, int],
) -> tuple[Mention, ...]:
    """Give the mentions with pronouns added and pronouns and definite descriptions tied to what they stand for.

    `points_to` is what a trained core says: from where a word begins to where the word begins that it points back to;
    it goes before the rule, and is empty without a core.
    """
    pronouns, descriptions = _pointers("pronouns"), _pointers("descriptions")
    scene = _Scene(phrases, sentences, mentions)
    linked = list(mentions)
    for phrase in phrases:
        head = tokens[phrase.head]
        word = head.text.lower()
        if head.word_class is WordClass.PRONOUN and word in pronouns:
            found = scene.find_antecedent(phrase.start, pronouns[word], word in {"they", "them"}) or scene.find_pointed(
                head.start, pronouns[word], points_to
            )
            if found:
                span = document.span(head.start, head.end)
                because = f"{head.text!r} points back to {found.span.quote!r}"
                linked.append(Mention(span, found.type, found.known_id, found.name, head.text, because, False, found))
    by_start = {m.span.start: m for m in linked if m.known_id}
    linked = [_renamed(m, document, by_start) for m in linked]
    linked.sort(key=lambda m: (m.span.start, -m.span.end))
    return tuple(_described(place, document, linked, descriptions) for place in range(len(linked)))


class _Scene:
    """The mentions that a pronoun can point to, sentence by sentence; those at the head of a free phrase apart."""

    def __init__(self, phrases: Sequence[Phrase], sentences: Sequence[Span], mentions: Sequence[Mention]) -> None:
        self._firsts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]
        free = sorted((phrase.start, phrase.end) for phrase in phrases if phrase.lead is None)
        self._free_starts = [start for start, _ in free]
        self._free_ends = [end for _, end in free]
        self._by_sentence: list[list[Mention]] = [[] for _ in sentences]
        for mention in mentions:
            at = bisect_right(self._firsts, mention.span.start) - 1
            if at >= 0 and not mention.adjectival and mention.antecedent is None:
                self._by_sentence[at].append(mention)

    def find_pointed(self, offset: int, types: frozenset[EntityType], points_to: Mapping[int, int]) -> Mention | None:
        """The fitting mention that the word at `offset` points back to, through pronouns between; None for none."""
        at = points_to.get(offset)
        while at is not None:
            sentence = max(0, bisect_right(self._firsts, at) - 1)
            holding = [m for m in self._by_sentence[sentence] if m.span.start <= at < m.span.end and m.type in types]
            if holding:
                return max(holding, key=lambda m: (m.span.end, -m.span.start))
            at = points_to.get(at)
        return None

    def _is_free(self, mention: Mention) -> bool:
        at = bisect_right(self._free_starts, mention.span.start) - 1
        return at >= 0 and mention.span.start < self._free_ends[at]

    def find_antecedent(self, offset: int, types: frozenset[EntityType], plural: bool) -> Mention | None:
        """What a pronoun at `offset` points to: the last fitting mention of its sentence, else the first before it."""
        here = max(0, bisect_right(self._firsts, offset) - 1)
        for at in range(here, max(-1, here - _REACH - 1), -1):
            inside = [m for m in self._by_sentence[at] if m.type in types and m.span.end <= offset]
            outermost = [m for m in inside if not any(o is not m and o.span.covers(m.span) for o in inside)]
            candidates = [m for m in outermost if self._is_free(m)] or outermost
            if plural:
                candidates = [m for m in candidates if _is_plural(m)] or [m for m in outermost if _is_plural(m)]
                if not candidates and at == here:
                    candidates = outermost
            if candidates:
                return candidates[-1] if at == here else candidates[0]
        return None


def _is_plural(mention: Mention) -> bool:
    return mention.head.lower().endswith("s") or mention.head.lower() in {"people", "men", "troops"}


def _renamed(mention: Mention, document: Document, known: dict[int, Mention]) -> Mention:
    """ "the mercenary team known as X" stands for X."""
    if mention.known_id or mention.antecedent:
        return mention
    beyond = document.text[mention.span.end : mention.span.end + 24]
    for words in (" known as the ", " known as ", " called the ", " called ", ", known as the ", ", known as "):
        if beyond.startswith(words):
            named = known.get(mention.span.end + len(words))
            if named:
                return replace(
                    mention, antecedent=named, because=f"{mention.span.quote!r} is{words}{named.span.quote!r}"
                )
    return mention


def _described(place: int, document: Document, mentions: Sequence[Mention], heads: Pointers) -> Mention:
    mention = mentions[place]
    definite = document.text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "
    types = heads.get(mention.span.quote.lower())
    if mention.known_id or not definite or not types:
        return mention
    fitting: Mention | None = None
    for before in reversed(mentions[:place]):
        if before.span.end > mention.span.start or before.type not in types or not before.name or before.adjectival:
            continue
        if before.head.lower() == mention.head.lower():
            fitting = before
            break
        if fitting is None and before.type is not EntityType.PLACE:
            fitting = before
    if fitting is None:
        return mention
    found = fitting.referent
    because = f"'the {mention.head}' points back to {found.span.quote!r}"
    return replace(
        mention, type=found.type, known_id=found.known_id, name=found.name, because=because, antecedent=found
    )
