"""What the words around a time make of it: "since", "by", "until", "from … to …", "between … and …"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from armsledger.annotate.times_calendar import Days
from armsledger.annotate.times_rules import GAP, SPACE, Frame, Rule, Tense
from armsledger.model.when import Precision

_ONE_DAY = timedelta(days=1)
_JOINT = re.compile(
    rf"{SPACE}(?:(?i:to|until|till|through|and|and{GAP}up{GAP}to|up{GAP}to|по|до|إلى){GAP}(?:the{GAP})?|[-–—]{SPACE})",
)
_AND = re.compile(rf"{SPACE}and{GAP}(?:the{GAP})?", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<!\w)(?:between{GAP}(?:the{GAP})?)\Z", re.IGNORECASE)
_FROM = re.compile(rf"(?<!\w)(?:from|с|من){GAP}(?:the{GAP})?\Z", re.IGNORECASE)
_MODIFIER = re.compile(
    rf"(?<!\w)(?:(?P<since>since(?:{GAP}at{GAP}least)?|ever{GAP}since|starting(?:{GAP}in|{GAP}on)?|beginning{GAP}(?:in|on)"
    rf"|from|с|منذ|depuis|as{GAP}soon{GAP}as|as{GAP}of|as{GAP}early{GAP}as)"
    rf"|(?P<until>until|till|up{GAP}to|through|up{GAP}until|до|حتى|jusqu['’]à|(?:no{GAP})?later{GAP}than|by|as{GAP}late{GAP}as|к)"
    rf"|(?P<before>before|prior{GAP}to|ahead{GAP}of)|(?P<after>after|following)"
    rf"|(?P<plain>between|in|on|during|over|at|throughout|within|as{GAP}far{GAP}back{GAP}as|в|في|en|back{GAP}in))"
    rf"{GAP}(?:the{GAP}|early{GAP}on{GAP})?\Z",
    re.IGNORECASE,
)
_AS_OF = re.compile(rf"as{GAP}of", re.IGNORECASE)
_HAS_HAPPENED = re.compile(r"\b(?:had|has|have)\b")  # "as of Wednesday, they had …" looks back, not ahead
_LONGEST_MODIFIER = 24


@dataclass(frozen=True, slots=True)
class Atom:
    """One time without the words around it: offsets into its sentence, and how to read it in any frame."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]

    def read(self, frame: Frame) -> Days | None:
        """The days it tells in `frame`; None where the calendar has no such day."""
        try:
            return self.rule.read(self.match, frame)
        except (ValueError, OverflowError):  # a year outside the calendar, or 30 February
            return None


@dataclass(frozen=True, slots=True)
class Joined:
    """A time with the words that belong to it: offsets into the sentence, and its days."""

    start: int
    end: int
    days: Days


FrameAt = Callable[[Atom], Frame]


def find_range(sentence: str, first: Atom, second: Atom | None, frame_at: FrameAt) -> Joined | None:
    """Read two neighbouring times as one range, None where the words between or before them do not join them."""
    if second is None:
        return None
    joint = _JOINT.fullmatch(sentence, first.end, second.start)
    head = sentence[: first.start]
    between, since = _BETWEEN.search(head), _FROM.search(head)
    if joint is None:
        return None
    if _AND.fullmatch(sentence, first.end, second.start) and not between and not _follows(first, second, frame_at):
        return None
    days = _range_days(first, second, frame_at)
    if days is None:
        return None
    opener = between or since
    return Joined(opener.start() if opener else first.start, second.end, days)


def _follows(first: Atom, second: Atom, frame_at: FrameAt) -> bool:
    """Say whether a time begins on the day after another ends ("in May and June", "on Sunday and Monday")."""
    begin, end = first.read(frame_at(first)), second.read(frame_at(second))
    return bool(begin and end and begin.latest and end.earliest and end.earliest - begin.latest == _ONE_DAY)


def _range_days(first: Atom, second: Atom, frame_at: FrameAt) -> Days | None:
    begin, end = first.read(frame_at(first)), second.read(frame_at(second))
    if not begin or not end or not begin.earliest or not end.latest:
        return None
    if begin.is_yearless:
        begin = first.read(
            replace(frame_at(first), published=end.latest, tense=Tense.PAST, anchor_name="the range's end")
        )
    elif end.is_yearless:
        end = second.read(
            replace(frame_at(second), published=begin.earliest, tense=Tense.AHEAD, anchor_name="the range's start")
        )
    if not begin or not end or not begin.earliest or not end.latest or begin.earliest > end.latest:
        return None
    return Days(begin.earliest, end.latest, Precision.SPAN, f"range: from {begin.because}; to {end.because}")


def join_modifier(sentence: str, atom: Atom, days: Days) -> Joined:
    """Take in the preposition before a time and open the end that it leaves open."""
    head = sentence[max(0, atom.start - _LONGEST_MODIFIER) : atom.start]
    modifier = _MODIFIER.search(head)
    if modifier is None:
        return Joined(atom.start, atom.end, days)
    start = atom.start - len(head) + modifier.start()
    kind = modifier.lastgroup or "plain"
    if kind == "since" and _AS_OF.match(modifier.group()) and _HAS_HAPPENED.search(sentence, atom.end):
        kind = "until"
    is_possessive = sentence[atom.end : atom.end + 2] in {"'s", "’s"}
    if kind == "plain" or (is_possessive and kind != "since") or _is_undated(days):
        return Joined(start if kind == "plain" else atom.start, atom.end, days)
    return Joined(start, atom.end, _open(days, kind, " ".join(modifier.group().split()).lower()))


def _is_undated(days: Days) -> bool:
    return days.earliest is None and days.latest is None


def _open(days: Days, kind: str, words: str) -> Days:
    ends: dict[str, tuple[date | None, date | None]] = {
        "since": (days.earliest, None),
        "until": (None, days.latest),
        "before": (None, _shifted(days.earliest, -_ONE_DAY)),
        "after": (_shifted(days.latest, _ONE_DAY), None),
    }
    earliest, latest = ends[kind]
    return replace(days, earliest=earliest, latest=latest, because=f"{words}: {days.because}")


def _shifted(day: date | None, by: timedelta) -> date | None:
    try:
        return day + by if day else None
    except OverflowError:  # the first or last day of the calendar
        return None
