"""Rules for times that name a calendar date: days, months, quarters, years, decades and parts of them.

A date without a year is put into the year that the day of publication asks for: the latest one that does not lie
after it or, where the words nearby point ahead, the earliest that does not lie before it.
"""

import re
from datetime import date

from armsledger.annotate.times_calendar import (
    Days,
    Interval,
    is_year,
    month_days,
    month_part,
    months_days,
    year_days,
    year_part,
)
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
from armsledger.knowledge.grammar_words import load_quantity_words, load_time_words
from armsledger.model.when import Precision

_YEAR = r"(?:1[89]|20)\d\d"
_YEAR_END = r"(?![\d,.]?\d)(?!-(?:year|strong|man))"
_YEAR_AFTER = rf"(?P<year>{_YEAR})(?!\d|[,.]\d)(?:{GAP}(?:года|году|год|г\.))?"
_OFFSET = rf"(?P<offset>(?:of{GAP})?(?:(?:last|this|next|the{GAP}same){GAP}year)|прошлого{GAP}года|этого{GAP}года|العام{GAP}الماضي|de{GAP}l['’]année{GAP}dernière)"
_THINGS = (
    "rockets",
    "missiles",
    "tanks",
    "drones",
    "vehicles",
    "weapons",
    "rifles",
    "shells",
    "rounds",
    "tonnes",
    "tons",
)
_NEAREST_YEARS = 8  # leap days come back after eight years at most


def _year_of(match: re.Match[str], frame: Frame) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    offset = (groups.get("offset") or "").lower()
    if not offset or frame.published is None:
        return None
    shift = -1 if re.search(r"last|прошл|الماضي|derni", offset) else 1 if "next" in offset else 0
    if "same" in offset and frame.last and frame.last.earliest:
        return frame.last.earliest.year
    return frame.published.year + shift


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
    year = _year_of(match, frame)
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
    month, part, edge = month_number(match["month"]), _part(match), _edge(match)
    year, which = _year_of(match, frame), (match.groupdict().get("which") or "").lower()
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


def _part(match: re.Match[str]) -> str | None:
    words = (match.groupdict().get("part") or "").lower()
    return next((part for part in ("early", "late", "mid") if words.startswith(part)), "mid" if words else None)


def _edge(match: re.Match[str]) -> str | None:
    words = (match.groupdict().get("edge") or "").lower()
    if not words:
        return None
    return "end" if re.search(r"end|close", words) else "start"


def _read_year(match: re.Match[str], frame: Frame) -> Days | None:
    year = int(match["year"])
    part, edge, half = _part(match), _edge(match), (match.groupdict().get("half") or "").lower()
    if frame.published and year > frame.published.year + 60:
        return None
    if match.groupdict().get("until"):
        last = match["until"]
        second = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return Days(year_days(year)[0], year_days(second)[1], Precision.SPAN, "years") if second >= year else None
    if part:
        return Days(*year_part(year, part), Precision.SPAN, f"{part} third of the year")
    if edge:
        return Days(*month_days(year, 12 if edge == "end" else 1), Precision.MONTH, f"{edge} of the year: its month")
    if half:
        return Days(*months_days(year, 1 if half == "first" else 7, 6), Precision.SPAN, f"{half} half of the year")
    return Days(*year_days(year), Precision.YEAR, "year")


def _read_quarter(match: re.Match[str], frame: Frame) -> Days | None:
    which = match["number"] or match["short"]
    number = int(which) if which.isdigit() else load_time_words().ordinals.get(which.lower(), 0)
    if which.lower() == "last":
        number = 4
    if frame.published is None and not match["year"]:
        return no_anchor("quarter without a year")
    year = _year_of(match, frame) or (frame.published.year if frame.published else None)
    if year is None or not 1 <= number <= 4:
        return None
    because = "quarter" if match["year"] else f"quarter, year reckoned from {frame.anchor}"
    return Days(*months_days(year, 3 * number - 2, 3), Precision.QUARTER, because)


def _read_decade(match: re.Match[str], _: Frame) -> Days | None:
    first = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
    part = _part(match)
    shift = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return Days(
        date(first + shift[0], 1, 1), date(first + shift[1], 12, 31), Precision.SPAN, f"{part or ''} decade".strip()
    )


def absolute_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    not_counted = rf"(?!{GAP}(?:[a-z]+{GAP})?{any_of([*load_quantity_words().people, *_THINGS])}\b)"
    english, other, weekday = english_month(), any_month(), english_weekday()
    named_day = rf"(?:\b{weekday}\b\.?,?{GAP}(?:the{GAP})?)?"
    day = r"(?<![\d.,:$€£-])(?P<day>\d{1,2})"
    ordinal = r"(?:st|nd|rd|th|ST|ND|RD|TH|er)?"
    day_to = rf"(?:{SPACE}(?:[-–—]|\band\b|\bto\b|\buntil\b){SPACE}(?P<day_to>\d{{1,2}}){ordinal})?"
    year = rf"(?:,?{GAP}{_YEAR_AFTER}|,?{GAP}{_OFFSET})?"
    part = rf"(?P<part>(?i:early|late|mid|middle{GAP}of|the{GAP}middle{GAP}of)(?:{GAP}|-)(?:in{GAP})?)"
    edge = rf"(?P<edge>(?i:the{GAP})?(?i:very{GAP})?(?i:end|close|start|beginning){GAP}(?i:of){GAP})"
    before_year = rf"(?:{part}|{edge}|(?:the{GAP})?(?P<half>(?i:first|second)){GAP}half{GAP}of{GAP})"
    led_in = rf"(?<![\w-])(?P<lead>(?i:in|since|by|until|till|before|after|from|during|throughout|through|and|to|of|between|as{GAP}of|as{GAP}early{GAP}as|as{GAP}late{GAP}as|back{GAP}in|с|в|к|до|после|منذ|في|عام|سنة|en|depuis){GAP}(?:عام{GAP}|سنة{GAP})?)"
    month_led_in = (
        rf"(?P<lead>(?i:in|since|by|until|till|before|after|from|during|of|and|to|between|through|throughout"
        rf"|as{GAP}of){GAP}(?:(?i:this){GAP})?)"
    )
    safe = any_of(m for m in load_time_words().english_months if m not in {"May", "March", "Mar", "Dec", "Jan", "Sep"})
    capital = safe[:-1] + "|" + any_of(m.upper() for m in load_time_words().english_months if len(m) > 4)[3:-1] + ")"
    foreign = r"(?<!\w)(?:в|к|с|في|en)" + GAP
    return (
        Rule(
            "day",
            re.compile(
                rf"{named_day}(?:(?<!\w)|(?<=و)){day}{ordinal}{day_to}{GAP}(?:of{GAP})?(?P<month>{other}){year}"
            ),
            _read_date,
        ),
        Rule(
            "month day",
            re.compile(
                rf"{named_day}(?<!\w)(?P<month>{english}){SPACE}(?P<day>\d{{1,2}})(?!\d|[.,:]\d){ordinal}{day_to}(?!\w){year}"
            ),
            _read_date,
        ),
        Rule("iso", re.compile(r"(?<![\w/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-]\d)"), _read_iso),
        Rule(
            "numeric",
            re.compile(
                rf"(?<![\w./-])(?P<first>\d{{1,2}})(?P<sign>[./])(?P<second>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})(?![\w/])"
            ),
            _read_numeric,
        ),
        Rule(
            "month year",
            re.compile(rf"(?<!\w)(?:{part}|{edge})?(?P<month>{other}),?{GAP}(?:of{GAP})?{_YEAR_AFTER}(?!\w)"),
            _read_month,
        ),
        Rule("month offset", re.compile(rf"(?<!\w)(?:{part}|{edge})?(?P<month>{other}),?{GAP}{_OFFSET}"), _read_month),
        Rule(
            "month",
            re.compile(
                rf"(?<!\w)(?:{part}|{edge}|(?P<which>(?i:last|next|this(?:{GAP}past)?)){GAP}|{month_led_in})"
                rf"(?P<month>{english})(?![\w]|{SPACE}\d|-\d)"
            ),
            _read_month,
        ),
        Rule("bare month", re.compile(rf"(?<![\w-])(?P<month>{capital})(?!\w|{SPACE}\d|-\d)"), _read_month),
        Rule("foreign month", re.compile(rf"{foreign}(?P<month>{other})(?!\w|{SPACE}\d)"), _read_month),
        Rule(
            "quarter",
            re.compile(
                rf"(?<!\w)(?:(?i:(?:the{GAP})?(?P<number>first|second|third|fourth|last|1st|2nd|3rd|4th){GAP}quarter)|Q(?P<short>[1-4]))(?:,?{GAP}(?:of{GAP})?(?:{_YEAR_AFTER}|{_OFFSET}))?"
            ),
            _read_quarter,
        ),
        Rule("part of year", re.compile(rf"(?<!\w){before_year}(?P<year>{_YEAR}){_YEAR_END}(?!\w)"), _read_year),
        Rule(
            "year",
            re.compile(
                rf"{led_in}(?P<year>{_YEAR}){_YEAR_END}(?:[-–/](?P<until>(?:{_YEAR}|\d\d)))?(?![\w%]|-\w)(?:{GAP}(?:года|году|год|г\.))?{not_counted}"
            ),
            _read_year,
        ),
        Rule("years", re.compile(rf"(?<![\w-])(?P<year>{_YEAR})[-–](?P<until>{_YEAR})(?![\w-])"), _read_year),
        Rule(
            "named year",
            re.compile(
                rf"(?<!\w)(?P<lead>(?i:the|a|its|his|their){GAP})(?P<year>{_YEAR})(?!\w){not_counted}(?={GAP}[A-Za-z])"
            ),
            _read_year,
        ),
        Rule("year in brackets", re.compile(rf"(?<=\()(?<!\d\s\()(?P<year>{_YEAR})(?=\))"), _read_year),
        Rule(
            "decade",
            re.compile(rf"(?<!\w)(?:the{GAP})?{part}?(?P<decade>(?:1[89]|20)\d0|(?<=['’])[2-9]0|[3-9]0)['’]?s(?!\w)"),
            _read_decade,
        ),
    )
