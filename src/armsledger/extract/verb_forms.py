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
    index, own, governors, in_own = verb - 1, [], [], True
    while index >= low:
        token, after = view.tokens[index], view.tokens[index + 1]
        before = view.tokens[index - 1] if index > low else None
        if token.word_class in HELPERS:
            own += [token.text.lower()] if in_own and token.word_class is not WordClass.ADVERB else []
        elif token.text.lower() == "to" and before is not None and _governs(before):
            in_own = False
        elif after.text.lower() == "to" and _governs(token):
            governors.append(token.lemma)
        else:
            break
        index -= 1
    before = view.tokens[index] if index >= low else None
    is_ing = view.tokens[verb].text.lower().endswith("ing")
    if before is not None and before.word_class is WordClass.VERB and is_ing and not governors:
        governors.append(before.lemma)
    return VerbChain(index + 1, tuple(own), tuple(governors))


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
