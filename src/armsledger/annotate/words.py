"""Words and marks of a text, each with the class it has where it stands.

Most words are told by lists (`knowledge/words`); a form that can be verb or noun ("strikes", "supply") is told by
its neighbours. An English tagger of a few rules: it errs towards nouns, as a missed verb only lengthens a phrase.
"""

import re
from collections.abc import Callable
from functools import cache

from armsledger.knowledge.frames import load_frames
from armsledger.knowledge.heads import load_heads
from armsledger.knowledge.inflection import VerbForm
from armsledger.knowledge.names import is_known_name
from armsledger.knowledge.word_classes import WordLists, load_word_lists
from armsledger.model.annotation import Token, WordClass

_TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|\d+(?:[.,]\d+)*(?:-[^\W\d_]+(?:-[^\W\d_]+)*)?"  # 3,500  12-inch
    r"|[^\W\d_][\w]*(?:-\w+)*(?=n['’]t\b)"  # is|n't
    r"|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|\w+(?:[-‑/]\w+)*"  # IL-76s, front-line
    r"|[^\w\s]",
    re.UNICODE,
)
_NOMINAL = {WordClass.NAME, WordClass.WORD, WordClass.PRONOUN, WordClass.NUMBER}
_OPENS_PHRASE = {WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.PREPOSITION}


@cache
def _lists() -> tuple[WordLists, dict[str, tuple[str, frozenset[VerbForm]]]]:
    lists = load_word_lists()
    return lists, {**lists.verb_forms, **load_frames().verb_forms}


def find_words(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Cut `text[start:end]` (code points) into words and marks and tell the class of each."""
    pieces = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]
    capitals = is_all_capitals(text[start:end])
    shown = [words.lower() if capitals else words for _, _, words in pieces]
    tokens: list[Token] = []
    for index, (first, last, words) in enumerate(pieces):
        following = shown[index + 1] if index + 1 < len(pieces) else ""
        word_class, lemma = _classify(shown[index], tokens, following)
        if capitals and word_class is WordClass.WORD and is_known_name(words):
            word_class = WordClass.NAME
        tokens.append(Token(first, last, words, word_class, lemma))
    return tuple(tokens)


def is_all_capitals(words: str) -> bool:
    """Say whether a sentence is set in capitals throughout, so that capitals tell nothing of names."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.85 * len(letters)


def _classify(words: str, before: list[Token], following: str) -> tuple[WordClass, str]:
    lists, verb_forms = _lists()
    lower = words.lower().replace("’", "'")
    if not words[0].isalnum() and lower not in lists.closed and lower != "'s":
        return WordClass.PUNCTUATION, lower
    if lower == "'s":
        return (WordClass.POSSESSIVE if _is_genitive(before, following) else WordClass.AUXILIARY), lower
    if words[0].isdigit():
        return WordClass.NUMBER, lower
    if words[0].isupper() and lower in lists.time_names:
        return WordClass.ADVERB, lower
    if words == "US" or (words[0].isupper() and not _opens_sentence(before)):
        return (lists.closed.get(lower, WordClass.NAME) if words.istitle() else WordClass.NAME), lower
    if lower == "no" and following.lower() == "longer":
        return WordClass.NEGATION, lower
    if lower in lists.closed:
        return _closed_class(lower, lists.closed[lower], before, following), lower
    if words[0].isupper() and lower not in verb_forms and lower not in load_heads() and not lower.endswith("ly"):
        return WordClass.NAME, lower
    if lower in verb_forms and not _is_adjective(lower, before, following, lists):
        lemma, forms = verb_forms[lower]
        if _is_verb(lower, forms, before, following, lists):
            return WordClass.VERB, lemma
        return WordClass.WORD, lower
    if lower.endswith("ly"):
        return WordClass.ADVERB, lower
    return WordClass.WORD, lower


def _is_adjective(lower: str, before: list[Token], following: str, lists: WordLists) -> bool:
    if lower not in lists.participial_adjectives:
        return False
    previous = _skip_adverbs(before)
    auxiliary = previous is not None and previous.word_class in {WordClass.AUXILIARY, WordClass.MODAL}
    return not auxiliary and lists.closed.get(following.lower()) is None and following[:1].isalpha()


def _opens_sentence(before: list[Token]) -> bool:
    return not before or before[-1].text in {".", "!", "?", '"', "“", "”", ":", "«", "‘"}


def _is_genitive(before: list[Token], following: str) -> bool:
    if not before or before[-1].word_class is WordClass.PRONOUN:
        return False
    lists, _ = _lists()
    return lists.closed.get(following.lower()) not in {WordClass.DETERMINER, WordClass.NEGATION, WordClass.ADVERB}


def _closed_class(lower: str, word_class: WordClass, before: list[Token], following: str) -> WordClass:
    lists, _verb_forms = _lists()
    nominal_before = bool(before) and before[-1].word_class in _NOMINAL
    if lower == "that" and nominal_before and before[-1].word_class is not WordClass.PRONOUN:
        return WordClass.SUBORDINATOR
    if lower in {"that", "what"} or (lower == "her" and not following):
        opens = lists.closed.get(following.lower())
        said = bool(before) and before[-1].word_class is WordClass.VERB
        return WordClass.SUBORDINATOR if said or opens or following[:1].isupper() else WordClass.DETERMINER
    if lower == "like" and before and before[-1].word_class in {WordClass.MODAL, WordClass.PRONOUN}:
        return WordClass.VERB
    if lower == "may" and not nominal_before:
        return WordClass.MODAL
    return word_class


def _is_verb(lower: str, forms: frozenset[VerbForm], before: list[Token], following: str, lists: WordLists) -> bool:
    if not before:
        return VerbForm.ING in forms and lists.closed.get(following) in _OPENS_PHRASE - {WordClass.PREPOSITION}
    noun_too = lower in lists.also_nouns or (VerbForm.THIRD in forms and _lists()[1][lower][0] in lists.also_nouns)
    previous = _skip_adverbs(before)
    kind = previous.word_class if previous else WordClass.PUNCTUATION
    if previous and previous.text.lower() == "to":
        return VerbForm.ING in forms or (VerbForm.BASE in forms and (not noun_too or _takes_object(following, lists)))
    if kind is WordClass.MODAL:
        return True
    if kind in {WordClass.AUXILIARY, WordClass.NEGATION}:
        return bool(forms & {VerbForm.PARTICIPLE, VerbForm.ING, VerbForm.BASE}) and not (
            forms == {VerbForm.BASE} and noun_too
        )
    checks: dict[WordClass, Callable[[], bool]] = {
        WordClass.DETERMINER: lambda: False,
        WordClass.POSSESSIVE: lambda: False,
        WordClass.NUMBER: lambda: not noun_too and VerbForm.ING not in forms,
        WordClass.PREPOSITION: lambda: VerbForm.ING in forms and not noun_too,
    }
    if kind in checks:
        return checks[kind]()
    if noun_too or VerbForm.ING in forms:
        return previous is not None and _verb_like_after_noun(
            forms, previous, following, lists, _lists()[1][lower][0] in lists.also_nouns
        )
    return True


def _verb_like_after_noun(
    forms: frozenset[VerbForm], previous: Token, following: str, lists: WordLists, adjectival: bool
) -> bool:
    """Agreement tells: "rebels attack" and "Russia attacks" are verbs, "rocket attack" and "rebels attacks" are not."""
    kind = previous.word_class
    if kind is WordClass.PRONOUN:
        return True
    plural = _is_plural(previous)
    if VerbForm.ING in forms:
        opens = lists.closed.get(following.lower())
        plain = opens is None and following[:1].islower() and adjectival
        return (
            (_takes_object(following, lists) and (not plain or plural or kind is not WordClass.WORD))
            or (opens is WordClass.PREPOSITION and kind in _NOMINAL and plural)
            or kind in {WordClass.CONJUNCTION, WordClass.PUNCTUATION, WordClass.VERB, WordClass.SUBORDINATOR}
        )
    if forms & {VerbForm.PAST, VerbForm.PARTICIPLE}:
        return True
    if kind is WordClass.CONJUNCTION:
        return _takes_object(following, lists) and (
            lists.closed.get(following.lower()) is not None or following[:1].isupper()
        )
    agrees = plural if VerbForm.BASE in forms else not plural
    return kind in _NOMINAL | {WordClass.SUBORDINATOR} and agrees and _takes_object(following, lists)


def _is_plural(token: Token) -> bool:
    lower = token.text.lower()
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))) or lower in {
        "people",
        "men",
        "women",
        "children",
        "we",
        "they",
        "police",
    }


def _takes_object(following: str, lists: WordLists) -> bool:
    following = following.lower()
    opens = lists.closed.get(following)
    return (
        opens in _OPENS_PHRASE - {WordClass.PREPOSITION}
        or opens in {WordClass.PRONOUN, WordClass.NUMBER}
        or (bool(following) and following[0].isdigit())
        or (following not in lists.closed and following[:1].isalpha() and following not in {"of"})
    )


def _skip_adverbs(before: list[Token]) -> Token | None:
    for token in reversed(before):
        if token.word_class is not WordClass.ADVERB:
            return token
    return None
