"""Rules for times reckoned from the day of publication, or from the time the text named last.

Without an anchor such words are still found, with no days and a reason that says so.
"""

import re
from datetime import date, timedelta

from armsledger.annotate.times_calendar import (
    Days,
    Interval,
    month_days,
    months_days,
    shift_months,
    week_days,
    week_part,
    year_days,
    year_part,
)
from armsledger.annotate.times_calendar import month_part as part_of_month
from armsledger.annotate.times_rules import (
    GAP,
    Frame,
    Rule,
    Tense,
    any_of,
    cased,
    english_weekday,
    find_number,
    no_anchor,
    undated,
    weekday_number,
)
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

_UNITS = r"(?P<unit>hour|day|night|week|month|quarter|year|decade)s?"
_COUNT = r"(?P<count>\d{1,3}|[a-z]+)"
_DAYS_OF = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_PRECISIONS = {"day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "quarter": Precision.QUARTER}


def _read_weekday(match: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("weekday")
    day, which = weekday_number(match["weekday"]), (match.groupdict().get("which") or "").lower()
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
    return _day(frame.published + timedelta(days=shift), f"{_signed(shift, 'day')} from {frame.anchor}")


def _read_overnight(_: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("overnight")
    before = frame.published - timedelta(days=1)
    return Days(before, frame.published, Precision.SPAN, f"the night before {frame.anchor}: both its days")


def _signed(count: int, unit: str) -> str:
    return f"{count:+d} {unit}{'s' if abs(count) != 1 else ''}" if count else "no days"


def _read_which_unit(match: re.Match[str], frame: Frame) -> Days | None:
    """ "last week", "this year", "late next month", "earlier this month"."""
    unit, which, part = match["unit"].lower(), match["which"].lower(), (match["part"] or "").lower().strip(" -")
    if frame.published is None:
        return no_anchor(f"{which} {unit}")
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which.split()[-1], 0)
    first, last = _unit_days(unit, shift, frame.published)
    because = (
        f"{which} {unit}: {_signed(shift, unit) if shift else 'the one'} {'from' if shift else 'of'} {frame.anchor}"
    )
    if part in {"earlier", "already"} and first <= frame.published <= last:
        return Days(first, frame.published, Precision.SPAN, f"{part} {because}, up to that day")
    if part == "later" and first <= frame.published <= last:
        return Days(frame.published, last, Precision.SPAN, f"{part} {because}, from that day on")
    if part in {"early", "late", "mid"}:
        return Days(*_part_days(unit, first, part), Precision.SPAN, f"{part} {because}")
    return Days(first, last, _PRECISIONS.get(unit, Precision.YEAR if unit == "year" else Precision.SPAN), because)


def _unit_days(unit: str, shift: int, day: date) -> Interval:
    if unit == "weekend":
        monday = week_days(day + timedelta(days=7 * shift))[0]
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit == "week":
        return week_days(day + timedelta(days=7 * shift))
    if unit == "month":
        return month_days(day.year, day.month + shift)
    if unit == "quarter":
        return months_days(day.year, 3 * ((day.month - 1) // 3 + shift) + 1, 3)
    if unit == "decade":
        first = (day.year // 10 + shift) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return year_days(day.year + shift)


def _part_days(unit: str, first: date, part: str) -> Interval:
    if unit == "week":
        return week_part(first, part)
    if unit == "month":
        return part_of_month(first.year, first.month, part)
    if unit == "year":
        return year_part(first.year, part)
    return first, first


def _read_edge(match: re.Match[str], frame: Frame) -> Days | None:
    """ "the end of the year", "the beginning of last month": its last or first part."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if frame.published is None:
        return no_anchor(f"edge of {which} {unit}")
    first, last = _unit_days(unit, {"last": -1, "next": 1}.get(which, 0), frame.published)
    is_end = match["edge"].lower() in {"end", "close"}
    because = f"{match['edge'].lower()} of {which} {unit}, reckoned from {frame.anchor}"
    if unit == "year":
        return Days(*month_days(first.year, 12 if is_end else 1), Precision.MONTH, because)
    if unit in {"week", "month"}:
        return Days(*_part_days(unit, first, "late" if is_end else "early"), Precision.SPAN, because)
    return Days(last, last, Precision.DAY, because) if is_end else Days(first, first, Precision.DAY, because)


def _read_over_weekend(_: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("the weekend")
    saturday = frame.published - timedelta(days=(frame.published.isoweekday() - 6) % 7)
    return Days(saturday, saturday + timedelta(days=1), Precision.SPAN, f"last weekend begun not after {frame.anchor}")


def _read_ago(match: re.Match[str], frame: Frame) -> Days | None:
    count, unit = find_number(match["count"]), match["unit"].lower()
    if count is None:
        return None
    if frame.published is None:
        return no_anchor(f"{unit}s ago")
    because = f"{count} {unit}{'s' if count != 1 else ''} before {frame.anchor}"
    if unit in _DAYS_OF:
        day = frame.published - timedelta(days=int(count * _DAYS_OF[unit]))
        return Days(*week_days(day), Precision.WEEK, because) if unit == "week" else _day(day, because)
    day = shift_months(frame.published, -count * _MONTHS_OF[unit])
    if unit in {"year", "decade"}:
        return Days(*year_days(day.year), Precision.YEAR, because)
    return Days(*month_days(day.year, day.month), Precision.MONTH, because)


def _read_past_units(match: re.Match[str], frame: Frame) -> Days | None:
    """ "in the past two months", "in the last 24 hours", "over the next three weeks"."""
    unit, words = match["unit"].lower(), match["count"]
    count = find_number(words) if words else 1
    if count is None:
        return undated("a number of days that the words do not tell")
    if frame.published is None:
        return no_anchor("days up to publication")
    is_ahead = match["way"].lower() in {"next", "coming", "following"}
    sign = 1 if is_ahead else -1
    if unit in _DAYS_OF:
        days = max(1, round(count * _DAYS_OF[unit]))
        end = frame.published + timedelta(days=sign * days)
    else:
        end = shift_months(frame.published, sign * count * _MONTHS_OF[unit])
    because = f"{count} {unit}{'s' if count != 1 else ''} {'from' if is_ahead else 'up to'} {frame.anchor}"
    return Days(*sorted((end, frame.published)), Precision.SPAN, because)  # type: ignore[misc]  # two days make a pair


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


def _read_from_last(match: re.Match[str], frame: Frame) -> Days | None:
    words = re.sub(r"\s+", " ", match.group().lower())
    last = frame.last
    if last is None or last.earliest is None or last.latest is None:
        return undated("reckoned from a time named before, and none is")
    shift = timedelta(days=load_time_words().days_from_last[words])
    because = f"{words}: reckoned from {last.earliest}, the time named last"
    return Days(last.earliest + shift, last.latest + shift, last.precision, because)


def _read_units_from_last(match: re.Match[str], frame: Frame) -> Days | None:
    """ "two days later", "a year earlier"."""
    count, unit, last = find_number(match["count"]), match["unit"].lower(), frame.last
    if count is None:
        return None
    if last is None or last.earliest is None or last.latest is None:
        return undated("reckoned from a time named before, and none is")
    sign = 1 if match["way"].lower() in {"later", "after"} else -1
    because = (
        f"{count} {unit}{'s' if count != 1 else ''} {match['way'].lower()} than {last.earliest}, the time named last"
    )
    if unit in _DAYS_OF:
        shift = timedelta(days=int(sign * count * _DAYS_OF[unit]))
        return Days(last.earliest + shift, last.latest + shift, last.precision, because)
    months = sign * count * _MONTHS_OF[unit]
    first, final = shift_months(last.earliest, months), shift_months(last.latest, months)
    return Days(first, final, last.precision, because)


def _read_last_year(match: re.Match[str], frame: Frame) -> Days | None:
    """The Russian, Arabic and French words for last week, month and year."""
    if frame.published is None:
        return no_anchor("last week, month or year")
    unit = match.lastgroup or "year"
    because = f"last {unit}: -1 {unit} from {frame.anchor}"
    precision = {"week": Precision.WEEK, "month": Precision.MONTH}.get(unit, Precision.YEAR)
    return Days(*_unit_days(unit, -1, frame.published), precision, because)


def relative_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    words = load_time_words()
    weekday, season = english_weekday(), any_of(words.seasons)
    other_weekday = any_of(cased(w for w in words.weekdays if w not in words.english_weekdays))
    part_of_day = rf"(?:{GAP}(?i:early{GAP}|late{GAP})?(?i:morning|afternoon|evening|night)\b)?"
    long_weekday = any_of(cased(w for w in words.english_weekdays if w.lower().endswith("day")))
    no_day = any_of(words.no_day)
    vague = rf"(?:the{GAP})?(?:(?:last|past){GAP}(?:few|several|couple{GAP}of)|recent|coming|past|next{GAP}few)"
    recent = rf"{vague}{GAP}(?:hours|days|weeks|months|years|decades)|(?:several|many|a{GAP}few|some){GAP}(?:hours|days|weeks|months|years|decades){GAP}ago"
    which = rf"(?P<which>last|this{GAP}past|this{GAP}coming|this|next|the{GAP}previous|the{GAP}current|the{GAP}coming)"
    part = rf"(?:(?P<part>earlier|early|late|later|mid|already)(?:{GAP}in)?(?:{GAP}|-))?"

    def rule(name: str, pattern: str, read: object, flags: int = re.IGNORECASE) -> Rule:
        return Rule(name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", flags), read)  # type: ignore[arg-type]  # a Reader

    return (
        rule(
            "weekday",
            rf"(?:(?i:(?P<which>last|next|this|past)){GAP})?(?P<weekday>{long_weekday})s?{part_of_day}",
            _read_weekday_or_habit,
            0,
        ),
        rule("foreign weekday", rf"(?:во?{GAP}|يوم{GAP}|le{GAP})?(?P<weekday>{other_weekday})", _read_weekday, 0),
        rule("short weekday", rf"(?P<weekday>{weekday})(?=,?{GAP}\d)", _read_weekday, 0),
        rule("named day", any_of(words.days_from_published), _read_named_day),
        rule("overnight", "overnight", _read_overnight),
        rule("which unit", rf"{part}{which}{GAP}(?P<unit>weekend|week|month|quarter|year|decade)", _read_which_unit),
        rule(
            "edge",
            rf"(?:the{GAP})?(?P<edge>end|close|start|beginning){GAP}of{GAP}(?P<which>the|this|last|next){GAP}(?P<unit>week|month|year)",
            _read_edge,
        ),
        rule("weekend", rf"(?:over|at|during|on){GAP}the{GAP}weekend", _read_over_weekend),
        rule(
            "ago",
            rf"(?:(?:some|about|around|almost|nearly|over|more{GAP}than|just){GAP})?{_COUNT}{GAP}{_UNITS}{GAP}ago",
            _read_ago,
        ),
        rule(
            "past units",
            rf"(?:in|over|during|within|for|throughout){GAP}the{GAP}(?P<way>past|last|next|coming|following){GAP}(?:{_COUNT}{GAP})?{_UNITS}",
            _read_past_units,
        ),
        rule(
            "row of days",
            rf"for{GAP}(?:a|the){GAP}(?:[a-z]+{GAP}time{GAP}in{GAP}(?P<count>\w+){GAP}days|(?P<ordinal>[a-z]+){GAP}(?:straight{GAP}|consecutive{GAP}|successive{GAP})?day)",
            _read_nth_day,
        ),
        rule("season", rf"(?:earlier{GAP})?(?P<which>last|this|next){GAP}(?P<season>{season})", _read_season),
        rule(
            "season year",
            rf"(?:the{GAP})?(?P<season>{season}),?{GAP}(?:of{GAP})?(?:(?P<year>(?:1[89]|20)\d\d)|(?P<offset>(?:last|this|next){GAP}year))",
            _read_season,
        ),
        rule(
            "season in",
            rf"(?P<lead>(?:in|since|over|during|by|until){GAP}(?:the{GAP})?)(?P<season>{season})",
            _read_season,
        ),
        rule("from last", any_of(words.days_from_last), _read_from_last),
        rule("units from last", rf"{_COUNT}{GAP}{_UNITS}{GAP}(?P<way>later|earlier)", _read_units_from_last),
        rule("no day", f"{no_day}|{recent}", lambda _match, _frame: undated("words that name no day")),
        rule(
            "foreign last",
            rf"(?P<week>на{GAP}прошлой{GAP}неделе|الأسبوع{GAP}الماضي|la{GAP}semaine{GAP}dernière|geçen{GAP}hafta)|(?P<month>в{GAP}прошлом{GAP}месяце|الشهر{GAP}الماضي|le{GAP}mois{GAP}dernier|geçen{GAP}ay)|(?P<year>в{GAP}прошлом{GAP}году|العام{GAP}الماضي|l['’]année{GAP}dernière|geçen{GAP}yıl)",
            _read_last_year,
        ),
    )


def _read_weekday_or_habit(match: re.Match[str], frame: Frame) -> Days | None:
    words = match.group().lower()
    if words.endswith("days"):  # "Thursdays raids" has lost its apostrophe; "on Thursdays" tells a habit
        before = match.string[max(0, match.start() - 4) : match.start()].lower().split()
        if before[-1:] == ["on"]:
            return undated("a day that comes back every week")
    return _read_weekday(match, frame)
