"""What the words around a time make of it: "since", "by", "until", "from … to …", "between … and …"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from armsledger.annotate.times_calendar import Days, week_days
from armsledger.annotate.times_joints import Joints, joints_of
from armsledger.annotate.times_rules import GAP, Frame, Rule, Tense
from armsledger.knowledge.grammar_words import load_quantity_words
from armsledger.model.when import Precision

_ONE_DAY = timedelta(days=1)
_AS_OF = re.compile(rf"as{GAP}of", re.IGNORECASE)
_HAS_HAPPENED = re.compile(r"\b(?:had|has|have|were|was|numbered|stood)\b")  # "as of Wednesday, they had …" looks back
_FROM = re.compile(r"(?i)(?:from|с|со|de|du|desde|من)\b")
_LED = re.compile(rf"(?i)(?:in|on|over|during|within|for|throughout|at|since){GAP}")  # "handed over in two weeks"
_ATTRIBUTE = re.compile(rf"{GAP}(?P<noun>[a-z]{{3,}})\b(?!['’])")
_LONGEST_MODIFIER = 36
_DATED_REACH = 48  # characters of a modifier and the longest thing that is dated


@dataclass(frozen=True, slots=True)
class Atom:
    """One time without the words around it: offsets into its sentence, and how to read it in any frame."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]

    @property
    def is_range(self) -> bool:
        """Say whether its own words tell both ends ("4 to 6 May", "2014-2016")."""
        groups = self.match.groupdict()
        return bool(groups.get("day_to") or groups.get("until"))

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
    if second is None or first.is_range or second.is_range:
        return None
    joints = joints_of(first.rule.language)
    if joints.joint.fullmatch(sentence, first.end, second.start) is None:
        return None
    head = sentence[max(0, first.start - _LONGEST_MODIFIER) : first.start]
    between, closer = joints.between.search(head), joints.range_closer.match(sentence, second.end)
    is_loose = joints.conjunction.fullmatch(sentence, first.end, second.start) and not between and not closer
    if is_loose and not _follows(first, second, frame_at):
        return None
    days = _range_days(first, second, frame_at)
    if days is None:
        return None
    opener = between or joints.opener.search(head)
    start = first.start - len(head) + opener.start() if opener else first.start
    return Joined(start, closer.end() if closer else second.end, days)


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
    """Take in the words before a time, or behind it, that belong to it, and open the end that they leave open."""
    joints, head = joints_of(atom.rule.language), sentence[max(0, atom.start - _LONGEST_MODIFIER) : atom.start]
    if atom.is_range and (opener := joints.opener.search(head)):
        return Joined(atom.start - len(head) + opener.start(), atom.end, days)
    is_led = _LED.match(sentence, atom.start)
    modifier, end = None if is_led else joints.modifier.search(head), atom.end
    kind = modifier.lastgroup or "plain" if modifier else "plain"
    start = atom.start - len(head) + modifier.start() if modifier else atom.start
    words = modifier.group() if modifier else ""
    if closer := joints.closer.match(sentence, atom.end):
        kind, words, end = closer.lastgroup or "plain", closer.group(), closer.end()
    if kind == "since" and _is_of_the_time(sentence, start, words, atom.end, joints):
        kind = "plain" if _FROM.match(words) else "until"
    if kind == "plain" or _is_undated(days):
        return Joined(start if kind == "plain" else atom.start, end, days)
    if _is_attribute(sentence, atom, kind):
        return Joined(atom.start, atom.end, days)
    return Joined(start, end, _bend(days, kind, " ".join(words.split()).lower()))


def _is_of_the_time(sentence: str, start: int, words: str, end: int, joints: Joints) -> bool:
    """Say whether "from" or "as of" tells a time only: "images from 24 July", "as of Monday, they had lost two"."""
    if _FROM.match(words):
        return bool(joints.dated.search(sentence[max(0, start - _DATED_REACH) : start]))
    return bool(_AS_OF.match(words) and _HAS_HAPPENED.search(sentence, end))


def _is_attribute(sentence: str, atom: Atom, kind: str) -> bool:
    """Say whether the time only tells which thing is meant: "after Friday's raid", "after Friday prayers"."""
    if kind in {"since", "week", "night"}:
        return False
    if sentence[atom.end : atom.end + 2] in {"'s", "’s"}:
        return True
    noun = _ATTRIBUTE.match(sentence, atom.end) if atom.rule.name == "weekday" else None
    return bool(noun and noun["noun"] not in load_quantity_words().stops and not noun["noun"].endswith("ly"))


def _is_undated(days: Days) -> bool:
    return days.earliest is None and days.latest is None


def _bend(days: Days, kind: str, words: str) -> Days:
    if kind == "week" and days.earliest:
        return Days(*week_days(days.earliest), Precision.WEEK, f"{words}: the week that holds it; {days.because}")
    if kind == "night":
        before = _shifted(days.earliest, -_ONE_DAY)
        return replace(days, earliest=before, precision=Precision.SPAN, because=f"{words}: {days.because}")
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
