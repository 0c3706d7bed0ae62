"""Rules for times reckoned from the time that the text named last: "the following day", "a year earlier", "since then".

Where no time was named before, such words are still found, with no days and a reason that says so.
"""

import re
from datetime import timedelta

from armsledger.annotate.times_calendar import Days, shift_months, unit_days
from armsledger.annotate.times_relative import DAYS_OF, MONTHS_OF, UNITS
from armsledger.annotate.times_rules import (
    GAP,
    Frame,
    Rule,
    any_of,
    bounded_rule,
    counted_number,
    english_month,
    find_number,
    undated,
)
from armsledger.knowledge.grammar_words import load_time_words
from armsledger.model.when import Precision

_NONE_NAMED = "reckoned from a time named before, and none is"
_PRECISIONS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}


def _read_days_from_last(match: re.Match[str], frame: Frame) -> Days | None:
    words = re.sub(r"\s+", " ", match.group().lower())
    last = frame.last
    if last is None or last.earliest is None or last.latest is None:
        return undated(_NONE_NAMED)
    shift = timedelta(days=load_time_words().days_from_last[words])
    because = f"{words}: reckoned from {last.earliest}, the time named last"
    return Days(last.earliest + shift, last.latest + shift, last.precision, because)


def _read_units_from_last(match: re.Match[str], frame: Frame) -> Days | None:
    """ "two days later", "a year earlier"."""
    count, unit, last = find_number(match["count"]), match["unit"].lower(), frame.last
    if count is None:
        return None
    if last is None or last.earliest is None or last.latest is None:
        return undated(_NONE_NAMED)
    sign = 1 if match["way"].lower() == "later" else -1
    because = (
        f"{count} {unit}{'s' if count != 1 else ''} {match['way'].lower()} than {last.earliest}, the time named last"
    )
    if unit in DAYS_OF:
        shift = timedelta(days=int(sign * count * DAYS_OF[unit]))
        return Days(last.earliest + shift, last.latest + shift, last.precision, because)
    months = sign * count * MONTHS_OF[unit]
    first, final = shift_months(last.earliest, months), shift_months(last.latest, months)
    return Days(first, final, last.precision, because)


def _read_some_from_last(_: re.Match[str], frame: Frame) -> Days | None:
    """ "days later": after the time named last, on no day that the words tell."""
    last = frame.last
    if last is None or last.earliest is None:
        return undated(_NONE_NAMED)
    return undated(f"words that name no day, reckoned from {last.earliest}, the time named last")


def _read_unit_of_last(match: re.Match[str], frame: Frame) -> Days | None:
    """ "that month", "the following year"."""
    unit, which, last = match["unit"].lower(), match["which"].lower(), frame.last
    if last is None or last.earliest is None or last.latest is None:
        return undated(_NONE_NAMED)
    shift = 1 if which.endswith("following") else 0
    because = f"{which} {unit}: reckoned from {last.earliest}, the time named last"
    return Days(*unit_days(unit, shift, last.earliest), _PRECISIONS[unit], because)


def _read_since_then(_: re.Match[str], frame: Frame) -> Days | None:
    last = frame.last
    if last is None or last.earliest is None:
        return undated(_NONE_NAMED)
    return Days(last.earliest, None, last.precision, f"since then: reckoned from {last.earliest}, the time named last")


def _read_since_event(_: re.Match[str], __: Frame) -> Days | None:
    return undated("since an event whose day the words do not tell")


def last_rules() -> tuple[Rule, ...]:
    """The rules of this module, built from the word list."""
    words = load_time_words()
    which = rf"(?P<which>that(?:{GAP}same)?|the{GAP}same|the{GAP}following)"
    units = "(?:minutes|hours|days|weeks|months|years|moments)"
    some = rf"(?:(?:some|several|many|a{GAP}few){GAP})?{units}{GAP}(?:later|afterwards|earlier)"
    dated = rf"(?:{english_month()}|{any_of(words.seasons)}|last|this|next|week|month|quarter|year|decade|century)\b|\d"
    event = rf"(?:ever{GAP})?since{GAP}the{GAP}(?:(?!{dated})[^\W\d_]+{GAP})?{any_of(words.events)}\b"
    name = rf"(?:{GAP}of{GAP}(?:the{GAP})?[\w’'-]+(?:{GAP}(?-i:[A-Z])[\w’'-]+)*(?:{GAP}{any_of(words.events)}\b)?)?"
    return (
        bounded_rule("from last", any_of(words.days_from_last), _read_days_from_last),
        bounded_rule(
            "units from last", rf"{counted_number()}{GAP}{UNITS}{GAP}(?P<way>later|earlier)", _read_units_from_last
        ),
        bounded_rule("some from last", some, _read_some_from_last),
        bounded_rule(
            "unit of last", rf"(?:in{GAP}|during{GAP})?{which}{GAP}(?P<unit>week|month|year)", _read_unit_of_last
        ),
        bounded_rule("since then", rf"(?:ever{GAP})?since{GAP}then", _read_since_then),
        bounded_rule("since event", rf"{event}(?!{GAP}of{GAP}(?:the{GAP})?(?:{dated}))(?!-){name}", _read_since_event),
    )
