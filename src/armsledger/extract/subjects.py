"""Who does what a verb says: the subject, found without a parser.

Reading left from the verb group, phrases that hang on a preposition or on another verb are passed over; the first
free phrase is the subject. A relative pronoun hands over to what it follows; a coordinated verb shares the subject of
the verb before it. Where the words leave it open the answer is None: no subject is better than a wrong one.
"""

from armsledger.extract.verb_forms import Voice, is_finite, is_reduced, read_chain, read_voice
from armsledger.extract.view import Argument, View
from armsledger.knowledge.clause_words import load_clause_words
from armsledger.model.annotation import Token, WordClass
from armsledger.model.entity import EntityType

OWNER_TYPES = {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PERSON}
_ASKING = frozenset({"call", "prevail"})  # "called on Russia to withdraw"
_MOST_HOPS = 4  # verbs that hand a subject on; more than that is a sentence nobody should read claims from


def find_subject(view: View, verb: int, hops: int = 0) -> Argument | None:
    """The phrase that does (or, of a passive, undergoes) what the verb at word index `verb` says; None if none is."""
    if hops > _MOST_HOPS:
        return None
    low, _ = view.bounds(verb)
    chain = read_chain(view, verb, low)
    voice = read_voice(view, verb, chain.helpers)
    bare = not chain.helpers and not chain.governors
    if bare and chain.first - 1 >= low:
        handed = _of_participle(view, verb, chain.first - 1, voice, hops)
        if handed is not None:
            return handed
    return _walk_left(view, chain.first - 1, chain.first, hops)


def _walk_left(view: View, index: int, first: int, hops: int) -> Argument | None:
    low, _ = view.bounds(first)
    words, crossed_comma = load_clause_words(), False
    while index >= low:
        token, lower = view.tokens[index], view.tokens[index].text.lower()
        if token.word_class is WordClass.VERB and (not crossed_comma or is_finite(view, index)):
            return find_subject(view, index, hops + 1)
        if lower in words.relatives and token.word_class in {WordClass.PRONOUN, WordClass.SUBORDINATOR}:
            return _antecedent(view, index, low) if _is_relative(view, index) else None
        is_break = lower in words.breaks or (lower in words.quotes and index < first - 1)
        if is_break or token.word_class is WordClass.SUBORDINATOR:
            return None
        argument = view.argument_at.get(index)
        if argument is None:
            crossed_comma = crossed_comma or lower == ","
            index -= 1
            continue
        adjacent = index == first - 1
        if is_free(view, argument, low) or (adjacent and _acts(view, argument, first, low)):
            return _named_subject(view, argument, first, low) or _walk_left(view, argument.first - 1, first, hops + 1)
        index = argument.first - 1
    return None


def _of_participle(view: View, verb: int, before: int, voice: Voice, hops: int) -> Argument | None:
    """What stands right before "supplied by"; for "by sending" and ", sending" the subject of the clause before."""
    if voice is Voice.PASSIVE:
        return view.argument_at.get(before - 1 if view.tokens[before].text == "," else before)
    low, _ = view.bounds(verb)
    if is_finite(view, verb) or view.tokens[before].text.lower() not in load_clause_words().adjunct_leads:
        return None
    verbs = (i for i in range(before - 1, low - 1, -1) if view.tokens[i].word_class is WordClass.VERB)
    finite = next((i for i in verbs if is_finite(view, i) and not is_reduced(view, i)), None)
    return find_subject(view, finite, hops + 1) if finite is not None else None


def is_free(view: View, argument: Argument, low: int) -> bool:
    """Say whether a phrase hangs on no preposition and is no object, so that it can be a subject."""
    if argument.lead is not None:
        return False
    before = _word_before(view, argument, low)
    if before is None:
        return True
    if before.word_class is WordClass.VERB:
        return before.lemma in load_clause_words().object_control
    if before.word_class is WordClass.CONJUNCTION and argument.first - 2 >= low:
        left = view.argument_at.get(argument.first - 2)
        return left is None or is_free(view, left, low)
    return True


def _word_before(view: View, argument: Argument, low: int) -> Token | None:
    at = argument.first - 1
    while at >= low and view.tokens[at].word_class is WordClass.ADVERB:
        at -= 1
    return view.tokens[at] if at >= low else None


def _acts(view: View, argument: Argument, first: int, low: int) -> bool:
    """A phrase right before the verb acts, though it hangs on "for" or "by", a verb of speech, or stands after "and".

    "for countries to send"; "officials believe Chad sent"; "sold tanks to Kenya and Russia sold …", where a verb
    stands before "and".
    """
    if argument.lead is not None:
        asked = argument.lead in {"on", "upon"} and _word_before_lead(view, argument, low) in _ASKING
        infinitive = view.tokens[first].text.lower() in {"to", "not"}
        return infinitive and (asked or argument.lead in {"for", "by"})
    before = _word_before(view, argument, low)
    if before is None:
        return True
    if before.word_class is WordClass.VERB:
        return before.lemma in load_clause_words().clause_verbs
    verb_before = any(view.tokens[i].word_class is WordClass.VERB for i in range(low, argument.first))
    return before.word_class is WordClass.CONJUNCTION and verb_before


def _word_before_lead(view: View, argument: Argument, low: int) -> str | None:
    at = argument.first - 2
    return view.tokens[at].lemma if at >= low else None


def _named_subject(view: View, argument: Argument, first: int, low: int) -> Argument | None:
    """What a phrase stands for as subject: itself, what it is set beside, or who has the effort "to do" it."""
    tokens, before = view.tokens, argument.first - 1
    beside = view.argument_at.get(before - 1) if before > low and tokens[before].text == "," else None
    in_commas = tokens[argument.first].text.lower() in {"a", "an", "the"} and tokens[argument.last + 1].text == ","
    if beside is not None and beside.has("party") and in_commas:
        return beside
    to_follows = argument.last + 1 == first and tokens[first].text.lower() == "to"
    if to_follows and not argument.has("party", "force", "materiel", "people", "pronoun", "organization"):
        inside = view.mentions_in(tokens[argument.first].start, tokens[argument.last].start)
        owner = next((m for m in inside if m.type in OWNER_TYPES), None)
        return Argument(argument.first, argument.last, None, frozenset({"party"}), owner) if owner else None
    return argument


def _is_relative(view: View, index: int) -> bool:
    before = view.tokens[index - 1] if index else None
    if before is None:
        return False
    follows_phrase = view.argument_at.get(index - 1) is not None
    return follows_phrase or before.text == "," or before.word_class is WordClass.PREPOSITION


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
