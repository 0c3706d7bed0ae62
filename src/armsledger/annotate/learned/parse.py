"""The parse as the rest of the product sees it: words, the words that hang on each, predicates with their arguments."""

from collections.abc import Iterator, Sequence
from functools import cache

from armsledger.annotate.learned.reading import NO_PARENT, Reading
from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.modality import NEGATED, load_modality
from armsledger.knowledge.speech import load_speech
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import Modality, Predicate, PredicateArgument, Word

_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "nmod"}
)
_BESIDE = frozenset({"aux", "advmod", "mark", "det", "cc", "discourse"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl"})


class Parse:
    """Words with their children, and the stretch of words that hangs on each."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = tuple(words)
        self.children: list[list[int]] = [[] for _ in words]
        for number, word in enumerate(words):
            if word.parent is not None:
                self.children[word.parent].append(number)

    def extent(self, word: int, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """The half-open range of words from the first to the last that hangs on `word`.

        What hangs on it directly by a relation of `without` is left out, with all that hangs on that.
        """
        first = last = word
        waiting = [child for child in self.children[word] if self.words[child].relation not in without]
        while waiting:
            at = waiting.pop()
            first, last = min(first, at), max(last, at)
            waiting += self.children[at]
        return first, last + 1

    def child(self, word: int, *relations: str) -> int | None:
        """The first word that hangs on `word` by one of the relations."""
        return next((child for child in self.children[word] if self.words[child].relation in relations), None)

    def whole_name(self, first: int, last: int) -> tuple[int, int]:
        """A half-open range of words with the proper nouns beside it that are joined flat to it, as names are."""
        parts: set[int] = set()
        for number in range(first, last):
            parent = self.words[number].parent
            head = parent if parent is not None and self.words[number].relation == "flat" else number
            parts |= {head, *(child for child in self.children[head] if self.words[child].relation == "flat")}
        named = {part for part in parts if self.words[part].tag == "PROPN"}
        while first - 1 in named:
            first -= 1
        while last in named:
            last += 1
        return first, last

    def subject_of_participle(self, word: int) -> int | None:
        """The subject of the verb that a participle without one of its own is added to ("they left, saying …")."""
        found = self.words[word]
        if found.form != "VBG" or found.relation != "advcl" or found.parent is None:
            return None
        return None if self.child(word, "nsubj") is not None else self.child(found.parent, "nsubj", "nsubj:pass")

    def lead(self, word: int) -> str | None:
        """The preposition before a word, as its lemma, or None."""
        case = self.child(word, "case")
        return None if case is None or self.words[case].lemma == "'s" else self.words[case].lemma


@cache
def _verb_lemmas() -> dict[str, str]:
    """The lemma of every verb form that the word lists know; it goes before the encoder's guess ("planned": "plan")."""
    known = {form: verbs[-1][0].lemma for form, verbs in load_speech().verbs_by_form.items()}
    for forms in (load_word_lists().verb_forms, load_frames().verb_forms):
        known |= {form: lemma for form, (lemma, _) in forms.items()}
    return known


def _lemma(form: str, guess: str, tag: str) -> str:
    if tag in {"VERB", "AUX"}:
        return _verb_lemmas().get(form, guess)
    return form if tag == "PROPN" else guess


def make_words(
    text: str, reading: Reading, upos: Sequence[str], xpos: Sequence[str], relations: Sequence[str]
) -> tuple[Word, ...]:
    """The words of a reading of `text`; the label sets are those of the weights it was read with."""
    rows = zip(
        reading.offsets,
        reading.lemmas,
        reading.upos.tolist(),
        reading.xpos.tolist(),
        reading.parents.tolist(),
        reading.relations.tolist(),
        strict=True,
    )
    return tuple(
        Word(
            start=start,
            end=end,
            lemma=_lemma(text[start:end].lower(), lemma, upos[tag]),
            tag=upos[tag],
            form=xpos[form],
            parent=None if parent == NO_PARENT else parent,
            relation=relations[relation],
        )
        for (start, end), lemma, tag, form, parent, relation in rows
    )


def iter_predicates(parse: Parse) -> Iterator[Predicate]:
    """Give the predicates in text order: verbs, and other words that a copula or a subject makes one."""
    for number, word in enumerate(parse.words):
        if word.tag == "VERB" or parse.child(number, "cop", "nsubj", "nsubj:pass", "csubj") is not None:
            yield _predicate(parse, number)


def _predicate(parse: Parse, number: int) -> Predicate:
    words = parse.words
    arguments = tuple(
        PredicateArgument(child, words[child].relation, parse.lead(child))
        for child in parse.children[number]
        if words[child].relation in _ARGUMENTS
    )
    negated: int | None = None
    modal: tuple[Modality, int] | None = None
    for at, effect in _iter_effects(parse, number):
        if effect == NEGATED:
            negated = at if negated is None else negated
        elif modal is None:
            modal = Modality(effect), at
    first, last = parse.extent(number)
    modality, modal_by = modal or (None, None)
    return Predicate(number, words[first].start, words[last - 1].end, arguments, negated, modality, modal_by)


def _iter_effects(parse: Parse, number: int) -> Iterator[tuple[int, str]]:
    """What denies or weakens a predicate: words beside it, "no" before its subject or object, the verb it completes."""
    known = load_modality()
    words = parse.words
    for child in parse.children[number]:
        if words[child].relation in _BESIDE and words[child].lemma in known.beside:
            yield child, known.beside[words[child].lemma]
        elif words[child].relation in {"nsubj", "nsubj:pass", "obj"}:
            denied = parse.child(child, "det")
            if denied is not None and known.beside.get(words[denied].lemma) == NEGATED:
                yield denied, NEGATED
    governor = words[number].parent
    if governor is not None and words[number].relation in _COMPLEMENTS:
        effect = known.governing.get(words[governor].lemma)
        if effect:
            yield governor, effect
