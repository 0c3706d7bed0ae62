"""A verb with what stands before it in its group: helpers, governing verbs, active or passive."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.extract.view import View
from armsledger.knowledge.clause_words import load_clause_words
from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import Token, WordClass

HELPERS = {WordClass.ADVERB, WordClass.AUXILIARY, WordClass.MODAL, WordClass.NEGATION}


class Voice(StrEnum):
    """How the verb stands to its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"


@dataclass(frozen=True)
class VerbChain:
    """Where a verb's group begins (`first`), the lower-case helpers of the verb itself, nearest first, and the lemmas
    of the verbs that govern it ("continues to seek to establish"), nearest first.
    """

    first: int
    helpers: tuple[str, ...]
    governors: tuple[str, ...]


def read_chain(view: View, verb: int, low: int) -> VerbChain:
    """Walk left from the verb over helpers and "to"-chains, no further than the word `low`."""
    index, own, governors, after_to = verb - 1, [], [], False
    while index >= low:
        token = view.tokens[index]
        if token.word_class in HELPERS:
            own += [token.text.lower()] if not after_to and token.word_class is not WordClass.ADVERB else []
        elif token.text.lower() == "to" and index + 1 <= verb and not _is_ing(view, verb):
            after_to = True
        elif after_to and _governs(token):
            governors.append(token.lemma)
        else:
            break
        index -= 1
    before = view.tokens[index] if index >= low else None
    if before is not None and before.word_class is WordClass.VERB and _is_ing(view, verb) and not governors:
        governors.append(before.lemma)
    return VerbChain(index + 1, tuple(own), tuple(governors))


def _is_ing(view: View, verb: int) -> bool:
    return view.tokens[verb].text.lower().endswith("ing")


def inherited_words(view: View, verb: int, low: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Helpers and governors that a verb takes over from the one it is joined to: "not to finance or recruit"."""
    joint = verb - 1
    if joint <= low or view.tokens[joint].text.lower() not in {"and", "or", "nor", "but", ","}:
        return (), ()
    verbs = (i for i in range(joint - 1, low - 1, -1) if view.tokens[i].word_class is WordClass.VERB)
    left = next(verbs, None)
    if left is None or view.tokens[left].text.lower()[-2:] != view.tokens[verb].text.lower()[-2:]:
        same_form = left is not None and view.tokens[left].lemma == view.tokens[left].text.lower()
        if not (same_form and view.tokens[verb].lemma == view.tokens[verb].text.lower()):
            return (), ()
    chain = read_chain(view, left, low) if left is not None else VerbChain(verb, (), ())
    words = tuple(view.tokens[i].text.lower() for i in range(chain.first, left or verb))
    return words, chain.governors


def _governs(token: Token) -> bool:
    if token.word_class is WordClass.WORD:
        return token.text.lower() in load_clause_words().before_to
    return token.word_class in {WordClass.VERB, WordClass.AUXILIARY}


def read_voice(view: View, verb: int, helpers: tuple[str, ...]) -> Voice:
    """Say whether the verb at word index `verb`, with these helpers, is passive."""
    form = view.tokens[verb].text.lower()
    forms = load_frames().verb_forms.get(form) or load_word_lists().verb_forms.get(form)
    if forms is None or VerbForm.PARTICIPLE not in forms[1]:
        return Voice.ACTIVE
    with_be = bool(load_clause_words().forms_of_be & set(helpers))
    nearest_has = helpers[:1] in (("has",), ("have",), ("had",))
    if with_be and not nearest_has:
        return Voice.PASSIVE
    return Voice.PASSIVE if not helpers and is_reduced(view, verb) else Voice.ACTIVE


def is_reduced(view: View, verb: int) -> bool:
    """A participle without helper: "weapons supplied by", "stationed near", as against "Russia supplied weapons"."""
    last = coordinated_end(view, verb)
    after = view.tokens[last + 1] if last + 1 < len(view.tokens) else None
    before = view.tokens[verb - 1] if verb else None
    if after is None or before is None:
        return False
    if after.text.lower() == "by":
        return True
    if view.tokens[verb].lemma in load_clause_words().intransitive or after.word_class is not WordClass.PREPOSITION:
        return False
    argument = view.argument_at.get(verb - 1)
    of_a_thing = argument is not None and argument.has("materiel", "force") and not argument.has("organization")
    return before.text == "," or of_a_thing


def coordinated_end(view: View, verb: int) -> int:
    """The last verb of "arming and training", "armed and paid": verbs that share what follows them."""
    tokens, last = view.tokens, verb
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in {"and", "or", ","}:
        if tokens[last + 2].word_class is not WordClass.VERB:
            break
        last += 2
    return last


def is_finite(view: View, index: int) -> bool:
    """Say whether the verb form can carry a clause: anything but an -ing form."""
    return not view.tokens[index].text.lower().endswith("ing")
