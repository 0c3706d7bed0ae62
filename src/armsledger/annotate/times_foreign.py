"""Rules for the dates of other languages, built from their words: days, months, seasons, quarters, years, weekdays.

They are read as the English rules read; counts of days, and times reckoned from the one named last, only English has.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from armsledger.annotate.times_calendar import Days, months_days, signed, unit_days
from armsledger.annotate.times_dates import read_date, read_month
from armsledger.annotate.times_days import read_weekday
from armsledger.annotate.times_joints import leading
from armsledger.annotate.times_parts import YEAR, year_of
from armsledger.annotate.times_rules import GAP, SPACE, Frame, Reader, Rule, any_of, no_anchor, undated
from armsledger.annotate.times_years import read_decade, read_year
from armsledger.knowledge.foreign_times import ForeignTimes, load_foreign_times
from armsledger.model.when import Precision

_BEGIN = r"(?:(?<![\w-])|(?<=\bو))"
_END = r"(?!\w)"
_ARTICLE = rf"(?:(?:le|la|el){GAP}|l['’])?"
_UNCOUNTED = rf"(?!{GAP}[^\W\d_A-ZА-Я]{{4,}})"  # a long word after a bare number is what it counts: "до 2000 человек"
_LEADS = ("since", "until", "before", "after", "plain", "night", "openers", "joints", "between")
_SURE_LEADS = ("since", "before", "after", "plain")
_EXACT = frozenset({"french", "spanish", "turkish"})  # "the Mars 2020 rover" is no month
_PRECISIONS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}


def foreign_rules(words: ForeignTimes) -> tuple[Rule, ...]:
    """The rules of one language."""
    patterns = (*_day_patterns(words), *_month_patterns(words), *_year_patterns(words), *_plain_patterns(words))
    return tuple(Rule(name, re.compile(pattern), read, words.name) for name, pattern, read in patterns)


Patterns = Iterator[tuple[str, str, Reader]]


def _one_of(words: Iterable[str]) -> str:
    """Any of the words in any letter case; nothing at all where there are none."""
    words = [word for word in words if word]
    return f"(?i:{any_of(words)})" if words else "(?!)"


def _as_written(words: Iterable[str]) -> str:
    """Any of the words, with a capital only where the sentence begins: "Ayer" elsewhere is a name."""
    words = tuple(words)
    return rf"(?:{any_of(words)}|\A{any_of(word[0].upper() + word[1:] for word in words)})" if words else "(?!)"


def _led(words: Iterable[str]) -> str:
    return f"(?i:{leading(words)})"


def _year(words: ForeignTimes) -> str:
    """A year with what stands before it and how it ends: "del año 2020", "2020 года", "2020'de"."""
    return rf"(?:{_led(words.words('year_words_before'))})?(?P<year>{YEAR})(?!\d|[.,:]\d)(?:{_year_end(words)})?"


def _year_end(words: ForeignTimes) -> str:
    said, suffix = rf"{GAP}{_one_of(words.words('year_words_after'))}{_END}", _one_of(words.words("year_endings"))
    return rf"{said}|['’]{suffix}{_END}"


def _offset(words: ForeignTimes) -> str:
    return rf"(?P<offset>{_one_of(words.words('last_year', 'this_year'))}){_END}"


def _glue(words: ForeignTimes) -> str:
    return rf"(?:{_led(words.words('glue'))})?"


def _of_month(words: ForeignTimes, is_exact: bool = False) -> str:
    """A month, also under two names as the Arabic press writes it."""
    months = any_of(words.months) if is_exact else _one_of(words.months)
    return rf"(?:{_led(words.words('month_words_before'))})?(?P<month>{months})(?:{SPACE}/{SPACE}{months})?{_END}"


def _day_patterns(words: ForeignTimes) -> Patterns:
    ordinal = rf"(?:{_one_of(words.words('day_endings'))})?"
    leads = words.words("weekday_leads")
    weekday = rf"(?:(?:{_led(leads)})?{any_of(words.weekdays)},?{GAP}{_ARTICLE})?"
    joint = rf"(?:[-–—]{SPACE}|(?<=\s){_led(words.words('joints', 'and'))}{_ARTICLE})"
    to = rf"(?:{SPACE}{joint}(?P<day_to>\d{{1,2}}){ordinal})?"
    day = rf"{_BEGIN}{weekday}(?<![\d.,:/$€£-])(?P<day>\d{{1,2}}){ordinal}{to}"
    month = rf"{GAP}{_glue(words)}{_of_month(words)}(?:,?{GAP}(?:{_offset(words)}|{_year(words)}))?"
    yield "day", day + month, read_date
    which = rf"(?:{GAP}(?P<which>{_one_of(words.words('last', 'next'))}){_END})?"
    tails = words.words("weekday_tails")
    lead = f"(?:{_led(leads)})?" if "" in leads else _led(leads)
    tail = rf"{GAP}{_one_of(tails)}{_END}" if tails else which
    yield "weekday", rf"{_BEGIN}{lead}(?P<weekday>{any_of(words.weekdays)}){_END}{tail}", read_weekday


def _month_patterns(words: ForeignTimes) -> Patterns:
    """Months with a year, and months that a word beside them shows to be months."""
    part = rf"(?P<part>{_led(words.words('early', 'mid', 'late'))})"
    after = rf"{GAP}(?P<part_after>{_one_of(words.words('early_after', 'mid_after', 'late_after'))}){_END}"
    which = rf"{GAP}(?P<which>{_one_of(words.words('last', 'next'))}){_END}"
    tail, month = (
        rf"{GAP}{_one_of(words.words('month_words_after'))}{_END}",
        _of_month(words, is_exact=words.name in _EXACT),
    )
    lead = rf"(?P<lead>{_led(word for group in _LEADS for word in words.words(group))}{_ARTICLE})"
    listed = rf"(?P<lead>{_one_of(words.months)}{SPACE}{_led(words.words('and'))}{_ARTICLE})"
    year = rf",?{GAP}(?:{_offset(words)}|{_glue(words)}{_year(words)})"
    offset = rf"{_BEGIN}{_offset(words)}{GAP}{month}(?:['’]\w+)?"
    yield "month", rf"{_BEGIN}(?:{part})?{month}{year}(?:{after})?", read_month
    yield "month", rf"{_BEGIN}{part}{month}(?!{SPACE}\d)", read_month
    yield "month", rf"{_BEGIN}{lead}{month}(?:{which})?(?!{SPACE}\d)", read_month
    yield "month", rf"{_BEGIN}{listed}{month}(?:{which})?(?!{SPACE}\d)", read_month
    yield "month", rf"{_BEGIN}{month}(?:{which}|(?:{tail})?{after}|{tail})", read_month
    yield "month", offset, read_month


def _year_patterns(words: ForeignTimes) -> Patterns:
    part = rf"(?P<part>{_led(words.words('early', 'mid', 'late'))})"
    after = rf"{GAP}(?P<part_after>{_one_of(words.words('early_after', 'mid_after', 'late_after'))}){_END}"
    year, until = _year(words), rf"(?:{SPACE}[-–]{SPACE}(?P<until>{YEAR}))?(?![\w-]|[.,:]\d)"
    decade, glue = r"(?P<decade>(?:1[89]|20)\d0)", rf"(?:{_led(words.words('glue', 'year_words_before'))})?"
    yield "decade", rf"{_BEGIN}{_one_of(words.words('decades_before'))}{GAP}{decade}{_END}", read_decade
    yield "decade", rf"{_BEGIN}{decade}{_one_of(words.words('decades_after'))}{_END}", read_decade
    for name, read in (("season", _read_season), ("quarter", _read_quarter)):
        before, behind = (_one_of(words.table(group)) for group in (f"{name}s", f"{name}s_after"))
        yield name, rf"{_BEGIN}(?P<{name}>{before}){GAP}(?:{_offset(words)}|{glue}{year})", read
        yield name, rf"{_BEGIN}{year}{GAP}(?P<{name}>{behind}){_END}", read
    yield "year", rf"{_BEGIN}{part}{year}{_END}", read_year
    yield "year", rf"{_BEGIN}{year}{after}", read_year
    yield "year", rf"{_BEGIN}(?P<year>{YEAR})(?:[-–](?P<until>{YEAR}))?(?:{_year_end(words)})", read_year
    for sure, guard in ((True, ""), (False, _UNCOUNTED)):
        lead = _led(word for group in (*_LEADS, "and") if _is_sure(words, group) is sure for word in words.words(group))
        before = rf"(?:{_led(words.words('year_words_before'))})?"
        yield "year", rf"{_BEGIN}(?P<lead>{lead}{_ARTICLE}){before}(?P<year>{YEAR}){until}{guard}", read_year


def _is_sure(words: ForeignTimes, group: str) -> bool:
    """Say whether a bare number after such words is a year; not where the language says "year" after it."""
    return group in _SURE_LEADS and not words.words("year_words_after")


def _plain_patterns(words: ForeignTimes) -> Patterns:
    for group, read in (
        ("days_from_published", _read_named_day),
        ("last_units", _read_unit),
        ("this_units", _read_unit),
    ):
        yield group, rf"{_BEGIN}(?P<words>{_as_written(words.table(group))}){_END}", read
    no_day = _as_written(words.words("no_day"))
    yield "no day", rf"{_BEGIN}{no_day}{_END}", lambda _match, _frame: undated("words that name no day")


@cache
def _meanings(group: str) -> dict[str, object]:
    return {word.lower(): meant for known in load_foreign_times() for word, meant in known.table(group).items()}


def _meaning(words: str, *groups: str) -> object:
    plain = " ".join(words.lower().split())
    return next(meant for group in groups if (meant := _meanings(group).get(plain)) is not None)


def _read_season(match: re.Match[str], frame: Frame) -> Days | None:
    month, year = _meaning(match["season"], "seasons", "seasons_after"), year_of(match, frame)
    if year is None:
        return no_anchor("season")
    return Days(*months_days(year, int(str(month)), 3), Precision.SEASON, "season of the year named")


def _read_quarter(match: re.Match[str], frame: Frame) -> Days | None:
    number, year = _meaning(match["quarter"], "quarters", "quarters_after"), year_of(match, frame)
    if year is None:
        return no_anchor("quarter without a year")
    return Days(*months_days(year, 3 * int(str(number)) - 2, 3), Precision.QUARTER, "quarter")


def _read_named_day(match: re.Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return no_anchor("day named from the day of publication")
    shift = int(str(_meaning(match["words"].replace("’", "'"), "days_from_published")))
    day = unit_days("day", shift, frame.published)
    return Days(
        *day,
        Precision.DAY,
        f"{signed(shift, 'day')} from {frame.anchor}" if shift else f"the day itself, {frame.anchor}",
    )


def _read_unit(match: re.Match[str], frame: Frame) -> Days | None:
    """Last week, month or year, or this."""
    if frame.published is None:
        return no_anchor("week, month or year reckoned from the day of publication")
    is_last = " ".join(match["words"].lower().split()) in _meanings("last_units")
    unit = str(_meaning(match["words"], "last_units", "this_units"))
    shift = -1 if is_last else 0
    because = f"last {unit}: -1 {unit} from {frame.anchor}" if is_last else f"this {unit}: the one of {frame.anchor}"
    return Days(*unit_days(unit, shift, frame.published), _PRECISIONS[unit], because)
