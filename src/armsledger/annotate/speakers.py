"""Where a speaker's name stands: the noun phrase before or after a verb of speech.

A speaker is a noun phrase with its title and an apposition ("X, the minister,"); a relative clause is left out.
Ranges are half-open indices into a segment's tokens.
"""

from armsledger.annotate.segments import QUOTE, Segment
from armsledger.knowledge.speech import load_speech
from armsledger.model.annotation import Token, WordClass

Range = tuple[int, int]

NOMINAL = frozenset({WordClass.NAME, WordClass.WORD, WordClass.NUMBER})
_OPENING = frozenset({WordClass.DETERMINER, WordClass.POSSESSIVE})
_LINKING = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "by", "near", "between"})
_LINKING_AFTER = frozenset({"of", "for", "in", "at", "from", "with", "near"})
_RELATIVE = frozenset({"who", "which", "whose", "that", "whom"})
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
_JUNIOR = frozenset({"jr", "sr", "jr.", "sr."})


def skip_back(tokens: tuple[Token, ...], index: int) -> int:
    """Step left from the token at `index` over auxiliaries, adverbs and a time ("on Friday"); give where that ends."""
    while index > 0:
        token = tokens[index - 1]
        if token.word_class in _BETWEEN and not _is_genitive_mark(tokens, index - 1):
            index -= 1
        elif is_time(token) and index > 1 and (past := _before_time(tokens, index)) < index:
            index = past
        else:
            break
    return index


def is_time(token: Token) -> bool:
    """Say whether the word is one of those that tell when something was said."""
    return token.text.lower() in load_speech().times


def find_subject(segment: Segment, index: int) -> Range | None:
    """The noun phrase that ends before the token at `index` (a verb), auxiliaries between them skipped."""
    tokens = segment.tokens
    first, _ = segment.sentence_of(index)
    end = skip_back(tokens, index)
    if end <= first:
        return None
    if tokens[end - 1].text == ",":
        return _before_parenthesis(segment, first, end - 1)
    if tokens[end - 1].text in (")", "—", "–"):
        return _before_bracket(segment, first, end)
    return _walk_back(segment, first, end)


def find_following(segment: Segment, index: int) -> Range | None:
    """The noun phrase that begins at the token at `index`, with appositions; None where none begins there."""
    tokens = segment.tokens
    last = segment.sentence_of(index)[1] if index < len(tokens) else index
    end = walk_forward(tokens, index, last)
    if end == index:
        return None
    while (longer := _apposition_after(tokens, end, last)) > end:
        end = longer
    return index, end


def walk_forward(tokens: tuple[Token, ...], index: int, last: int) -> int:
    """The end of the plain noun phrase that begins at `index`; `index` itself where there is none."""
    at = index
    if at < last and tokens[at].word_class is WordClass.PRONOUN:
        return at + 1
    while at < last:
        if at > index and is_time(tokens[at]) and tokens[at].word_class in NOMINAL:
            break
        step = _step_forward(tokens, at, last, began=at > index)
        if step == 0:
            break
        at += step
    while (
        at > index
        and (tokens[at - 1].word_class is WordClass.ADVERB or tokens[at - 1].word_class in _OPENING)
        and at - index > 1
    ):
        at -= 1
    return at


def _step_forward(tokens: tuple[Token, ...], at: int, last: int, began: bool) -> int:
    token, following = tokens[at], tokens[at + 1] if at + 1 < last else None
    lower = token.text.lower()
    if token.word_class in NOMINAL or token.word_class in _OPENING:
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
    if lower in _LINKING_AFTER and (following.word_class in NOMINAL or following.word_class in _OPENING):
        channel = {tokens[k].text.lower() for k in range(at + 1, min(last, at + 5))} & load_speech().channels
        return 0 if is_time(following) or (lower in ("in", "at", "on") and channel) else 2
    if lower in ("and", "&") and (
        following.word_class is WordClass.NAME
        or following.word_class in _OPENING
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


def _apposition_after(tokens: tuple[Token, ...], end: int, last: int) -> int:
    if end + 1 >= last or tokens[end].text != ",":
        return end
    following = tokens[end + 1]
    opens = following.word_class in _OPENING or following.word_class in NOMINAL
    if not opens or is_time(following) or following.text.lower() in _RELATIVE:
        return end
    longer = walk_forward(tokens, end + 1, last)
    closes = (
        longer >= last
        or tokens[longer].text in (",", ";", ":", "(", "—", "–")
        or tokens[longer].lemma == QUOTE
        or (
            tokens[longer].text.lower() in _RELATIVE | {"in", "on", "at", "during", "after", "as", "to", "told"}
            or is_time(tokens[longer])
        )
    )
    return longer if closes and longer > end + 1 else end


def _walk_back(segment: Segment, first: int, end: int) -> Range | None:
    tokens = segment.tokens
    last = tokens[end - 1]
    if last.text.lower() in _SPEAKING_PRONOUNS:
        return _antecedent(segment, first, end) if last.text.lower() in _RELATIVE else (end - 1, end)
    if last.word_class not in NOMINAL and not segment.is_quote(end - 1):
        return None
    start = _extend_back(segment, first, end)
    start = _trim_front(tokens, start, end)
    return (start, end) if start < end else None


def _antecedent(segment: Segment, first: int, end: int) -> Range | None:
    comma = end - 2 >= first and segment.tokens[end - 2].text == ","
    before = end - 2 if comma else end - 1
    if before <= first or segment.tokens[before - 1].word_class not in NOMINAL:
        return (end - 1, end) if segment.tokens[end - 1].text.lower() != "that" else None
    found = _walk_back(segment, first, before)
    return found


def _extend_back(segment: Segment, first: int, end: int) -> int:
    tokens, at = segment.tokens, end
    while at > first:
        step = _step_back(segment, at, first, end)
        if step == 0:
            break
        at -= step
    return at


def _step_back(segment: Segment, at: int, first: int, end: int) -> int:
    tokens, token = segment.tokens, segment.tokens[at - 1]
    before = tokens[at - 2] if at - 2 >= first else None
    opened = at < end and tokens[at].word_class in _OPENING and not _is_genitive_mark(tokens, at)
    lower = token.text.lower()
    if lower in _LINKING or lower in ("and", "&"):
        named = at < end and (opened or tokens[at].word_class in NOMINAL)
        held = before is not None and (before.word_class in NOMINAL or before.text == ")")
        return (
            1
            if named and held and not is_time(before) and not (lower == "and" and not _pairs(segment, at, first))
            else 0
        )  # type: ignore[arg-type]
    if opened and tokens[at].word_class is WordClass.DETERMINER and tokens[at].text.lower() != "such":
        return 1 if token.text.lower() in ("all", "both", "half", "many") else 0
    if token.word_class in NOMINAL:
        return 1 if at == end or not opened else 0
    if token.word_class in _OPENING:
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
    if token.text == "," and before is not None and before.word_class is WordClass.NAME and lower_is_junior(tokens, at):
        return 1
    if token.word_class is WordClass.ADVERB and before is not None and before.word_class in _OPENING:
        return 1
    return 0


def lower_is_junior(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether the token at `at` is the "Jr." of a name."""
    return at < len(tokens) and tokens[at].text.lower() in _JUNIOR


def _pairs(segment: Segment, at: int, first: int) -> bool:
    """Say whether "and" before `at` joins two nouns of one subject: nothing but a noun phrase stands to its left."""
    start = at - 2
    tokens = segment.tokens
    while start >= first and (
        tokens[start].word_class in NOMINAL
        or tokens[start].word_class in _OPENING
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


def _before_parenthesis(segment: Segment, first: int, comma: int) -> Range | None:
    tokens = segment.tokens
    commas = [k for k in range(comma - 1, max(first, comma - 45), -1) if tokens[k].text == ","]
    relative = next((k for k in commas if tokens[k + 1].text.lower() in _RELATIVE), None)
    chosen = relative if relative is not None else _apposition_comma(tokens, commas, comma)
    if chosen is None:
        return None
    found = _walk_back(segment, first, chosen)
    if found is None:
        return None
    apposed = relative is None and _is_apposition(tokens, chosen, comma)
    return (found[0], comma) if apposed else found


def _apposition_comma(tokens: tuple[Token, ...], commas: list[int], comma: int) -> int | None:
    """The comma that opens "X, a minister, Y of Z," read backwards: the farthest one before which a name stands."""
    for k in commas[:3]:
        if tokens[k - 1].word_class is WordClass.NAME and (
            tokens[k + 1].word_class in _OPENING or tokens[k + 1].word_class in NOMINAL
        ):
            farther = [
                j
                for j in commas
                if k > j > k - 6
                and tokens[j - 1].word_class is WordClass.NAME
                and tokens[k - 1].word_class is WordClass.NAME
            ]
            return (
                farther[-1]
                if farther and tokens[k - 1].text.lower() not in _JUNIOR and _all_names(tokens, farther[-1], k) is False
                else k
            )
    return commas[0] if commas else None


def _all_names(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return all(token.word_class is WordClass.NAME for token in tokens[start + 1 : end])


def _is_apposition(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    inner = tokens[start + 1 : end]
    if not inner or is_time(inner[0]) or inner[0].word_class not in _OPENING | NOMINAL:
        return False
    return not any(token.word_class in (WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL) for token in inner)


def _before_bracket(segment: Segment, first: int, end: int) -> Range | None:
    tokens = segment.tokens
    mark = "(" if tokens[end - 1].text == ")" else tokens[end - 1].text
    opening = next((k for k in range(end - 2, max(first, end - 25), -1) if tokens[k].text == mark), None)
    if opening is None:
        return None
    found = _walk_back(segment, first, opening)
    return found and ((found[0], end) if mark == "(" and end - opening <= 7 else found)


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
