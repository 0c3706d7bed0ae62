"""Base noun phrases around a verb of speech, walked word by word to the left and to the right.

Ranges are half-open indices into a segment's tokens. A relative clause is never part of a phrase; what it hangs on is.
"""

from armsledger.annotate.segments import Segment
from armsledger.knowledge.speech import load_speech
from armsledger.model.annotation import Token, WordClass

Range = tuple[int, int]

NOMINAL = frozenset({WordClass.NAME, WordClass.WORD, WordClass.NUMBER})
OPENING = frozenset({WordClass.DETERMINER, WordClass.POSSESSIVE})
_LINKING = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "by", "near", "between"})
_LINKING_AFTER = frozenset({"of", "for", "in", "at", "from", "with", "near", "by", "to"})
RELATIVE = frozenset({"who", "which", "whose", "that", "whom"})
_SPEAKING_PRONOUNS = frozenset(
    {
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "who",
        "that",
        "which",
        "some",
        "one",
        "others",
        "many",
        "everyone",
        "nobody",
        "someone",
        "everybody",
        "both",
        "this",
        "these",
        "those",
        "most",
        "several",
        "few",
        "all",
        "another",
    }
)
_BETWEEN = frozenset({WordClass.ADVERB, WordClass.AUXILIARY, WordClass.MODAL, WordClass.NEGATION})
_COUNTING = frozenset({"one", "some", "many", "both", "most", "several", "two", "three", "none", "others"})
SAYING = frozenset({"said", "says", "told", "tells", "added", "adds", "wrote", "writes"})
JUNIOR = frozenset({"jr", "sr", "jr.", "sr."})


def skip_back(tokens: tuple[Token, ...], index: int) -> int:
    """Step left from the token at `index` over auxiliaries, adverbs and a time ("on Friday"); give where that ends."""
    while index > 0:
        token = tokens[index - 1]
        if is_time(token) and index > 1 and (past := _before_time(tokens, index)) < index:
            index = past
        elif token.word_class in _BETWEEN and not _is_genitive_mark(tokens, index - 1):
            index -= 1
        else:
            break
    return index


def is_time(token: Token) -> bool:
    """Say whether the word is one of those that tell when something was said."""
    return token.text.lower() in load_speech().times


def walk_forward(tokens: tuple[Token, ...], index: int, last: int) -> int:
    """The end of the plain noun phrase that begins at `index`; `index` itself where there is none."""
    at = index
    owned = at + 1 < last and tokens[at].text.lower() == "her" and tokens[at + 1].word_class in NOMINAL
    if at < last and tokens[at].word_class is WordClass.PRONOUN and not owned:
        return at + 1
    if owned or (at + 1 < last and tokens[at].word_class is WordClass.ADVERB and tokens[at + 1].word_class in NOMINAL):
        at += 1
    while at < last:
        if at > index and is_time(tokens[at]) and tokens[at].word_class in NOMINAL:
            break
        step = _step_forward(tokens, at, last, began=at > index)
        if step == 0:
            break
        at += step
    while (
        at > index
        and (tokens[at - 1].word_class is WordClass.ADVERB or tokens[at - 1].word_class in OPENING)
        and at - index > 1
    ):
        at -= 1
    return at


def _step_forward(tokens: tuple[Token, ...], at: int, last: int, began: bool) -> int:
    token, following = tokens[at], tokens[at + 1] if at + 1 < last else None
    lower = token.text.lower()
    if token.word_class in NOMINAL or token.word_class in OPENING:
        return 0 if began and token.word_class is WordClass.DETERMINER and tokens[at - 1].word_class in NOMINAL else 1
    if (
        token.text in (".", "-", "’", "'", "&")
        and began
        and following
        and following.word_class in NOMINAL
        and len(tokens[at - 1].text) <= 4
    ):
        return 1
    if token.text == "(" and began:
        return next((k - at + 1 for k in range(at, min(last, at + 6)) if tokens[k].text == ")"), 0)
    if not began or following is None:
        return 0
    if lower in _LINKING_AFTER and (following.word_class in NOMINAL or following.word_class in OPENING):
        channel = {tokens[k].text.lower() for k in range(at + 1, min(last, at + 5))} & load_speech().channels
        return 0 if is_time(following) or (lower in ("in", "at", "on") and channel) else 2
    if lower in ("and", "&") and (
        following.word_class is WordClass.NAME
        or following.word_class in OPENING
        or following.word_class is WordClass.WORD
    ):
        return 2
    if (
        token.word_class is WordClass.ADVERB
        and following.word_class in NOMINAL
        and lower not in ("later", "earlier")
        and not is_time(token)
    ):
        return 1
    return 0


def walk_back(segment: Segment, first: int, end: int) -> Range | None:
    """The plain noun phrase that ends before the token at `end`, not reaching left of `first`; None where none does."""
    tokens = segment.tokens
    last = tokens[end - 1]
    if last.text.lower() in _SPEAKING_PRONOUNS:
        return _antecedent(segment, first, end) if last.text.lower() in RELATIVE else (end - 1, end)
    if not _is_head(segment, first, end - 1):
        return None
    start = _extend_back(segment, first, end)
    start = _trim_front(tokens, start, end)
    start = _with_participle(segment, first, start)
    return (start, end) if start < end else None


def _is_head(segment: Segment, first: int, index: int) -> bool:
    """Say whether the token can close a noun phrase: a noun, or a word taken for a verb right after an adjective."""
    token = segment.tokens[index]
    if token.text.lower() in SAYING:
        return False
    if token.word_class is WordClass.VERB and index > first:
        opened = index - 2 >= first and segment.tokens[index - 2].word_class in OPENING
        modified = segment.tokens[index - 1].word_class in OPENING | {WordClass.WORD} or opened
        return modified and not token.text.endswith("ed")
    return token.word_class in NOMINAL or segment.is_quote(index)


def _with_participle(segment: Segment, first: int, start: int) -> int:
    """Where "images released by the command" begins, when `start` is where "the command" does."""
    tokens = segment.tokens
    if (
        start - 3 < first
        or tokens[start - 1].text.lower() != "by"
        or not tokens[start - 2].text.lower().endswith(("ed", "en", "wn"))
    ):
        return start
    found = walk_back(segment, first, start - 2) if tokens[start - 3].word_class in NOMINAL else None
    return found[0] if found else start


def _antecedent(segment: Segment, first: int, end: int) -> Range | None:
    comma = end - 2 >= first and segment.tokens[end - 2].text == ","
    before = end - 2 if comma else end - 1
    if before <= first or segment.tokens[before - 1].word_class not in NOMINAL:
        return (end - 1, end) if segment.tokens[end - 1].text.lower() != "that" else None
    return walk_back(segment, first, before)


def _extend_back(segment: Segment, first: int, end: int) -> int:
    at = end
    while at > first:
        step = _step_back(segment, at, first, end)
        if step == 0:
            break
        at -= step
    return at


def _step_back(segment: Segment, at: int, first: int, end: int) -> int:
    tokens, token = segment.tokens, segment.tokens[at - 1]
    before = tokens[at - 2] if at - 2 >= first else None
    opened = at < end and tokens[at].word_class in OPENING and not _is_genitive_mark(tokens, at)
    lower = token.text.lower()
    if lower in _COUNTING and at < end and tokens[at].text.lower() == "of":
        return 1
    if lower in _LINKING or lower in ("and", "&"):
        return 1 if at < end and _links(segment, at, first) else 0
    if opened and tokens[at].word_class is WordClass.DETERMINER and tokens[at].text.lower() != "such":
        return 1 if token.text.lower() in ("all", "both", "half", "many") else 0
    if lower in SAYING or lower == "that":
        return 0
    if token.word_class in NOMINAL or at == end:
        return 1 if at == end or not opened else 0
    if token.word_class in OPENING or (lower in _COUNTING and at < end and tokens[at].word_class in NOMINAL):
        return 1
    if token.text == "," and _lists_names(tokens, at, end):
        return 1
    if segment.is_quote(at - 1):
        return 1 if len(token.text) < 40 and token.text[-1:].isalnum() and not opened else 0
    if (
        token.text in (".", "-", "’", "'", "/")
        and before is not None
        and before.word_class in NOMINAL
        and before.end == token.start
    ):
        return 1 if len(before.text) <= 5 or token.text != "." else 0
    if token.text == ")":
        return next((at - k for k in range(at - 1, max(first, at - 7) - 1, -1) if tokens[k].text == "("), 0)
    if token.text == "," and before is not None and before.word_class is WordClass.NAME and _is_junior_mark(tokens, at):
        return 1
    if token.word_class is WordClass.ADVERB and before is not None and before.word_class in OPENING:
        return 1
    return 0


def _links(segment: Segment, at: int, first: int) -> bool:
    """Say whether the "of" or "and" before the token at `at` ties two parts of one noun phrase."""
    tokens = segment.tokens
    before = tokens[at - 2] if at - 2 >= first else None
    counted = before is not None and before.text.lower() in _COUNTING and tokens[at - 1].text.lower() == "of"
    if before is None or is_time(before) or not (counted or before.word_class in NOMINAL or before.text == ")"):
        return False
    named = tokens[at].word_class in NOMINAL or tokens[at].word_class in OPENING
    return named and (tokens[at - 1].text.lower() != "and" or _pairs(segment, at, first))


def _lists_names(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Say whether the comma before the token at `at` stands in "A, B and C"."""
    if (
        at < 2
        or at >= end
        or tokens[at].word_class is not WordClass.NAME
        or tokens[at - 2].word_class is not WordClass.NAME
    ):
        return False
    placed = at >= 3 and tokens[at - 3].text.lower() in ("in", "at", "on", "near")
    return not placed and any(token.text == "and" or token.text == "," for token in tokens[at + 1 : min(at + 4, end)])


def _is_junior_mark(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether the token at `at` is the "Jr." of a name."""
    return at < len(tokens) and tokens[at].text.lower() in JUNIOR


def _pairs(segment: Segment, at: int, first: int) -> bool:
    """Say whether "and" before `at` joins two nouns of one subject: nothing but a noun phrase stands to its left."""
    start = at - 2
    tokens = segment.tokens
    while start >= first and (
        tokens[start].word_class in NOMINAL
        or tokens[start].word_class in OPENING
        or tokens[start].text in ("of", ".", ",")
    ):
        start -= 1
    return (
        start < first
        or tokens[start].text in (",", ";", "—", "that")
        or segment.is_quote(start)
        or tokens[start].word_class in (WordClass.SUBORDINATOR, WordClass.CONJUNCTION)
    )


def _trim_front(tokens: tuple[Token, ...], start: int, end: int) -> int:
    while start < end - 1:
        token = tokens[start]
        joins = token.word_class in (WordClass.CONJUNCTION, WordClass.PREPOSITION, WordClass.ADVERB) or token.text in (
            ",",
            "-",
            "—",
        )
        when = is_time(token) and tokens[start + 1].text.lower() not in ("'s", "’s", "night")
        if not (joins or (when and token.text.lower() not in ("may", "march", "august"))):
            break
        start += 1
    return start


def _before_time(tokens: tuple[Token, ...], end: int) -> int:
    """Where "on Friday" or "earlier this month" begins, read back from `end`; `end` where it is part of the name."""
    at = end
    while at > 0 and (is_time(tokens[at - 1]) or tokens[at - 1].word_class is WordClass.NUMBER):
        at -= 1
    if at > 0 and tokens[at - 1].text.lower() in ("on", "in", "during", "the") and at < end:
        return at - 1
    return at if at > 0 and tokens[at - 1].word_class in NOMINAL | {WordClass.PRONOUN} and at < end else end


def _is_genitive_mark(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].text in ("'s", "’s") and tokens[index].word_class is WordClass.POSSESSIVE
