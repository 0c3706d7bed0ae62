"""Rules for days and months of the calendar.

A date without a year is put into the year that the words ask for: the latest one that does not lie after the day of
publication or, where they point ahead, the earliest that does not lie before it.
"""

import re
from datetime import date
from functools import cache

from armsledger.annotate.times_calendar import Days, Interval, is_year, month_days, month_part
from armsledger.annotate.times_parts import EDGE, OFFSET, PART, YEAR, YEAR_AFTER, edge_of, part_of, which_of, year_of
from armsledger.annotate.times_rules import (
    ENGLISH,
    GAP,
    SPACE,
    Frame,
    Rule,
    Tense,
    any_of,
    bounded_rule,
    english_month,
    english_weekday,
    month_number,
    no_anchor,
    undated,
)
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

_NEAREST_YEARS = 8  # leap days come back after eight years at most
_LONGEST_SHORT_MONTH = 4
_SURE = ("June", "July")
_MOST_MONTHS_AWAY = 3  # a 31st comes back after two months at most
_MONTH_REACH = 14  # characters of the longest month and a comma
_PART_BEFORE = re.compile(r"(?i)(?:\d|st|nd|rd|th|end|start|beginning|month|days?|week|weeks|part)\s+\Z")
_NAME_AFTER = re.compile(
    r"[ ](?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]+"
)


def _nearest(frame: Frame, month: int, day: int | None) -> Interval | None:
    """The instance of a month, or of a day of it, that the frame asks for."""
    if frame.published is None:
        return None
    if frame.tense is not Tense.NEAREST:
        return _instance(frame.published, month, day, 1 if frame.tense is Tense.AHEAD else -1)
    found = [_instance(frame.published, month, day, step) for step in (-1, 1)]
    published = frame.published
    return min((f for f in found if f), key=lambda days: abs(days[1] - published), default=None)


def _instance(published: date, month: int, day: int | None, step: int) -> Interval | None:
    for distance in range(_NEAREST_YEARS + 1):
        year = published.year + step * distance
        found = _dated(year, month, day) if is_year(year) else None
        if found and (found[1] >= published if step > 0 else found[0] <= published):
            return found
    return None


def _dated(year: int, month: int, day: int | None) -> Interval | None:
    if day is None:
        return month_days(year, month)
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _direction(frame: Frame) -> str:
    words = {Tense.PAST: "the last not after", Tense.AHEAD: "the first not before", Tense.NEAREST: "the one closest to"}
    return f"{words[frame.tense]} {frame.anchor}"


def read_date(match: re.Match[str], frame: Frame) -> Days | None:
    """The day, or the days of one month, of a match; None where they name a thing ("17 February Brigade")."""
    month, first = month_number(match["month"]), int(match.groupdict().get("day_first") or match["day"])
    last = int(match.groupdict().get("day_to") or match["day"])
    if not 1 <= first <= last <= 31:
        return None
    precision = Precision.DAY if first == last else Precision.SPAN
    year = year_of(match, frame)
    if year is None and _names_a_thing().match(match.string, match.end()):
        return None
    if year is not None:
        begin, end = _dated(year, month, first), _dated(year, month, last)
        because = (
            "calendar date" if match.groupdict().get("year") else f"calendar date, year reckoned from {frame.anchor}"
        )
        return Days(begin[0], end[0], precision, because) if begin and end else None
    if frame.published is None:
        return no_anchor("calendar date without a year")
    end = _nearest(frame, month, last)
    begin = _dated(end[0].year, month, first) if end else None
    if not begin or not end:
        return None
    return Days(begin[0], end[0], precision, f"calendar date without a year: {_direction(frame)}", is_yearless=True)


def _read_iso(match: re.Match[str], _: Frame) -> Days | None:
    day = _dated(int(match["year"]), int(match["month"]), int(match["day"])) if 1 <= int(match["month"]) <= 12 else None
    return Days(*day, Precision.DAY, "ISO date") if day else None


def _read_numeric(match: re.Match[str], _: Frame) -> Days | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["sign"] == "/" and first <= 12 and second <= 12 and first != second:
        return undated("numeric date: day and month cannot be told apart")
    day, month = (first, second) if second <= 12 else (second, first)
    found = _dated(year, month, day) if 1 <= month <= 12 else None
    return Days(*found, Precision.DAY, "numeric date, day before month") if found else None


def read_month(match: re.Match[str], frame: Frame) -> Days | None:
    """The month of a match or the part of it that the words name; None where the word is no month."""
    month, part, edge = month_number(match["month"]), part_of(match), edge_of(match)
    year, which = year_of(match, frame), which_of(match)
    if year is None and not which and _is_other_word(match):
        return None
    is_yearless = year is None
    because = "month" if match.groupdict().get("year") else f"month, year reckoned from {frame.anchor}"
    if year is None:
        if frame.published is None:
            return no_anchor("month without a year")
        year, because = _yearless_month(month, which, frame)
    first, last = month_part(year, month, part) if part else month_days(year, month)
    if edge:
        part = "late" if edge == "end" else "early"
        first, last = month_part(year, month, part)
    because = f"{part} {because}" if part else because
    return Days(first, last, Precision.SPAN if part else Precision.MONTH, because, is_yearless and not which)


def _yearless_month(month: int, which: str, frame: Frame) -> tuple[int, str]:
    assert frame.published
    year, current = frame.published.year, frame.published.month
    if which == "last":
        return (year if month < current else year - 1), f"last such month before {frame.anchor}"
    if which == "next":
        return (year if month > current else year + 1), f"next such month after {frame.anchor}"
    if which == "this":
        return year, f"this year's month, {frame.anchor}"
    found = _nearest(frame, month, None)
    return (found[0].year if found else year), f"month without a year: {_direction(frame)}"


def _read_day_of_month(match: re.Match[str], frame: Frame) -> Days | None:
    """ "on the 14th": of this month or the last, or of the next where the words point ahead."""
    if frame.published is None:
        return no_anchor("day of a month that is not named")
    step, day = (1 if frame.tense is Tense.AHEAD else -1), int(match["day"])
    for shift in range(_MOST_MONTHS_AWAY):
        first, last = month_days(frame.published.year, frame.published.month + step * shift)
        found = first.replace(day=day) if 1 <= day <= last.day else None
        if found and (found - frame.published).days * step >= 0:
            return Days(found, found, Precision.DAY, f"day of a month: {_direction(frame)}", is_yearless=True)
    return None


def _is_other_word(match: re.Match[str]) -> bool:
    """Say whether a month's word is a surname or a first name here: "of May and Juncker", "April Glaspie"."""
    groups, month, text = match.groupdict(), match["month"], match.string
    lead = (groups.get("lead") or "").lower().split()
    if month.lower() == "may" and lead[:1] and lead[0] in {"and", "of", "to"}:
        before, after = text[max(0, match.start() - _MONTH_REACH) : match.start()], text[match.end() :]
        return not (_month_before().search(before) or _month_after().match(after) or _PART_BEFORE.search(before))
    if lead or groups.get("part") or groups.get("edge"):
        return False
    return month in {"April", "June", "August"} and bool(_NAME_AFTER.match(text, match.end()))


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){english_month()},?{SPACE}\Z")


@cache
def _month_after() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?:and|to|or|[-–—]){SPACE}{english_month()}(?!\w)")


@cache
def _names_a_thing() -> re.Pattern[str]:
    """What follows a day that is part of a name: "Brigade", "Martyrs Brigade", "Alliance"."""
    return re.compile(rf"{GAP}{any_of(load_time_words().named_after_days)}(?!\w)")


def date_rules() -> tuple[Rule, ...]:
    """The rules for days and months of English, built from the word list."""
    return (*_day_rules(), *_month_rules())


def numeric_rules(language: str = ENGLISH) -> tuple[Rule, ...]:
    """The rules for dates in figures, joined by the words of `language`."""
    iso = (
        r"(?<![\w/-])(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d|[-/.]\d)(?!(?!T\d\d:)\w)"
    )
    numeric = (
        rf"(?<![\w./-])(?P<first>\d{{1,2}})(?P<sign>[./-])(?P<second>\d{{1,2}})(?P=sign)(?P<year>{YEAR})(?![\w/]|-\d)"
    )
    return (
        Rule("iso", re.compile(iso), _read_iso, language),
        Rule("numeric", re.compile(numeric), _read_numeric, language),
    )


def _day_rules() -> tuple[Rule, ...]:
    named_day = rf"(?:\b{english_weekday()}\b\.?,?{GAP}(?:the{GAP})?)?"
    ordinal = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
    day_to = rf"(?:{SPACE}(?:[-–—]|\band\b|\bto\b|\buntil\b){SPACE}(?P<day_to>\d{{1,2}}){ordinal})?"
    year = rf"(?:,?{GAP}{YEAR_AFTER}|,?{GAP}{OFFSET})?"
    day_first = (
        rf"{named_day}(?<!\w)(?<![\d.,:$€£-])(?:(?P<day_first>\d{{1,2}}){ordinal},{GAP}"
        rf"(?:\d{{1,2}}{ordinal},{GAP})*)?(?P<day>\d{{1,2}}){ordinal}{day_to}{GAP}(?:of{GAP})?(?P<month>{english_month()}){year}"
    )
    hyphened = rf"(?<![\w-])(?P<day>\d{{1,2}})-(?P<month>{english_month()})-(?P<year>{YEAR})(?![\w-])"
    closing = r"(?=\s*(?:[.,;:)]|\Z|(?:and|but|when|as|by|after|before)\b))"
    of_month = rf"(?:(?<=on the )|(?<=On the ))(?P<day>\d{{1,2}})(?:st|nd|rd|th){closing}"
    month_first = (
        rf"{named_day}(?<!\w)(?P<month>{english_month()}){SPACE}(?P<day>\d{{1,2}})(?!\d|[.,:]\d){ordinal}{day_to}"
        rf"(?!\w){year}"
    )
    return (
        Rule("day", re.compile(day_first), read_date),
        Rule("month day", re.compile(month_first), read_date),
        Rule("month day", re.compile(hyphened), read_date),
        bounded_rule("day of month", of_month, _read_day_of_month),
    )


def _month_rules() -> tuple[Rule, ...]:
    english = english_month()
    led_in = (
        rf"(?P<lead>(?i:in|since|by|until|till|before|after|from|during|of|and|to|between|through|throughout"
        rf"|as{GAP}of){GAP}(?:(?i:this){GAP})?)"
    )
    which = rf"(?P<which>(?i:last|next|this(?:{GAP}past)?)){GAP}"
    with_word = rf"(?<!\w)(?:{PART}|{EDGE}|{which}|{led_in})(?P<month>{english})(?![\w]|{SPACE}\d|-\d)"
    with_part = rf"(?<!\w)(?:{PART}|{EDGE})?(?P<month>{english}),?{GAP}"
    return (
        Rule("month year", re.compile(rf"{with_part}(?:of{GAP})?{YEAR_AFTER}(?!\w)"), read_month),
        Rule("month offset", re.compile(rf"{with_part}{OFFSET}"), read_month),
        Rule("month", re.compile(with_word), read_month),
        Rule("bare month", re.compile(rf"(?<![\w-])(?P<month>{_sure_month()})(?!\w|{SPACE}\d|-\d)"), read_month),
    )


def _sure_month() -> str:
    """Months that are no other word: "May" and "March" are, and so are most when shortened."""
    months = [month for month in load_time_words().months if len(month) > _LONGEST_SHORT_MONTH]
    return any_of([*_SURE, *(month for month in months if month != "March"), *(month.upper() for month in months)])
