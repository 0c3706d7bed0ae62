"""Where a speaker's name stands: the noun phrase before or after a verb of speech.

A speaker is a noun phrase with its title and an apposition ("X, the minister,"); a relative clause is left out.
Ranges are half-open indices into a segment's tokens.
"""

from armsledger.annotate.segments import QUOTE, Segment
from armsledger.annotate.speaker_phrases import (
    JUNIOR,
    NOMINAL,
    OPENING,
    RELATIVE,
    Range,
    is_time,
    skip_back,
    walk_back,
    walk_forward,
)
from armsledger.model.annotation import Token, WordClass


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
    return walk_back(segment, first, end) or _before_relative(segment, first, end)


def _before_relative(segment: Segment, first: int, end: int) -> Range | None:
    """The noun phrase before "who asked not to be named", where no comma closes the relative clause."""
    for index in range(end - 1, max(first, end - 14), -1):
        if segment.tokens[index].text == "," or segment.is_quote(index):
            return None
        if segment.tokens[index].text.lower() == "who":
            return walk_back(segment, first, index)
    return None


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


def _apposition_after(tokens: tuple[Token, ...], end: int, last: int) -> int:
    if end + 1 >= last or tokens[end].text != ",":
        return end
    following = tokens[end + 1]
    opens = following.word_class in OPENING or following.word_class in NOMINAL
    if not opens or is_time(following) or following.text.lower() in RELATIVE:
        return end
    longer = walk_forward(tokens, end + 1, last)
    closes = (
        longer >= last
        or tokens[longer].text in (",", ";", ":", "(", "—", "–")
        or tokens[longer].lemma == QUOTE
        or (
            tokens[longer].text.lower() in RELATIVE | {"in", "on", "at", "during", "after", "as", "to", "told"}
            or is_time(tokens[longer])
        )
    )
    return longer if closes and longer > end + 1 else end


def _before_parenthesis(segment: Segment, first: int, comma: int) -> Range | None:
    tokens = segment.tokens
    commas = [k for k in range(comma - 1, max(first, comma - 45), -1) if tokens[k].text == ","]
    relative = next((k for k in commas if tokens[k + 1].text.lower() in RELATIVE), None)
    chosen = relative if relative is not None else _apposition_comma(tokens, commas)
    if chosen is None:
        return None
    found = walk_back(segment, first, chosen)
    if found is None:
        return None
    apposed = relative is None and _is_apposition(tokens, chosen, comma)
    return (found[0], comma) if apposed else found


def _apposition_comma(tokens: tuple[Token, ...], commas: list[int]) -> int | None:
    """The comma that opens "X, a minister, Y of Z," read backwards: the farthest one before which a name stands."""
    for k in commas[:3]:
        if tokens[k - 1].word_class is WordClass.NAME and (
            tokens[k + 1].word_class in OPENING or tokens[k + 1].word_class in NOMINAL
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
                if farther and tokens[k - 1].text.lower() not in JUNIOR and _all_names(tokens, farther[-1], k) is False
                else k
            )
    return commas[0] if commas else None


def _all_names(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return all(token.word_class is WordClass.NAME for token in tokens[start + 1 : end])


def _is_apposition(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    inner = tokens[start + 1 : end]
    if not inner or is_time(inner[0]) or inner[0].word_class not in OPENING | NOMINAL:
        return False
    return not any(token.word_class in (WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL) for token in inner)


def _before_bracket(segment: Segment, first: int, end: int) -> Range | None:
    tokens = segment.tokens
    mark = "(" if tokens[end - 1].text == ")" else tokens[end - 1].text
    opening = next((k for k in range(end - 2, max(first, end - 25), -1) if tokens[k].text == mark), None)
    if opening is None:
        return None
    found = walk_back(segment, first, opening)
    return found and ((found[0], end) if mark == "(" and end - opening <= 7 else found)
