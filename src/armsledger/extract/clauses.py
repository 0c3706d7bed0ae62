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
from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import WordClass
from armsledger.model.entity import EntityType


class Voice(StrEnum):
    """How the verb stands to its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"


_HELPERS = {WordClass.ADVERB, WordClass.AUXILIARY, WordClass.MODAL, WordClass.NEGATION}
OWNER_TYPES = {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PERSON}
_RELATIVES = {"which", "who", "that", "whom"}
_BE = {
    "be",
    "am",
    "is",
    "are",
    "was",
    "were",
    "been",
    "being",
    "'s",
    "'re",
    "get",
    "got",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
}
_BREAKS = {";", ":", "—", "–", "(", ")"}
_QUOTES = {'"', "“", "”", "«", "»"}
_OBJECT_CONTROL = frozenset(
    [
        "accuse",
        "suspect",
        "urge",
        "ask",
        "press",
        "order",
        "allow",
        "permit",
        "enable",
        "force",
        "persuade",
        "help",
        "let",
        "make",
        "see",
        "want",
        "convince",
        "call",
        "authorize",
        "authorise",
        "request",
        "tell",
        "invite",
        "pressure",
        "blame",
        "criticise",
        "criticize",
        "condemn",
        "thank",
        "stop",
        "prevent",
    ]
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
        elif (
            token.text.lower() == "to"
            and index - 1 >= low
            and view.tokens[index - 1].word_class in {WordClass.VERB, WordClass.AUXILIARY, WordClass.WORD}
            and (view.tokens[index - 1].word_class is not WordClass.WORD or _verbal_noun(view.tokens[index - 1].text))
        ):
            in_own = False
        elif token.word_class is WordClass.VERB and index + 1 < verb and view.tokens[index + 1].text.lower() == "to":
            governors.append(token.lemma)
        elif (
            token.word_class is WordClass.WORD
            and _verbal_noun(token.text)
            and view.tokens[index + 1].text.lower() == "to"
        ):
            governors.append(token.text.lower())
        else:
            break
        index -= 1
    before = view.tokens[index] if index >= low else None
    if (
        before is not None
        and before.word_class is WordClass.VERB
        and view.tokens[verb].text.lower().endswith("ing")
        and not governors
    ):
        governors.append(before.lemma)
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
    last = coordinated_end(view, verb)
    after = view.tokens[last + 1] if last + 1 < len(view.tokens) else None
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
    beside = _subject_of_participle(view, verb, first, low, voice, helpers, seen)
    if beside is not None:
        return beside
    index, steps = first - 1, 0
    crossed_comma = False
    while index >= low and steps < _MAX_STEPS:
        steps += 1
        token = view.tokens[index]
        lower = token.text.lower()
        if (token.word_class is WordClass.VERB and not crossed_comma) or (
            token.word_class is WordClass.VERB and _finite(view, index)
        ):
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
        if _is_free(view, argument, low) or (index == first - 1 and _controls(view, argument, first)):
            return _named_subject(view, argument, first, low) or _subject(
                view, verb, argument.first, low, voice, helpers, seen - {verb}
            )
        index = argument.first - 1
    return None


def _subject_of_participle(
    view: View, verb: int, first: int, low: int, voice: Voice, helpers: tuple[str, ...], seen: set[int]
) -> Argument | None:
    """ "weapons supplied by": what stands right before; "by sending", ", sending": the subject of the clause before."""
    before = first - 1
    if helpers or before < low:
        return None
    if voice is Voice.PASSIVE:
        at = before - 1 if view.tokens[before].text == "," else before
        return view.argument_at.get(at)
    if view.tokens[verb].text.lower().endswith("ing") and view.tokens[before].text.lower() in {
        "by",
        ",",
        "while",
        "after",
        "before",
    }:
        finite = next(
            (
                i
                for i in range(before - 1, low - 1, -1)
                if view.tokens[i].word_class is WordClass.VERB and _finite(view, i)
            ),
            None,
        )
        return _from_verb(view, finite, low, seen) if finite is not None else None
    return None


def _controls(view: View, argument: Argument, first: int) -> bool:
    """ "for countries to send", "used by rebels to bring": the phrase before "to" acts, whatever it hangs on."""
    return argument.lead in {"for", "by"} and view.tokens[first].text.lower() == "to"


def _named_subject(view: View, argument: Argument, first: int, low: int) -> Argument | None:
    """The subject that a phrase stands for: itself, what it is set beside, or who has the effort "to do" it."""
    before = argument.first - 1
    if (
        before > low
        and view.tokens[before].text == ","
        and view.tokens[argument.first].text.lower() in {"a", "an", "the"}
    ):
        beside = view.argument_at.get(before - 1)
        if beside is not None and beside.has("party") and view.tokens[argument.last + 1].text == ",":
            return beside
    to_follows = first < len(view.tokens) and argument.last + 1 == first and view.tokens[first].text.lower() == "to"
    if to_follows and not argument.has("party", "force", "materiel", "people", "pronoun", "organization"):
        start, end = view.tokens[argument.first].start, view.tokens[argument.last].start
        owners = [m for m in view.mentions_in(start, end) if m.type in OWNER_TYPES]
        return Argument(argument.first, argument.last, None, frozenset({"party"}), owners[0]) if owners else None
    return argument


def _finite(view: View, index: int) -> bool:
    lower = view.tokens[index].text.lower()
    return not lower.endswith("ing")


def _is_free(view: View, argument: Argument, low: int) -> bool:
    """A phrase that hangs on no preposition, no verb, and is no bracketed aside."""
    if argument.lead is not None:
        return False
    at = argument.first - 1
    while at >= low and view.tokens[at].word_class is WordClass.ADVERB:
        at -= 1
    before = view.tokens[at] if at >= low else None
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
    return (
        view.argument_at.get(index - 1) is not None or before.text == "," or before.word_class is WordClass.PREPOSITION
    )


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


def coordinated_end(view: View, verb: int) -> int:
    """The last verb of "arming and training", "armed and paid": verbs that share what follows them."""
    tokens = view.tokens
    last = verb
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text.lower() in {"and", "or", ","}
        and tokens[last + 2].word_class is WordClass.VERB
    ):
        last += 2
    return last


def iter_after(view: View, verb: int) -> Iterator[Argument]:
    """Give the phrases after the word `verb`, in order, until its clause ends."""
    _, high = view.bounds(verb)
    index = start = coordinated_end(view, verb) + 1
    while index < high:
        token = view.tokens[index]
        lower = token.text.lower()
        if lower in _BREAKS or token.word_class is WordClass.SUBORDINATOR or lower in _RELATIVES:
            return
        verbal = token.word_class in {WordClass.VERB, WordClass.MODAL, WordClass.AUXILIARY}
        if verbal and index > start and not _is_reduced(view, index):
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


def with_coordinates(view: View, argument: Argument | None) -> tuple[Argument, ...]:
    """A phrase and those it is joined with by "and" or commas before it, in text order."""
    if argument is None:
        return ()
    chain, conjunction = [argument], False
    while True:
        at = chain[0].first - 1
        joined = at > 0 and view.tokens[at].text.lower() in {"and", "or", ","}
        left = view.argument_at.get(at - 1) if joined else None
        if left is None and joined and at > 1 and view.tokens[at - 1].text == ",":
            left = view.argument_at.get(at - 2)
        conjunction = conjunction or (joined and view.tokens[at].text != ",")
        if (
            left is None
            or (left.lead != argument.lead and left.lead is not None)
            or not conjunction
            or not _alike(left, argument)
        ):
            return tuple(chain)
        if not _is_free(view, left, 0) and left.lead is None:
            return tuple(chain)
        chain.insert(0, left)


def _alike(left: Argument, right: Argument) -> bool:
    return bool(left.classes & right.classes) or not right.classes


def gap_object(view: View, group: "VerbGroup") -> Argument | None:
    """What a relative clause without its object speaks of: "the weapons (that) Iran had supplied"."""
    if group.subject is None or group.subject.first == 0:
        return None
    at = group.subject.first - 1
    if view.tokens[at].text.lower() in {"that", "which"}:
        at -= 1
    found = view.argument_at.get(at)
    return (
        found
        if found is not None and found.has("materiel", "force", "support") and found is not group.subject
        else None
    )
