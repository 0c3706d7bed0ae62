"""One document's annotations, indexed for reading claims: phrases by word, words by sentence, classes of phrases."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from armsledger.knowledge.heads import load_heads, load_military_words
from armsledger.model.annotation import (
    Annotations,
    Attribution,
    Phrase,
    QuantityExpression,
    TimeExpression,
    Token,
    WordClass,
)
from armsledger.model.document import Document, Span
from armsledger.model.entity import EntityType, Mention

_NEAR = 600  # characters
_PARTIES = {
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.COUNTRY,
    EntityType.ARMED_GROUP,
}


@dataclass(frozen=True)
class Argument:
    """A phrase as it can fill a role: its word range (`last` included), what it can be, and what governs it.

    `classes` holds party, force, materiel, money, service, support, place, people, instrument, evidence. `mention` is
    the mention at the phrase's head; None where the head is plain words.
    """

    first: int
    last: int
    lead: str | None
    classes: frozenset[str]
    mention: Mention | None

    def has(self, *names: str) -> bool:
        """Say whether the phrase can be any of these."""
        return not self.classes.isdisjoint(names)


@dataclass(frozen=True)
class View:
    """A document with its annotations."""

    document: Document
    annotations: Annotations

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.annotations.tokens

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _mentions_by_start(self) -> list[int]:
        return [mention.span.start for mention in self.annotations.mentions]

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """Every base phrase of the document as an argument, in text order."""
        return tuple(self._argument(phrase) for phrase in self.annotations.phrases)

    @cached_property
    def argument_at(self) -> dict[int, Argument]:
        """The argument that covers each word, by word index."""
        return {index: arg for arg in self.arguments for index in range(arg.first, arg.last + 1)}

    @cached_property
    def sentence_bounds(self) -> list[tuple[int, int]]:
        """First word and the one after the last, for every sentence."""
        return [
            (bisect_left(self._starts, s.start), bisect_left(self._starts, s.end)) for s in self.annotations.sentences
        ]

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [first for first, _ in self.sentence_bounds]

    def bounds(self, index: int) -> tuple[int, int]:
        """The word range of the sentence that holds the word `index`; the word alone where none does."""
        at = bisect_right(self._sentence_firsts, index) - 1
        if at >= 0 and self.sentence_bounds[at][0] <= index < self.sentence_bounds[at][1]:
            return self.sentence_bounds[at]
        return index, index + 1

    def words_between(self, start: int, end: int) -> range:
        """The indices of the words that begin in `text[start:end]`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def arguments_in(self, first: int, last: int) -> tuple[Argument, ...]:
        """The arguments whose words lie from `first` to `last`, both included."""
        found = {self.argument_at[i] for i in range(first, last + 1) if i in self.argument_at}
        return tuple(sorted((a for a in found if first <= a.first and a.last <= last), key=lambda a: a.first))

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.annotations.times]

    def times_in(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that begin in `text[start:end]`."""
        return self.annotations.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def is_in_dateline(self, span: Span) -> bool:
        """Say whether words stand in the document's dateline, which tells of the report and not of what happened."""
        dateline = self.document.head.dateline.value
        start = self.document.text.find(dateline) if dateline else -1
        return 0 <= start <= span.start and span.end <= start + len(dateline or "")

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.span.start for quantity in self.annotations.quantities]

    def quantities_in(self, start: int, end: int) -> tuple[QuantityExpression, ...]:
        """The quantities that begin in `text[start:end]`."""
        low, high = bisect_left(self._quantity_starts, start), bisect_left(self._quantity_starts, end)
        return self.annotations.quantities[low:high]

    @cached_property
    def _cues(self) -> list[tuple[int, Attribution]]:
        return sorted(((a.cue.start, a) for a in self.annotations.attributions), key=lambda pair: pair[0])

    def attributions_near(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The attributions whose cue begins within a long sentence's length of `text[start:end]`."""
        low = bisect_left(self._cues, start - _NEAR, key=lambda pair: pair[0])
        high = bisect_left(self._cues, end + _NEAR, key=lambda pair: pair[0])
        return tuple(attribution for _, attribution in self._cues[low:high])

    @cached_property
    def _contents(self) -> tuple[list[tuple[int, int, Attribution]], int]:
        pieces = [(c.start, c.end, a) for a in self.annotations.attributions for c in a.contents]
        return sorted(pieces, key=lambda piece: piece[:2]), max((end - start for start, end, _ in pieces), default=0)

    def attributions_at(self, offset: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds the character at `offset`."""
        pieces, longest = self._contents
        low = bisect_left(pieces, offset - longest, key=lambda piece: piece[0])
        high = bisect_right(pieces, offset, key=lambda piece: piece[0])
        return tuple(attribution for start, end, attribution in pieces[low:high] if start <= offset < end)

    def span(self, first: int, last: int) -> Span:
        """Quote from the word `first` to the word `last`, both included."""
        return self.document.span(self.tokens[first].start, self.tokens[last].end)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside `text[start:end]`, in text order."""
        low = bisect_left(self._mentions_by_start, start)
        high = bisect_left(self._mentions_by_start, end)
        return tuple(m for m in self.annotations.mentions[low:high] if m.span.end <= end)

    def _argument(self, phrase: Phrase) -> Argument:
        first = bisect_left(self._starts, phrase.start)
        mention = self._head_mention(phrase)
        return Argument(first, phrase.head, phrase.lead, self._classes(first, phrase.head, mention), mention)

    def _head_mention(self, phrase: Phrase) -> Mention | None:
        head = self.tokens[phrase.head]
        around = [m for m in self.mentions_in(phrase.start, phrase.end + 60) if m.span.start <= head.start < m.span.end]
        referring = [m for m in around if not m.adjectival]
        return max(referring, key=lambda m: m.span.end - m.span.start, default=None)

    def _classes(self, first: int, head: int, mention: Mention | None) -> frozenset[str]:
        token = self.tokens[head]
        if token.word_class is WordClass.NUMBER and head > first:
            token = self.tokens[head - 1]  # "resolution 1970"
        referent = mention.referent if mention else None
        head_word = referent.head.lower() if referent and referent is not mention else token.text.lower()
        classes = set(load_heads().get(head_word, frozenset())) if not (mention and mention.known_id) else set()
        if referent and referent.type in _PARTIES:
            classes = {"party"} | (classes & {"force"})
        elif referent and referent.type is EntityType.PLACE:
            classes = {"place"}
        elif referent and referent.type is EntityType.MATERIEL:
            classes |= {"materiel"}
        elif referent and referent.type is EntityType.INSTRUMENT:
            classes |= {"instrument"}
        return self._adjusted(classes, first, head)

    def _adjusted(self, classes: set[str], first: int, head: int) -> frozenset[str]:
        modifiers = {self.tokens[i].text.lower() for i in range(first, head)}
        if "support" in classes and modifiers & load_military_words():
            classes = (classes - {"support"}) | {"materiel"}
        if "support" in classes and "financial" in modifiers:
            classes = (classes - {"support"}) | {"money"}
        if classes & {"force", "people", "organization"}:
            classes.add("party")
        if "facility" in classes:
            classes.add("place")
        if self.tokens[head].word_class is WordClass.PRONOUN and not classes:
            classes.add("pronoun")
        return frozenset(classes)
