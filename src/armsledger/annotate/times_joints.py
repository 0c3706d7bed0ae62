"""The words that join and bend times, by language: "from … to …", "between … and …", "since", "by", "the week of"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from armsledger.annotate.times_rules import ENGLISH, GAP, SPACE, any_of
from armsledger.knowledge.foreign_times import ForeignTimes, load_foreign_times
from armsledger.knowledge.grammar_words import load_time_words

_KINDS = ("since", "until", "before", "after", "night", "plain")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Joints:
    """Patterns of one language. `joint` stands between two times of a range, `conjunction` is one that joins only
    neighbours, or what `between` opens; `opener` opens a range.

    `modifier` stands before one time, `closer` behind it, `range_closer` behind a range; the last group of the first
    two names what becomes of the time. `dated` are things before "from" that were made at the time, not since.
    """

    joint: re.Pattern[str]
    conjunction: re.Pattern[str]
    between: re.Pattern[str]
    opener: re.Pattern[str]
    modifier: re.Pattern[str]
    closer: re.Pattern[str] = _NEVER
    range_closer: re.Pattern[str] = _NEVER
    dated: re.Pattern[str] = _NEVER


def leading(words: Iterable[str]) -> str:
    """A pattern for any of the words with the blank after it; words that end in a mark or are one letter need none."""
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not ordered:
        return "(?!)"
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", GAP) + _blank_after(w) for w in ordered) + ")"


def _blank_after(word: str) -> str:
    if word.endswith(("'", "’", "-")):
        return ""
    return SPACE if word == "و" else GAP


@cache
def joints_of(language: str) -> Joints:
    """The joints of English or of a language of the table of foreign times."""
    if language == ENGLISH:
        return _english()
    return _foreign(next(known for known in load_foreign_times() if known.name == language))


def _english() -> Joints:
    since = (
        rf"since(?:{GAP}at{GAP}least)?|ever{GAP}since|starting(?:{GAP}in|{GAP}on)?|beginning{GAP}(?:in|on)|from"
        rf"|as{GAP}soon{GAP}as|as{GAP}of|as{GAP}early{GAP}as"
    )
    until = rf"until|till|up{GAP}to|through|up{GAP}until|(?:no{GAP})?later{GAP}than|by|as{GAP}late{GAP}as"
    plain = (
        rf"(?:(?:on|in|during|over){GAP}(?:the{GAP})?)?night{GAP}of|between|in|on|during|over|at|throughout|within"
        rf"|as{GAP}far{GAP}back{GAP}as|back{GAP}in"
    )
    week = rf"(?:(?:in|during){GAP})?(?:the{GAP})?week{GAP}(?:of|beginning|starting|ending)(?:{GAP}on)?"
    modifier = (
        rf"(?<!\w)(?:(?P<week>{week})|(?P<since>{since})|(?P<until>{until})|(?P<before>before|prior{GAP}to|ahead{GAP}of)"
        rf"|(?P<after>after|following)|(?P<plain>{plain})){GAP}(?:the{GAP}|early{GAP}on{GAP})?\Z"
    )
    joint = rf"(?:to|until|till|through|and|and{GAP}up{GAP}to|up{GAP}to){GAP}(?:the{GAP})?"
    things = any_of(load_time_words().dated_things)
    return Joints(
        joint=re.compile(rf"{SPACE}(?:{joint}|[-–—]{SPACE})", re.IGNORECASE),
        conjunction=re.compile(rf"{SPACE}and{GAP}(?:the{GAP})?", re.IGNORECASE),
        between=re.compile(rf"(?<!\w)(?:between{GAP}(?:the{GAP})?)\Z", re.IGNORECASE),
        opener=re.compile(rf"(?<!\w)(?:from{GAP}(?:the{GAP})?)\Z", re.IGNORECASE),
        modifier=re.compile(modifier, re.IGNORECASE),
        dated=re.compile(rf"(?<!\w){things}{GAP}\Z", re.IGNORECASE),
    )


def _foreign(words: ForeignTimes) -> Joints:
    begin, article = r"(?:(?<!\w)|(?<=\bو))", rf"(?:(?:le|la|el){GAP}|l['’])?"
    both = words.words("joints", "and")
    groups = "|".join(f"(?P<{kind}>{leading(words.words(kind))})" for kind in _KINDS)
    ending = rf"(?:['’]\w+)?{GAP}"
    closers = words.table("closers")
    behind = "|".join(
        f"(?P<{kind}>{any_of(word for word, meant in closers.items() if meant == kind)})"
        for kind in sorted(set(closers.values()))
    )
    ends = words.words("closers_of_ranges")
    return Joints(
        joint=re.compile(
            rf"(?:['’]\w+)?(?:{SPACE}{leading(both)}{article}|{SPACE}[-–—]{SPACE}|(?<=\w){GAP}(?=\d))", re.I
        ),
        conjunction=re.compile(rf"(?:['’]\w+)?{SPACE}{leading(words.words('and'))}{article}", re.I),
        between=re.compile(rf"{begin}{leading(words.words('between'))}{article}\Z", re.I),
        opener=re.compile(rf"{begin}{leading(words.words('openers'))}{article}\Z", re.I),
        modifier=re.compile(rf"{begin}(?:{groups}){article}\Z", re.I),
        closer=re.compile(rf"{ending}(?:{behind})(?!\w)", re.I) if closers else _NEVER,
        range_closer=re.compile(rf"{ending}{any_of(ends)}(?!\w)", re.I) if ends else _NEVER,
    )
