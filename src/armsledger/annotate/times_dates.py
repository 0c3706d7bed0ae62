"""Rules for days and months of the calendar.

A date without a year is put into the year that the words ask for: the latest one that does not lie after the day of
publication or, where they point ahead, the earliest that does not lie before it.
"""

import re
from datetime import date

from armsledger.annotate.times_calendar import Days, Interval, is_year, month_days, month_part
from armsledger.annotate.times_parts import EDGE, OFFSET, PART, YEAR, YEAR_AFTER, edge_of, part_of, year_of
from armsledger.annotate.times_rules import (
    GAP,
    SPACE,
    Frame,
    Rule,
    Tense,
    any_month,
    any_of,
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


def _read_date(match: re.Match[str], frame: Frame) -> Days | None:
    month, first = month_number(match["month"]), int(match["day"])
    last = int(match.groupdict().get("day_to") or first)
    if not 1 <= first <= last <= 31:
        return None
    precision = Precision.DAY if first == last else Precision.SPAN
    year = year_of(match, frame)
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


def _read_month(match: re.Match[str], frame: Frame) -> Days | None:
    month, part, edge = month_number(match["month"]), part_of(match), edge_of(match)
    year, which = year_of(match, frame), (match.groupdict().get("which") or "").lower()
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


def date_rules() -> tuple[Rule, ...]:
    """The rules for days and months, built from the word list."""
    return (*_day_rules(), *_month_rules())


def _day_rules() -> tuple[Rule, ...]:
    named_day = rf"(?:\b{english_weekday()}\b\.?,?{GAP}(?:the{GAP})?)?"
    ordinal = r"(?:st|nd|rd|th|ST|ND|RD|TH|er)?"
    day_to = rf"(?:{SPACE}(?:[-–—]|\band\b|\bto\b|\buntil\b){SPACE}(?P<day_to>\d{{1,2}}){ordinal})?"
    year = rf"(?:,?{GAP}{YEAR_AFTER}|,?{GAP}{OFFSET})?"
    day_first = (
        rf"{named_day}(?:(?<!\w)|(?<=و))(?<![\d.,:$€£-])(?P<day>\d{{1,2}}){ordinal}{day_to}{GAP}(?:of{GAP})?"
        rf"(?P<month>{any_month()}){year}"
    )
    month_first = (
        rf"{named_day}(?<!\w)(?P<month>{english_month()}){SPACE}(?P<day>\d{{1,2}})(?!\d|[.,:]\d){ordinal}{day_to}"
        rf"(?!\w){year}"
    )
    iso = r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-]\d)"
    numeric = rf"(?<![\w./-])(?P<first>\d{{1,2}})(?P<sign>[./])(?P<second>\d{{1,2}})(?P=sign)(?P<year>{YEAR})(?![\w/])"
    return (
        Rule("day", re.compile(day_first), _read_date),
        Rule("month day", re.compile(month_first), _read_date),
        Rule("iso", re.compile(iso), _read_iso),
        Rule("numeric", re.compile(numeric), _read_numeric),
    )


def _month_rules() -> tuple[Rule, ...]:
    english, other = english_month(), any_month()
    led_in = (
        rf"(?P<lead>(?i:in|since|by|until|till|before|after|from|during|of|and|to|between|through|throughout"
        rf"|as{GAP}of){GAP}(?:(?i:this){GAP})?)"
    )
    which = rf"(?P<which>(?i:last|next|this(?:{GAP}past)?)){GAP}"
    with_word = rf"(?<!\w)(?:{PART}|{EDGE}|{which}|{led_in})(?P<month>{english})(?![\w]|{SPACE}\d|-\d)"
    with_part = rf"(?<!\w)(?:{PART}|{EDGE})?(?P<month>{other}),?{GAP}"
    return (
        Rule("month year", re.compile(rf"{with_part}(?:of{GAP})?{YEAR_AFTER}(?!\w)"), _read_month),
        Rule("month offset", re.compile(rf"{with_part}{OFFSET}"), _read_month),
        Rule("month", re.compile(with_word), _read_month),
        Rule("bare month", re.compile(rf"(?<![\w-])(?P<month>{_sure_month()})(?!\w|{SPACE}\d|-\d)"), _read_month),
        Rule(
            "foreign month", re.compile(rf"(?<!\w)(?:в|к|с|في|en){GAP}(?P<month>{other})(?!\w|{SPACE}\d)"), _read_month
        ),
    )


def _sure_month() -> str:
    """Months that are no other word: "May" and "March" are, and so are most when shortened."""
    months = [month for month in load_time_words().english_months if len(month) > _LONGEST_SHORT_MONTH]
    return any_of([*_SURE, *(month for month in months if month != "March"), *(month.upper() for month in months)])
