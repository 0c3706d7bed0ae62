"""Letters as they stand on a line, from left to right, put into the order in which they are read.

A PDF holds glyphs at places. Latin and Cyrillic are read as they stand; Arabic and Hebrew from the right, but for the
numbers and the Latin words among them (the rules of Unicode's annex 9, backwards, without its explicit marks).
"""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

_RIGHT: Final = frozenset({"R", "AL"})
_DIGIT: Final = frozenset({"EN", "AN"})
_INSIDE_NUMBERS: Final = frozenset({"ES", "CS", "ET"})
_BRACKETS: Final = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_OPENING: Final = "([{«"
_FORMS: Final = (("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))  # Hebrew and Arabic presentation forms


def has_right_to_left(text: str) -> bool:
    """Say whether a letter of `text` is read from the right."""
    return any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)


def is_right_to_left(text: str) -> bool:
    """Say whether most letters of `text` are read from the right."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in _RIGHT for kind in kinds) > kinds.count("L")


def to_reading_order(clusters: Sequence[str], *, is_among_right: bool = False) -> str:
    """Give the text of letters that stand from left to right, each with its marks; old forms become letters.

    A line that holds more Latin than Arabic or Hebrew is read from the right all the same where it stands among lines
    that are (`is_among_right`).
    """
    plain = [_without_forms(cluster) for cluster in clusters]
    text = "".join(plain)
    if not has_right_to_left(text):
        return text
    if is_among_right or is_right_to_left(text):
        return _mend_brackets("".join(_left_runs_back(plain[::-1])))
    return "".join(_turn(plain, _is_right, _is_right_goes_on))


def _without_forms(cluster: str) -> str:
    return "".join(
        unicodedata.normalize("NFKC", letter) if any(first <= letter <= last for first, last in _FORMS) else letter
        for letter in cluster
    )


def _left_runs_back(clusters: list[str]) -> list[str]:
    """Of clusters in reverse order, turn words and numbers that are read from the left back."""
    return _turn(clusters, _is_left, _is_left_goes_on)


def _kind(cluster: str) -> str:
    return unicodedata.bidirectional(cluster[0]) if cluster else "ON"


def _is_left(cluster: str) -> bool:
    return _kind(cluster) == "L" or _kind(cluster) in _DIGIT


def _is_right(cluster: str) -> bool:
    return _kind(cluster) in _RIGHT


def _is_left_goes_on(between: Sequence[str], run: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether a run goes on over what stands `between`: Latin words over blanks, numbers over their own marks only.

    The clusters stand in reverse, so `rest` is read before `run`. A number that follows a Latin word is part of it.
    """
    if any(_kind(cluster) in _RIGHT for cluster in between):
        return False
    if _kind(rest[0]) == "L" or (_kind(run[-1]) == "L" and not between):
        return True
    if len(between) <= 1 and all(_kind(one) in _INSIDE_NUMBERS for one in between):
        return True
    strong = next((_kind(one) for one in rest if _kind(one) == "L" or _kind(one) in _RIGHT), None)
    return strong == "L"


def _is_right_goes_on(between: Sequence[str], run: Sequence[str], rest: Sequence[str]) -> bool:  # noqa: ARG001  # one shape
    return not any(_kind(cluster) == "L" for cluster in between)


def _turn(
    clusters: Sequence[str],
    belongs: Callable[[str], bool],
    goes_on: Callable[[Sequence[str], Sequence[str], Sequence[str]], bool],
) -> list[str]:
    """Turn every run round; a number in a run from the right is turned back."""
    turned: list[str] = []
    index = 0
    while index < len(clusters):
        if not belongs(clusters[index]):
            turned.append(clusters[index])
            index += 1
            continue
        end = index + 1
        ahead = end
        while ahead < len(clusters):
            if belongs(clusters[ahead]):
                if not goes_on(clusters[end:ahead], clusters[index:end], clusters[ahead:]):
                    break
                end = ahead + 1
            ahead += 1
        run = list(clusters[index:end])[::-1]
        turned += _left_runs_back(run) if belongs is _is_right else run
        index = end
    return turned


def _mend_brackets(text: str) -> str:
    """Brackets that close before they open were taken as they look, not as they are read."""
    marks = [letter for letter in text if letter in _BRACKETS]
    if not marks or marks[0] in _OPENING:
        return text
    return "".join(_BRACKETS.get(letter, letter) for letter in text)
