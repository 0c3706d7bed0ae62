"""Base noun phrases: determiner, modifiers, head; possessors inside, what follows "of" outside.

The head is the last noun or name. "Russian and Turkish forces" is one phrase, "equipment and fighters" two.
"""

from collections.abc import Sequence
from functools import cache

from armsledger.knowledge.countries import load_countries
from armsledger.knowledge.word_classes import load_word_lists
from armsledger.model.annotation import Phrase, Token, WordClass

_INSIDE = {WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.NUMBER, WordClass.NAME, WordClass.WORD}
_HEADS = {WordClass.NAME, WordClass.WORD, WordClass.PRONOUN, WordClass.NUMBER}
_OPENERS = {WordClass.DETERMINER}
_TITLE_STOPS = frozenset(
    {"gen", "brig", "maj", "lt", "col", "sgt", "capt", "adm", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "st"}
)


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for country in load_countries() for word in country.demonyms)


@cache
def _countries() -> frozenset[str]:
    return frozenset(word for country in load_countries() for word in (country.name, *country.aliases))


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """Give the base noun phrases of one sentence's tokens; `head` is the index into these tokens."""
    phrases: list[Phrase] = []
    index = 0
    while index < len(tokens):
        last = _reach(tokens, index)
        head = next((i for i in range(last, index - 1, -1) if tokens[i].word_class in _HEADS), None)
        if head is None:
            index = last + 1 if last >= index else index + 1
            continue
        phrases.append(Phrase(tokens[index].start, tokens[head].end, head, _lead(tokens, index)))
        index = max(last, head) + 1
    return tuple(phrases)


def _reach(tokens: Sequence[Token], first: int) -> int:
    """The last index that can belong to a phrase beginning at `first`; below `first` when none begins there."""
    if tokens[first].word_class is WordClass.PRONOUN:
        return first
    index = first
    while index < len(tokens) and _continues(tokens, first, index):
        index += 1
    return index - 1


def _continues(tokens: Sequence[Token], first: int, index: int) -> bool:
    token = tokens[index]
    if token.word_class in _OPENERS:
        return index == first or tokens[index - 1].word_class in _OPENERS
    if token.word_class is WordClass.POSSESSIVE and token.text not in {"'s", "’s"}:
        return index == first or tokens[index - 1].word_class is WordClass.DETERMINER
    if token.word_class is WordClass.NUMBER and index > first:
        before = tokens[index - 1]
        named = before.word_class is WordClass.NAME and before.text not in _countries()
        law = before.text.lower() in {"resolution", "article", "paragraph"}
        if before.word_class in {WordClass.NAME, WordClass.WORD} and not (token.text[0].isdigit() and (named or law)):
            return False
    if token.word_class is WordClass.WORD and index > first and _is_postposed(tokens, index):
        return False
    if token.word_class in _INSIDE:
        return True
    if index == first:
        return False
    if token.text == "." and tokens[index - 1].text.lower() in _TITLE_STOPS:
        return index + 1 < len(tokens) and tokens[index + 1].word_class is WordClass.NAME
    if _is_range(tokens, first, index):
        return True
    if token.word_class is WordClass.CONJUNCTION:
        return _joins_adjectives(tokens, first, index)
    return False


def _is_postposed(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    leads = following is not None and following.word_class is WordClass.PREPOSITION
    return leads and tokens[index].text.lower() in load_word_lists().postposed


def _is_range(tokens: Sequence[Token], first: int, index: int) -> bool:
    """ "3,500 to 3,800 fighters" and "between 800 and 1,200 men" are one phrase."""
    if index + 1 >= len(tokens):
        return False
    numbers = tokens[index - 1].word_class is tokens[index + 1].word_class is WordClass.NUMBER
    joiner = tokens[index].text.lower()
    between = first > 0 and tokens[first - 1].text.lower() == "between"
    return numbers and (joiner in {"to", "-", "–"} or (joiner == "and" and between))


def _joins_adjectives(tokens: Sequence[Token], first: int, index: int) -> bool:
    after = tokens[index + 1 : index + 3]
    return (
        len(after) == 2
        and tokens[index - 1].text in _demonyms()
        and after[0].text in _demonyms()
        and after[1].word_class is WordClass.WORD
        and all(t.word_class in {WordClass.DETERMINER, WordClass.NAME, WordClass.WORD} for t in tokens[first:index])
    )


def _lead(tokens: Sequence[Token], first: int) -> str | None:
    if first == 0:
        return None
    index = first - 1
    while index > 0 and tokens[index].word_class is WordClass.ADVERB:
        index -= 1
    if tokens[index].text.lower() == "between" and tokens[first].word_class is WordClass.NUMBER:
        if index == 0:
            return None
        index -= 1
    if (tokens[index].text.lower() in {"at", "than", "to"} and index < first - 1) or _is_comparison(tokens, index):
        index -= 1 if index else 0
        while index > 0 and (
            tokens[index].word_class is WordClass.ADVERB or tokens[index].text.lower() in {"more", "fewer", "less"}
        ):
            index -= 1
    before = tokens[index]
    if before.text.lower() == "as" and index >= 2 and tokens[index - 1].text.lower() == "well":
        return None  # "as well as" joins like "and"
    return before.text.lower() if before.word_class is WordClass.PREPOSITION else None


def _is_comparison(tokens: Sequence[Token], index: int) -> bool:
    """ "more than 40", "up to 60", "as many as 300": the preposition belongs to the number."""
    words = [token.text.lower() for token in tokens[max(0, index - 2) : index + 1]]
    return words[-2:] in (["more", "than"], ["fewer", "than"], ["less", "than"], ["up", "to"]) or words == [
        "as",
        "many",
        "as",
    ]
