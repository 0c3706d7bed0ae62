"""Rules for weeks, months, seasons and years reckoned from the day of publication.

Without an anchor such words are still found, with no days and a reason that says so.
"""

import re
from datetime import date, timedelta

from armsledger.annotate.times_calendar import (
    Days,
    Interval,
    month_days,
    month_part,
    months_days,
    shift_months,
    signed,
    unit_days,
    week_days,
    week_part,
    year_days,
    year_part,
)
from armsledger.annotate.times_rules import (
    GAP,
    Frame,
    Rule,
    Tense,
    any_of,
    bounded_rule,
    counted_number,
    find_number,
    no_anchor,
    undated,
)
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

UNITS = r"(?P<unit>hour|day|night|week|fortnight|month|quarter|year|decade)s?"
_COUNT = r"(?P<count>\d{1,3}|[a-z]+)"
DAYS_OF = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_PRECISIONS = {"day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER}


def _read_which_unit(match: re.Match[str], frame: Frame) -> Days | None:
    """ "last week", "this year", "late next month", "earlier this month"."""
    unit, which, part = match["unit"].lower(), match["which"].lower(), (match["part"] or "").lower().strip(" -")
    if frame.published is None:
        return no_anchor(f"{which} {unit}")
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which.split()[-1], 0)
    first, last = unit_days(unit, shift, frame.published)
    because = (
        f"{which} {unit}: {signed(shift, unit) if shift else 'the one'} {'from' if shift else 'of'} {frame.anchor}"
    )
    if part in {"earlier", "already"} and first <= frame.published <= last:
        return Days(first, frame.published, Precision.SPAN, f"{part} {because}, up to that day")
    if part == "later" and first <= frame.published <= last:
        return Days(frame.published, last, Precision.SPAN, f"{part} {because}, from that day on")
    if part in {"early", "late", "mid"}:
        return Days(*_part_days(unit, first, part), Precision.SPAN, f"{part} {because}")
    return Days(first, last, _PRECISIONS.get(unit, Precision.YEAR if unit == "year" else Precision.SPAN), because)


def _part_days(unit: str, first: date, part: str) -> Interval:
    if unit == "week":
        return week_part(first, part)
    if unit == "month":
        return month_part(first.year, first.month, part)
    if unit == "year":
        return year_part(first.year, part)
    return first, first


def _read_edge(match: re.Match[str], frame: Frame) -> Days | None:
    """ "the end of the year", "the beginning of last month": its last or first part."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if frame.published is None:
        return no_anchor(f"edge of {which} {unit}")
    first, last = unit_days(unit, {"last": -1, "next": 1}.get(which, 0), frame.published)
    is_end = match["edge"].lower() in {"end", "close"}
    because = f"{match['edge'].lower()} of {which} {unit}, reckoned from {frame.anchor}"
    if unit == "year":
        return Days(*month_days(first.year, 12 if is_end else 1), Precision.MONTH, because)
    if unit in {"week", "month"}:
        return Days(*_part_days(unit, first, "late" if is_end else "early"), Precision.SPAN, because)
    return Days(last, last, Precision.DAY, because) if is_end else Days(first, first, Precision.DAY, because)


def _read_ago(match: re.Match[str], frame: Frame) -> Days | None:
    return _read_away(match, frame, -1)


def _read_ahead(match: re.Match[str], frame: Frame) -> Days | None:
    """ "will arrive in two weeks"; without a word that points ahead it is how long something took."""
    if frame.tense is not Tense.AHEAD:
        return None
    found = _read_away(match, frame, 1)
    if found and found.latest and frame.published and match.group().lower().startswith("within"):
        return Days(frame.published, found.latest, Precision.SPAN, f"at most {found.because}")
    return found


def _read_away(match: re.Match[str], frame: Frame, sign: int) -> Days | None:
    count, unit = find_number(match["count"]), match["unit"].lower()
    if count is None:
        return None
    if frame.published is None:
        return no_anchor(f"{unit}s {'ago' if sign < 0 else 'ahead'}")
    because = f"{count} {unit}{'s' if count != 1 else ''} {'before' if sign < 0 else 'after'} {frame.anchor}"
    if unit in DAYS_OF:
        day = frame.published + timedelta(days=sign * int(count * DAYS_OF[unit]))
        is_week = unit in {"week", "fortnight"}
        return Days(*week_days(day), Precision.WEEK, because) if is_week else Days(day, day, Precision.DAY, because)
    day = shift_months(frame.published, sign * count * MONTHS_OF[unit])
    if unit in {"year", "decade"}:
        return Days(*year_days(day.year), Precision.YEAR, because)
    return Days(*month_days(day.year, day.month), Precision.MONTH, because)


def _read_past_units(match: re.Match[str], frame: Frame) -> Days | None:
    """ "in the past two months", "in the last 24 hours", "over the next three weeks"."""
    unit, words = match["unit"].lower(), match["count"]
    is_plural = match.end() > match.end("unit")
    count = find_number(words) if words else None if is_plural else 1
    if count is None:
        return undated("a number of days that the words do not tell")
    if frame.published is None:
        return no_anchor("days up to publication")
    is_ahead = match["way"].lower() in {"next", "coming", "following"}
    sign = 1 if is_ahead else -1
    if unit in DAYS_OF:
        days = max(1, round(count * DAYS_OF[unit]))
        end = frame.published + timedelta(days=sign * days)
    else:
        end = shift_months(frame.published, sign * count * MONTHS_OF[unit])
    because = f"{count} {unit}{'s' if count != 1 else ''} {'from' if is_ahead else 'up to'} {frame.anchor}"
    first, last = min(end, frame.published), max(end, frame.published)
    return Days(first, last, Precision.SPAN, because)


def _read_nth_day(match: re.Match[str], frame: Frame) -> Days | None:
    """ "for the third day", "for the second time in three days": that many days, the last that of publication."""
    words = (match["ordinal"] or match["count"]).lower()
    count = load_time_words().ordinals.get(words) or find_number(words)
    if count is None:
        return None
    if frame.published is None:
        return no_anchor("a row of days")
    first = frame.published - timedelta(days=count - 1)
    return Days(first, frame.published, Precision.SPAN, f"{count} days, the last of them {frame.anchor}")


def _read_season(match: re.Match[str], frame: Frame) -> Days | None:
    words = match.groupdict()
    first_month, which = load_time_words().seasons[match["season"].lower()], (words.get("which") or "").lower()
    if words.get("year"):
        return Days(*months_days(int(match["year"]), first_month, 3), Precision.SEASON, "season of the year named")
    if frame.published is None:
        return no_anchor("season")
    year = frame.published.year + {"last year": -1, "next year": 1}.get((words.get("offset") or "").lower(), 0)
    found = months_days(year, first_month, 3)
    if not words.get("offset"):
        found = _nearest_season(which, first_month, frame.published)
    return Days(*found, Precision.SEASON, f"{which or 'that'} season, reckoned from {frame.anchor}")


def _nearest_season(which: str, first_month: int, day: date) -> Interval:
    candidates = [months_days(day.year + shift, first_month, 3) for shift in (-2, -1, 0, 1)]
    if which == "last":
        return [c for c in candidates if c[1] < day][-1]
    if which == "next":
        return next(c for c in candidates if c[0] > day)
    in_winter = first_month + 2 > 12 and day.month < first_month - 3
    return candidates[1] if in_winter else candidates[2]


def relative_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    part = rf"(?:(?P<part>earlier|early|late|later|mid|already)(?:{GAP}in)?(?:{GAP}|-))?"
    which = rf"(?P<which>last|this{GAP}past|this{GAP}coming|this|next|the{GAP}previous|the{GAP}current|the{GAP}coming)"
    edge = rf"(?:the{GAP})?(?P<edge>end|close|start|beginning){GAP}of{GAP}(?P<which>the|this|last|next)"
    in_the = rf"(?P<part>earlier|early|late|later){GAP}in{GAP}(?P<which>the)"
    hedge = rf"(?:(?:some|about|around|almost|nearly|over|more{GAP}than|just){GAP})?"
    led_in = rf"(?:in|over|during|within|for|throughout){GAP}"
    way = rf"(?:{led_in}|(?=the{GAP}(?:past|last)))the{GAP}(?P<way>past|last|next|coming|following){GAP}"
    nth_time = rf"[a-z]+{GAP}time{GAP}in{GAP}(?P<count>\w+){GAP}days"
    nth_day = rf"(?P<ordinal>[a-z]+){GAP}(?:straight{GAP}|consecutive{GAP}|successive{GAP})?day"
    return (
        bounded_rule(
            "which unit", rf"{part}{which}{GAP}(?P<unit>weekend|week|month|quarter|year|decade)", _read_which_unit
        ),
        bounded_rule("in the unit", rf"{in_the}{GAP}(?P<unit>week|month|year)", _read_which_unit),
        bounded_rule("edge", rf"{edge}{GAP}(?P<unit>week|month|year)", _read_edge),
        bounded_rule("ago", rf"{hedge}{counted_number()}{GAP}{UNITS}{GAP}ago", _read_ago),
        bounded_rule("past units", rf"{way}(?:{_COUNT}{GAP})?{UNITS}", _read_past_units),
        bounded_rule("row of days", rf"for{GAP}(?:a|the){GAP}(?:{nth_time}|{nth_day})", _read_nth_day),
        bounded_rule(
            "ahead", rf"(?:in|within){GAP}(?!one\b){counted_number()}{GAP}{UNITS}(?:['’]{GAP}time)?", _read_ahead
        ),
        *_season_rules(),
    )


def _season_rules() -> tuple[Rule, ...]:
    season = rf"(?P<season>{any_of(load_time_words().seasons)})"
    year = rf"(?:(?P<year>(?:1[89]|20)\d\d)|(?P<offset>(?:last|this|next){GAP}year))"
    lead = rf"(?P<lead>(?:in|since|over|during|by|until){GAP}(?:the{GAP})?)"
    return (
        bounded_rule("season", rf"(?:earlier{GAP})?(?P<which>last|this|next){GAP}{season}", _read_season),
        bounded_rule("season year", rf"(?:the{GAP})?{season},?{GAP}(?:of{GAP})?{year}", _read_season),
        bounded_rule("season in", rf"{lead}{season}(?!{GAP}of\b)", _read_season),
    )
