"""Who stands before a verb and what after it: subject and objects without a parser.

Reading left from a verb, its helpers and governing verbs are passed over ("continues to seek to establish"), then
phrases that hang on a preposition; the first free phrase is the subject. A relative pronoun hands over to what it
follows; a coordinated verb shares the subject of the verb before it. Reading right, phrases are collected until the
clause ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from armsledger.extract.view import Argument, View
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import WordClass


class Voice(StrEnum):
    """How the verb stands to its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"


_HELPERS = {WordClass.ADVERB, WordClass.AUXILIARY, WordClass.MODAL, WordClass.NEGATION}
_RELATIVES = {"which", "who", "that", "whom"}
_BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "get", "got", "isn't", "aren't", "wasn't", "weren't"}
_BREAKS = {";", ":", "—", "–", "(", ")"}
_QUOTES = {'"', "“", "”", "«", "»"}
_OBJECT_CONTROL = frozenset(
    "accuse suspect urge ask press order allow permit enable force persuade help let make see want convince call authorize authorise request tell invite pressure blame criticise criticize condemn thank stop prevent"
    .split()
)
_MAX_STEPS = 60


@dataclass(frozen=True)
class VerbGroup:
    """A verb with its helpers: `first` the first helper's index, `governors` the lemmas of verbs that govern it.

    `words` are the lower-case helpers and governing words, in text order: what stance is read from.
    """

    verb: int
    first: int
    voice: Voice
    governors: tuple[str, ...]
    words: tuple[str, ...]
    subject: Argument | None


def read_verb(view: View, verb: int) -> VerbGroup:
    """Read the verb at word index `verb`: voice, helpers, governors and subject."""
    low, _ = view.bounds(verb)
    first, governors, helpers = _helpers(view, verb, low)
    voice = _voice(view, verb, helpers)
    subject = _subject(view, verb, first, low, voice, helpers, set())
    words = tuple(view.tokens[i].text.lower() for i in range(first, verb))
    return VerbGroup(verb, first, voice, governors, words, subject)


def _helpers(view: View, verb: int, low: int) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Walk left over helpers and "to"-chains; the helpers of the verb itself come back apart from the governors."""
    index, own, governors = verb - 1, [], []
    in_own = True
    while index >= low:
        token = view.tokens[index]
        if token.word_class in _HELPERS:
            if in_own:
                own.append(token.text.lower())
        elif token.text.lower() == "to" and index - 1 >= low and view.tokens[index - 1].word_class in {
            WordClass.VERB, WordClass.AUXILIARY, WordClass.WORD
        } and (view.tokens[index - 1].word_class is not WordClass.WORD or _verbal_noun(view.tokens[index - 1].text)):
            in_own = False
        elif token.word_class is WordClass.VERB and index + 1 < verb and view.tokens[index + 1].text.lower() == "to":
            governors.append(token.lemma)
        elif token.word_class is WordClass.WORD and _verbal_noun(token.text) and view.tokens[index + 1].text.lower() == "to":
            governors.append(token.text.lower())
        else:
            break
        index -= 1
    return index + 1, tuple(governors), tuple(own)


def _verbal_noun(word: str) -> bool:
    return word.lower() in {"able", "ready", "willing", "likely", "set", "due", "prepared", "about", "unlikely", "keen"}


def _voice(view: View, verb: int, helpers: tuple[str, ...]) -> Voice:
    form = view.tokens[verb].text.lower()
    forms = load_frames().verb_forms.get(form) or load_word_lists().verb_forms.get(form)
    participle = forms is not None and VerbForm.PARTICIPLE in forms[1]
    if not participle:
        return Voice.ACTIVE
    if helpers and helpers[0] in _BE | {"being", "been"}:
        return Voice.PASSIVE
    if any(h in _BE for h in helpers) and not {"has", "have", "had"} & set(helpers[:1]):
        return Voice.PASSIVE
    if not helpers and _is_reduced(view, verb):
        return Voice.PASSIVE
    return Voice.ACTIVE


def _is_reduced(view: View, verb: int) -> bool:
    """A participle without helper: "weapons supplied by", "stationed near", as against "Russia supplied weapons"."""
    after = view.tokens[verb + 1] if verb + 1 < len(view.tokens) else None
    before = view.tokens[verb - 1] if verb else None
    if after is None or before is None:
        return False
    if after.text.lower() == "by":
        return True
    if before.word_class is WordClass.PUNCTUATION and before.text == "," and after.word_class is WordClass.PREPOSITION:
        return True
    argument = view.argument_at.get(verb - 1)
    materiel_before = argument is not None and argument.has("materiel", "force") and not argument.has("organization")
    return after.word_class is WordClass.PREPOSITION and materiel_before


def _subject(
    view: View, verb: int, first: int, low: int, voice: Voice, helpers: tuple[str, ...], seen: set[int]
) -> Argument | None:
    if verb in seen or len(seen) > 4:
        return None
    seen.add(verb)
    index, steps = first - 1, 0
    crossed_comma = False
    while index >= low and steps < _MAX_STEPS:
        steps += 1
        token = view.tokens[index]
        lower = token.text.lower()
        if token.word_class is WordClass.VERB and not crossed_comma or token.word_class is WordClass.VERB and _finite(view, index):
            return _from_verb(view, index, low, seen)
        if lower in _RELATIVES and token.word_class in {WordClass.PRONOUN, WordClass.SUBORDINATOR}:
            return _antecedent(view, index, low) if _is_relative(view, index) else None
        if lower in _BREAKS or (lower in _QUOTES and index < first - 1):
            return None
        if token.word_class is WordClass.SUBORDINATOR:
            return None
        argument = view.argument_at.get(index)
        if argument is None:
            crossed_comma = crossed_comma or lower == ","
            index -= 1
            continue
        if _is_free(view, argument, low):
            return argument
        index = argument.first - 1
    return None


def _finite(view: View, index: int) -> bool:
    lower = view.tokens[index].text.lower()
    return not lower.endswith("ing")


def _is_free(view: View, argument: Argument, low: int) -> bool:
    """A phrase that hangs on no preposition, no verb, and is no bracketed aside."""
    if argument.lead is not None:
        return False
    before = view.tokens[argument.first - 1] if argument.first > low else None
    if before is None:
        return True
    if before.word_class is WordClass.VERB:
        return before.lemma in _OBJECT_CONTROL
    if before.word_class is WordClass.CONJUNCTION and argument.first - 2 >= low:
        left = view.argument_at.get(argument.first - 2)
        return left is None or _is_free(view, left, low)
    return True


def _is_relative(view: View, index: int) -> bool:
    before = view.tokens[index - 1] if index else None
    if before is None:
        return False
    return view.argument_at.get(index - 1) is not None or before.text == "," or before.word_class is WordClass.PREPOSITION


def _antecedent(view: View, index: int, low: int) -> Argument | None:
    at = index - 1
    while at >= low and view.argument_at.get(at) is None:
        if view.tokens[at].word_class is WordClass.VERB:
            return None
        at -= 1
    found = view.argument_at.get(at)
    while found and found.lead in {"including", "like", "of"} and not found.has("party", "materiel", "force"):
        found = view.argument_at.get(found.first - 2)
    return found


def _from_verb(view: View, index: int, low: int, seen: set[int]) -> Argument | None:
    """The subject that a verb further left lends: its object where it controls one, else its own subject."""
    first, _, helpers = _helpers(view, index, low)
    return _subject(view, index, first, low, _voice(view, index, helpers), helpers, seen)


def iter_after(view: View, verb: int) -> Iterator[Argument]:
    """Give the phrases after the word `verb`, in order, until its clause ends."""
    _, high = view.bounds(verb)
    index = verb + 1
    while index < high:
        token = view.tokens[index]
        lower = token.text.lower()
        if lower in _BREAKS or token.word_class is WordClass.SUBORDINATOR or lower in _RELATIVES:
            return
        if token.word_class in {WordClass.VERB, WordClass.MODAL, WordClass.AUXILIARY} and index > verb + 1:
            if not _is_reduced(view, index):
                return
        argument = view.argument_at.get(index)
        if argument is None:
            index += 1
            continue
        if _starts_clause(view, argument, high):
            return
        yield argument
        index = argument.last + 1


def _starts_clause(view: View, argument: Argument, high: int) -> bool:
    """A free phrase after "and" or a comma that is itself followed by a verb begins the next clause."""
    before = view.tokens[argument.first - 1]
    if argument.lead is not None or before.text not in {",", "and", "but", "or"} | _QUOTES:
        return False
    index = argument.last + 1
    while index < high and view.tokens[index].word_class is WordClass.ADVERB:
        index += 1
    return index < high and view.tokens[index].word_class in {WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL}
