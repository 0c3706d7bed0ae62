"""How texts credit agencies and outlets, as `words/credits.yaml` lists it: patterns around a name.

Every pattern is cut at the name into what stands before it and after it; both are matched where the name was found, so
that a text is looked through once, whatever number of outlets the table holds.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from armsledger.knowledge.word_classes import read_words

_NAME: Final = "{name}"
_PLACES: Final = {
    "{place}": r"[^\W\d_][\w.'’/-]*(?:[ -]+[^\W\d_][\w.'’-]*){0,4}(?:,\s+[^\W\d_][\w.'’ -]{1,30})?",
    "{day}": r"(?=[^\n]{0,24}\d)[\w., ]{1,30}?",
    "{who}": r"[^\W\d_][\w.'’ ,-]{2,60}?",
    "…": r"[^\n]{0,80}?",
}
_GENITIVE: Final = r"(?:['’]\w{0,4})?"
_TOKEN: Final = re.compile(r"\[[^\]]*\]|[^\s\[]+")


@dataclass(frozen=True, slots=True)
class Around:
    """Patterns of what stands before a name, up to it, and after it; one of the pairs must hold."""

    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]

    def find(self, before: str, after: str) -> tuple[int, int] | None:
        """How many characters before and after a name credit it; None where no pattern holds."""
        for left, right in self.pairs:
            ahead = right.match(after)
            behind = left.search(before) if ahead else None
            if ahead and behind:
                return len(behind.group()), ahead.end()
        return None


@dataclass(frozen=True, slots=True)
class CreditWords:
    """`heads`, `lines` and `feet` mark an agency's text, `relays` a retelling; `pictures` and `staff` are no credit."""

    heads: Around
    lines: Around
    feet: Around
    relays: Around
    picture_before: re.Pattern[str]
    picture_after: re.Pattern[str]
    staff: re.Pattern[str]


@cache
def load_credit_words() -> CreditWords:
    """Compile `words/credits.yaml`."""
    words = read_words("credits")
    optional = _between(words)
    dashes = "|".join(map(re.escape, sorted(words["after_heads"], key=len, reverse=True)))
    pictures = _one_of(words["pictures"])
    return CreditWords(
        heads=_around(words["heads"], optional, r"\A\W{0,3}", rf"\s*\)?\s*(?:{dashes}|\Z)"),
        lines=_around(words["lines"], optional, r"\A\W{0,3}", r"\W*\Z"),
        feet=_around(_all(words["feet"]), optional, r"(?:\A|[.!?…»”\")\]]\s*|[(\[—–-]\s*|\n)\s*", r"[\s.)\]]*\Z"),
        relays=_around(_all(words["relays"]), optional, r"(?<!\w)", r"(?!\w)"),
        picture_before=re.compile(rf"(?<!\w)(?:{pictures})(?!\w)[^.\n]{{0,60}}\Z", re.IGNORECASE),
        picture_after=re.compile(rf"{_GENITIVE}[\s/]*(?:(?:{pictures})(?!\w)|/\s?\w)", re.IGNORECASE),
        staff=re.compile(rf"{_GENITIVE}(?:\s+[^\W\d_]+)?\s+(?:{_one_of(words['staff'])})(?!\w)", re.IGNORECASE),
    )


def _between(words: dict[str, Any]) -> tuple[str, str]:
    before = rf"(?:(?:{_one_of(words['before_name'])})\s+|l['’]|d['’]|all['’]|«|“|\")?"
    after = rf"(?:{_GENITIVE}(?:\s+(?:{_one_of(words['after_name'])})(?!\w){_GENITIVE})?[»”\"]?)"
    return before, after


def _around(patterns: Iterable[str], optional: tuple[str, str], begin: str, end: str) -> Around:
    """Patterns that say the same after the name are put together, so that few are tried."""
    by_after: dict[str, list[str]] = {}
    for pattern in patterns:
        before, _, after = pattern.partition(_NAME)
        by_after.setdefault(_tokens(after, leading=True), []).append(_tokens(before, leading=False))
    pairs = (
        (rf"{begin}(?:{'|'.join(befores)}){optional[0]}\Z", rf"{optional[1]}{after}{end}")
        for after, befores in by_after.items()
    )
    return Around(tuple((re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for a, b in pairs))


def _tokens(part: str, *, leading: bool) -> str:
    """One side of a pattern; `leading` where the name stands before it, so that blanks lead each word."""
    made = ""
    for token in _TOKEN.finditer(part):
        words = _token(token.group())
        joined = part[token.start() - 1 : token.start()] if leading else part[token.end() : token.end() + 1]
        blank = "" if joined != " " else r"\s*" if not any(map(str.isalnum, token.group())) else r"\s+"
        piece = f"{blank}{words}" if leading else f"{words}{blank}"
        made += f"(?:{piece})?" if token.group().endswith("|]") else piece
    return made.replace(r"\s+:", r"\s*:")  # French sets a blank before a colon, others do not


def _token(token: str) -> str:
    if token.startswith("["):
        return f"(?:{'|'.join(_words(option) for option in token[1:-1].split('|') if option)})"
    return _words(token)


def _words(words: str) -> str:
    parts = re.split(r"(\{\w+\}|…|\*|\s+)", words)
    return "".join(_PLACES.get(part) or {"*": r"\w*", "": ""}.get(part, _plain(part)) for part in parts)


def _plain(part: str) -> str:
    return r"\s+" if part.isspace() else re.sub(r"['’]", "['’]", re.escape(part))


def _one_of(words: Sequence[str]) -> str:
    return "|".join(_words(word) for word in sorted(words, key=len, reverse=True))


def _all(by_language: dict[str, list[str]]) -> list[str]:
    return [pattern for patterns in by_language.values() for pattern in patterns]
