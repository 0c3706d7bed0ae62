"""Rules for weekdays, days named from that of publication, and words that name no day, in English."""

import re
from datetime import date, timedelta
from functools import cache

from armsledger.annotate.times_calendar import Days, signed, week_days
from armsledger.annotate.times_parts import which_of
from armsledger.annotate.times_rules import (
    GAP,
    Frame,
    Rule,
    Tense,
    any_of,
    bounded_rule,
    cased,
    english_weekday,
    no_anchor,
    undated,
    weekday_number,
)
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

_NAME_REACH = 10  # characters of the longest word before a weekday in a name
_SPANS = "(?:hours|days|weeks|months|years|decades)"


def read_weekday(match: re.Match[str], frame: Frame) -> Days | None:
    """The weekday of a match, gone by or to come as the words around it ask."""
    if frame.published is None:
        return no_anchor("weekday")
    day, which = weekday_number(match["weekday"]), which_of(match)
    back, on = (frame.published.isoweekday() - day) % 7, (day - frame.published.isoweekday()) % 7
    if which == "next":
        return _day(frame.published + timedelta(days=on or 7), f"first such weekday after {frame.anchor}")
    if which in {"last", "past"}:
        return _day(frame.published - timedelta(days=back or 7), f"last such weekday before {frame.anchor}")
    if which == "this" and back:
        monday = week_days(frame.published)[0]
        return _day(monday + timedelta(days=day - 1), f"weekday of the week of {frame.anchor}")
    if frame.tense is not Tense.PAST:
        found, because = frame.published + timedelta(days=on), f"first such weekday not before {frame.anchor}"
    else:
        found, because = frame.published - timedelta(days=back), f"last such weekday not after {frame.anchor}"
    return Days(found, found, Precision.DAY, because, is_yearless=True)


def _day(day: date, because: str) -> Days:
    return Days(day, day, Precision.DAY, because)


def _read_named_day(match: re.Match[str], frame: Frame) -> Days | None:
    words = re.sub(r"\s+", " ", match.group().lower()).replace("’", "'")
    if frame.published is None:
        return no_anchor("day named from the day of publication")
    shift = load_time_words().days_from_published[words]
    return _day(frame.published + timedelta(days=shift), _from_anchor(shift, frame))


def _from_anchor(shift: int, frame: Frame) -> str:
    return f"{signed(shift, 'day')} from {frame.anchor}" if shift else f"the day itself, {frame.anchor}"


def _read_overnight(_: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("overnight")
    before = frame.published - timedelta(days=1)
    return Days(before, frame.published, Precision.SPAN, f"the night before {frame.anchor}: both its days")


def _read_over_weekend(_: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("the weekend")
    saturday = frame.published - timedelta(days=(frame.published.isoweekday() - 6) % 7)
    return Days(saturday, saturday + timedelta(days=1), Precision.SPAN, f"last weekend begun not after {frame.anchor}")


def _read_weekday_or_habit(match: re.Match[str], frame: Frame) -> Days | None:
    words, head = match.group().lower(), match.string[max(0, match.start() - _NAME_REACH) : match.start()]
    if match.groupdict().get("habit"):
        return undated("a day that comes back every week")
    if _name_of_day().search(head):
        return None
    is_plural = words.endswith("days")  # "Thursdays raids" has lost its apostrophe; "on Thursdays" tells a habit
    if is_plural and head.lower().split()[-1:] == ["on"]:
        return undated("a day that comes back every week")
    return read_weekday(match, frame)


@cache
def _name_of_day() -> re.Pattern[str]:
    """What stands before a weekday that is part of a name: "Bloody Sunday"."""
    return re.compile(rf"(?<!\w){any_of(load_time_words().names_of_days)}{GAP}\Z")


def day_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    words = load_time_words()
    long_weekday = any_of(cased(word for word in words.weekdays if word.lower().endswith("day")))
    habit = rf"(?:(?P<habit>(?i:{any_of(words.habits)})){GAP})?"
    which = rf"(?:(?i:(?P<which>last|next|this|past)){GAP})?"
    part_of_day = rf"(?:{GAP}(?i:early{GAP}|late{GAP})?(?i:morning|afternoon|evening|night)\b)?"
    return (
        bounded_rule(
            "weekday", rf"{habit}{which}(?P<weekday>{long_weekday})s?{part_of_day}", _read_weekday_or_habit, re.NOFLAG
        ),
        bounded_rule("short weekday", rf"(?P<weekday>{english_weekday()})(?=,?{GAP}\d)", read_weekday, re.NOFLAG),
        bounded_rule("named day", any_of(words.days_from_published), _read_named_day),
        bounded_rule("overnight", "overnight", _read_overnight),
        bounded_rule("weekend", rf"(?:over|at|during|on){GAP}the{GAP}weekend", _read_over_weekend),
        bounded_rule("no day", _no_day(), lambda _match, _frame: undated("words that name no day")),
    )


def _no_day() -> str:
    few = rf"(?:last|past){GAP}(?:few|several|couple{GAP}of)"
    recent = rf"(?:the{GAP})?(?:{few}|recent|coming|past|next{GAP}few){GAP}{_SPANS}"
    return rf"{any_of(load_time_words().no_day)}|{recent}|(?:several|many|a{GAP}few|some){GAP}{_SPANS}{GAP}ago"
