"""Rules for weekdays, days named from that of publication, and words that name no day."""

import re
from datetime import date, timedelta

from armsledger.annotate.times_calendar import Days, signed, unit_days, week_days
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

_SPANS = "(?:hours|days|weeks|months|years|decades)"


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


def _read_from_last(match: re.Match[str], frame: Frame) -> Days | None:
    words = re.sub(r"\s+", " ", match.group().lower())
    last = frame.last
    if last is None or last.earliest is None or last.latest is None:
        return undated("reckoned from a time named before, and none is")
    shift = timedelta(days=load_time_words().days_from_last[words])
    because = f"{words}: reckoned from {last.earliest}, the time named last"
    return Days(last.earliest + shift, last.latest + shift, last.precision, because)


def _read_last_year(match: re.Match[str], frame: Frame) -> Days | None:
    """The Russian, Arabic and French words for last week, month and year."""
    if frame.published is None:
        return no_anchor("last week, month or year")
    unit = match.lastgroup or "year"
    because = f"last {unit}: -1 {unit} from {frame.anchor}"
    precision = {"week": Precision.WEEK, "month": Precision.MONTH}.get(unit, Precision.YEAR)
    return Days(*unit_days(unit, -1, frame.published), precision, because)


def _read_weekday_or_habit(match: re.Match[str], frame: Frame) -> Days | None:
    words = match.group().lower()
    if words.endswith("days"):  # "Thursdays raids" has lost its apostrophe; "on Thursdays" tells a habit
        before = match.string[max(0, match.start() - 4) : match.start()].lower().split()
        if before[-1:] == ["on"]:
            return undated("a day that comes back every week")
    return _read_weekday(match, frame)


def day_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    words = load_time_words()
    foreign = any_of(cased(word for word in words.weekdays if word not in words.english_weekdays))
    long_weekday = any_of(cased(word for word in words.english_weekdays if word.lower().endswith("day")))
    which = rf"(?:(?i:(?P<which>last|next|this|past)){GAP})?"
    part_of_day = rf"(?:{GAP}(?i:early{GAP}|late{GAP})?(?i:morning|afternoon|evening|night)\b)?"
    return (
        bounded_rule(
            "weekday", rf"{which}(?P<weekday>{long_weekday})s?{part_of_day}", _read_weekday_or_habit, re.NOFLAG
        ),
        bounded_rule(
            "foreign weekday", rf"(?:[Вв]о?{GAP}|يوم{GAP}|le{GAP})?(?P<weekday>{foreign})", _read_weekday, re.NOFLAG
        ),
        bounded_rule("short weekday", rf"(?P<weekday>{english_weekday()})(?=,?{GAP}\d)", _read_weekday, re.NOFLAG),
        bounded_rule("named day", any_of(words.days_from_published), _read_named_day),
        bounded_rule("overnight", "overnight", _read_overnight),
        bounded_rule("weekend", rf"(?:over|at|during|on){GAP}the{GAP}weekend", _read_over_weekend),
        bounded_rule("from last", any_of(words.days_from_last), _read_from_last),
        bounded_rule("no day", _no_day(), lambda _match, _frame: undated("words that name no day")),
        bounded_rule("foreign last", _foreign_last(), _read_last_year),
    )


def _no_day() -> str:
    few = rf"(?:last|past){GAP}(?:few|several|couple{GAP}of)"
    recent = rf"(?:the{GAP})?(?:{few}|recent|coming|past|next{GAP}few){GAP}{_SPANS}"
    return rf"{any_of(load_time_words().no_day)}|{recent}|(?:several|many|a{GAP}few|some){GAP}{_SPANS}{GAP}ago"


def _foreign_last() -> str:
    return (
        rf"(?P<week>на{GAP}прошлой{GAP}неделе|الأسبوع{GAP}الماضي|la{GAP}semaine{GAP}dernière|geçen{GAP}hafta)"
        rf"|(?P<month>в{GAP}прошлом{GAP}месяце|الشهر{GAP}الماضي|le{GAP}mois{GAP}dernier|geçen{GAP}ay)"
        rf"|(?P<year>в{GAP}прошлом{GAP}году|العام{GAP}الماضي|l['’]année{GAP}dernière|geçen{GAP}yıl)"
    )
