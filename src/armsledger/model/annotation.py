"""What the language core marks on a document: the one interface between `annotate` and `extract`.

All spans quote the document; tuples are in text order. A trained core fills the same types.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from armsledger.model.document import Document, Span
from armsledger.model.entity import Mention
from armsledger.model.quantity import Quantity
from armsledger.model.when import When


class WordClass(StrEnum):
    """What a word does in its sentence, as coarsely as the rules need it."""

    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    NEGATION = "negation"
    ADVERB = "adverb"
    NUMBER = "number"
    VERB = "verb"
    NAME = "name"
    WORD = "word"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: offsets into the document's text, the words, the class, and for a verb its lemma."""

    start: int
    end: int
    text: str
    word_class: WordClass
    lemma: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A base noun phrase: offsets into the text, determiner included; `head` is the index of its head token.

    `lead` is the preposition that governs it, lower case, or None.
    """

    start: int
    end: int
    head: int
    lead: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence, cut as Universal Dependencies cuts them ("do n't", "air - defence").

    `tag` is its universal part of speech, `form` its Penn Treebank tag, `parent` the number of the word it depends on
    (None for the root of its sentence), `relation` how it depends on it (universal relation).
    """

    start: int
    end: int
    lemma: str
    tag: str
    form: str
    parent: int | None
    relation: str


class Modality(StrEnum):
    """How the words put what they tell: as a fact, or as less than one."""

    POSSIBLE = "possible"
    NECESSARY = "necessary"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    WISHED = "wished"


@dataclass(frozen=True, slots=True)
class PredicateArgument:
    """What a predicate is said of: the number of its head word, how it depends, and the preposition before it."""

    word: int
    relation: str
    lead: str | None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells something, with its arguments; `start` and `end` are code points of all that hangs on it.

    `negated_by` and `modal_by` are the numbers of the words that deny it or make it less than a fact, None where none
    does; both reach over the whole span.
    """

    word: int
    start: int
    end: int
    arguments: tuple[PredicateArgument, ...]
    negated_by: int | None
    modality: Modality | None
    modal_by: int | None


class SpeechMode(StrEnum):
    """How the words of a speaker are given: between quotation marks, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: source (None where the cue names nobody, as "it is assessed"), cue, contents.

    `contents` are the pieces of what is said, in text order. `parent` is the index, in the tuple of the document's
    attributions, of the attribution inside whose content this one stands; None at the outermost level.
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    mode: SpeechMode
    parent: int | None
    because: str

    def holds(self, span: Span) -> bool:
        """Say whether `span` overlaps what is said, source and cue left aside."""
        return any(content.overlaps(span) for content in self.contents)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, and the days they are read as."""

    span: Span
    when: When


@dataclass(frozen=True, slots=True)
class QuantityExpression:
    """Words that tell a number, and the range they are read as."""

    span: Span
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class WordVectors:
    """What the trained core knows of each word: rows of `width` single-precision numbers, row by row in `floats`."""

    width: int
    floats: bytes


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything marked on one document; `annotator` names the core that did it, with its version.

    `words` and `predicates` are the parse, empty from a core that makes none; both count words from 0. `vectors` has a
    row a word for readers that are trained on them; None from a core that makes none.
    """

    document_id: str
    annotator: str
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[QuantityExpression, ...]
    words: tuple[Word, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    vectors: WordVectors | None = None


class Annotator(Protocol):
    """A language core; `name` tells which, with its version."""

    @property
    def name(self) -> str: ...

    def annotate(self, document: Document) -> Annotations:
        """Mark one document; the same document always gets the same annotations."""
        ...
