"""The clause around a verb: its group and subject, the phrases after it, what it is joined with."""

from collections.abc import Iterator
from dataclasses import dataclass

from armsledger.extract.subjects import find_subject, is_free
from armsledger.extract.verb_forms import Voice, coordinated_end, inherited_words, is_reduced, read_chain, read_voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.clause_words import load_clause_words
from armsledger.model.annotation import WordClass


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
    chain = read_chain(view, verb, low)
    words = tuple(view.tokens[i].text.lower() for i in range(chain.first, verb))
    voice = read_voice(view, verb, chain.helpers)
    taken_words, taken_governors = inherited_words(view, verb, low) if not words else ((), ())
    subject = find_subject(view, verb)
    governors = (*chain.governors, *taken_governors, *_controllers(view, subject, chain.first))
    return VerbGroup(verb, chain.first, voice, governors, (*taken_words, *words), subject)


def _controllers(view: View, subject: Argument | None, first: int) -> tuple[str, ...]:
    """The verb whose object acts: "called on Russia to withdraw", "urged Iran not to send"."""
    if subject is None or first < 1:
        return ()
    of_doing = view.tokens[first - 1].text.lower() == "of" and subject.last + 2 == first
    to_do = subject.last + 1 == first and view.tokens[first].text.lower() in {"to", "not"}
    if not of_doing and not to_do:
        return ()
    at = subject.first - (2 if subject.lead else 1)
    before = view.tokens[at] if at >= 0 else None
    return (before.lemma,) if before is not None and before.word_class is WordClass.VERB else ()


def iter_after(view: View, verb: int) -> Iterator[Argument]:
    """Give the phrases after the word `verb`, in order, until its clause ends."""
    _, high = view.bounds(verb)
    words = load_clause_words()
    index = start = coordinated_end(view, verb) + 1
    while index < high:
        token, lower = view.tokens[index], view.tokens[index].text.lower()
        if lower in words.relatives and view.tokens[index - 1].text == ",":
            after_aside = _after_aside(view, index, high)
            if after_aside is None:
                return
            index = after_aside
            continue
        if lower in words.breaks or token.word_class is WordClass.SUBORDINATOR or lower in words.relatives:
            return
        if lower == "," and _is_aside(view, verb) and _after_aside(view, index, high) == index + 4:
            return
        verbal = token.word_class in {WordClass.VERB, WordClass.MODAL, WordClass.AUXILIARY}
        if verbal and index > start and not is_reduced(view, index):
            return
        argument = view.argument_at.get(index)
        if argument is None:
            index += 1
            continue
        if _starts_clause(view, argument, high):
            return
        yield argument
        index = argument.last + 1


def _after_aside(view: View, index: int, high: int) -> int | None:
    """Where a list goes on after an aside: "planes, which supply the group, as well as …"."""
    for at in range(index, high - 3):
        joint = tuple(token.text.lower() for token in view.tokens[at + 1 : at + 4])
        if view.tokens[at].text == "," and joint == ("as", "well", "as"):
            return at + 4
    return None


def _is_aside(view: View, verb: int) -> bool:
    """The verb stands in ", which supply": what follows the closing comma belongs to the clause outside."""
    low, _ = view.bounds(verb)
    relatives = load_clause_words().relatives
    return any(
        view.tokens[i].text.lower() in relatives and view.tokens[i - 1].text == ","
        for i in range(max(low + 1, verb - 6), verb)
    )


def _starts_clause(view: View, argument: Argument, high: int) -> bool:
    """A free phrase after "and" or a comma that is itself followed by a verb begins the next clause."""
    before = view.tokens[argument.first - 1]
    if argument.lead is not None or before.text not in {",", "and", "but", "or"} | load_clause_words().quotes:
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
    while chain[0].first > 0 and chain[0].lead is None:
        at = chain[0].first - 1
        joint = view.tokens[at].text.lower()
        left = view.argument_at.get(at - 1) if joint in {"and", "or", ","} else None
        if left is None and joint in {"and", "or"} and view.tokens[at - 1].text == ",":
            left = view.argument_at.get(at - 2)
        conjunction = conjunction or joint in {"and", "or"}
        if left is None or not conjunction or not _alike(left, argument):
            break
        if left.lead not in {None, "by"} or (left.lead is None and not is_free(view, left, 0)):
            break
        chain.insert(0, left)
    return tuple(chain)


def _alike(left: Argument, right: Argument) -> bool:
    return bool(left.classes & right.classes) or not right.classes


def gap_object(view: View, group: VerbGroup) -> Argument | None:
    """What a relative clause without its object speaks of: "the weapons (that) Iran had supplied"."""
    if group.subject is None or group.subject.first == 0:
        return None
    at = group.subject.first - 1
    if view.tokens[at].text.lower() in {"that", "which"}:
        at -= 1
    found = view.argument_at.get(at)
    fits = found is not None and found.has("materiel", "force", "support") and found is not group.subject
    return found if fits else None
