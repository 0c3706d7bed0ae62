"""The timeline: every reported time as the whole stretch of days it can mean, none narrowed, open ends fading.

Each row is a drawing of its own with positions in percent, so that it fits a phone, a screen and a sheet of paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from armsledger.model.claim import Claim
from armsledger.model.when import When
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.sentences import short_sentence
from armsledger.publish.svg import element
from armsledger.publish.wording import Wording

MOST_TICKS: Final = 7
_LAST_LABEL_PERCENT = 88  # a label such as “Sept 2020” takes a tenth of the narrowest axis
SHORTEST_DAYS: Final = 28
PADDING: Final = 0.05
ROW_HEIGHT, BAR_TOP, BAR_HEIGHT = 22, 6, 10
FADE_PERCENT: Final = 9.0
DAY_STEPS, MONTH_STEPS, YEAR_STEPS = (1, 2, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days shown, both included, and the days that get a line."""

    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]

    def percent(self, day: date) -> float:
        """Where a day begins, from 0 at the left edge to 100 at the right."""
        return 100 * (day - self.first).days / ((self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One claim (or one document) of the timeline."""

    claim_id: str
    claim_number: int
    stance: str
    label: Markup
    words: Markup
    days: str
    because: Markup
    svg: Markup


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows in order of time, the axis, the days of publication, and the claims that no source dates."""

    axis: Markup
    published: Markup
    published_days: tuple[str, ...]
    rows: tuple[TimelineRow, ...]
    undated: tuple[tuple[str, int, Markup], ...]


def draw_timeline(index: CaseIndex, wording: Wording) -> Timeline:
    """Draw all claims that say when; those that do not are listed."""
    dated = [claim for claim in index.counted if claim.when and claim.when.is_dated]
    undated = [claim for claim in index.counted if claim not in dated]
    published = index.published_days()
    axis = _axis(dated, published, wording) if dated else None
    return Timeline(
        axis=_draw_axis(axis) if axis else Markup(""),
        published=_draw_published(published, axis) if axis else Markup(""),
        published_days=tuple(wording.day(day) for day in published),
        rows=tuple(_rows(dated, axis, index, wording)) if axis else (),
        undated=tuple((c.id, index.claim_numbers[c.id], short_sentence(c, index, wording)) for c in undated),
    )


def _rows(dated: Sequence[Claim], axis: Axis, index: CaseIndex, wording: Wording) -> Iterator[TimelineRow]:
    def by_time(claim: Claim) -> tuple[date, date, int]:
        assert claim.when is not None
        return (claim.when.earliest or date.min, claim.when.latest or date.max, index.claim_numbers[claim.id])

    for claim in sorted(dated, key=by_time):
        when = claim.when
        assert when is not None
        yield TimelineRow(
            claim_id=claim.id,
            claim_number=index.claim_numbers[claim.id],
            stance=claim.stance.value,
            label=short_sentence(claim, index, wording),
            words=words(when.words),
            days=wording.days(when.earliest, when.latest),
            because=told(when.because, wording),
            svg=_draw_bar(when, claim.stance.value, axis),
        )


def _axis(dated: Sequence[Claim], published: Sequence[date], wording: Wording) -> Axis:
    ends = [day for c in dated if c.when for day in (c.when.earliest, c.when.latest) if day]
    first, last = min(*ends, *published, max(ends)), max(*ends, *published, min(ends))
    pad = max(SHORTEST_DAYS - (last - first).days, int((last - first).days * PADDING * 2)) // 2 + 1
    first, last = first - timedelta(days=pad), last + timedelta(days=pad)
    return Axis(first, last, _ticks(first, last, wording))


def _ticks(first: date, last: date, wording: Wording) -> tuple[tuple[date, str], ...]:
    """Round days, months or years, whichever gives the most lines that still leave room for their labels."""
    short = wording.words["months_short"]
    for step in DAY_STEPS:
        days = _every_days(first, last, step)
        if len(days) <= MOST_TICKS:
            return tuple((day, f"{day.day} {short[day.month - 1]}") for day in days)
    for step in MONTH_STEPS:
        months = [d for d in _months(first, last) if (d.month - 1) % step == 0]
        if len(months) <= MOST_TICKS:
            return tuple((day, f"{short[day.month - 1]} {day.year}") for day in months)
    for step in YEAR_STEPS:
        years = [d for d in _months(first, last) if d.month == 1 and d.year % step == 0]
        if len(years) <= MOST_TICKS:
            return tuple((day, str(day.year)) for day in years)
    return ((first, str(first.year)), (last, str(last.year)))


def _every_days(first: date, last: date, step: int) -> list[date]:
    offset = -first.toordinal() % step
    return [first + timedelta(days=n) for n in range(offset, (last - first).days + 1, step)]


def _months(first: date, last: date) -> Iterator[date]:
    day = date(first.year, first.month, 1)
    while day <= last:
        if day >= first:
            yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _draw_axis(axis: Axis) -> Markup:
    """The labels, set from their line to the right; a line too near the edge for its label goes without."""
    labels = Markup("").join(
        element("text", text, x=_pc(axis.percent(day)), y=13, dx=3)
        for day, text in axis.ticks
        if axis.percent(day) <= _LAST_LABEL_PERCENT
    )
    return element("svg", labels, class_="axis", width="100%", height=18, aria_hidden="true")


def _lines(axis: Axis, height: int) -> Markup:
    return Markup("").join(
        element("line", class_="grid", x1=_pc(axis.percent(day)), x2=_pc(axis.percent(day)), y1=0, y2=height)
        for day, _ in axis.ticks
    )


def _draw_published(days: Sequence[date], axis: Axis) -> Markup:
    ticks = Markup("").join(
        element("line", class_="tick", x1=_pc(axis.percent(day)), x2=_pc(axis.percent(day)), y1=4, y2=ROW_HEIGHT - 4)
        for day in days
    )
    return element("svg", _lines(axis, ROW_HEIGHT), ticks, class_="row", width="100%", height=ROW_HEIGHT)


def _draw_bar(when: When, stance: str, axis: Axis) -> Markup:
    """A bar from the first day to the end of the last; an open end runs to the edge in steps that fade."""
    left = axis.percent(when.earliest) if when.earliest else 0.0
    right = axis.percent(when.latest + timedelta(days=1)) if when.latest else 100.0
    solid_left = min(left + FADE_PERCENT, right) if when.earliest is None else left
    solid_right = max(right - FADE_PERCENT, solid_left) if when.latest is None else right
    parts = [_lines(axis, ROW_HEIGHT)]
    if solid_right > solid_left:
        parts.append(_bar(f"bar {stance}", solid_left, solid_right, 1.0))
    if when.earliest is None:
        parts += _faded(stance, solid_left, left)
    if when.latest is None:
        parts += _faded(stance, solid_right, right)
    return element("svg", *parts, class_="row", width="100%", height=ROW_HEIGHT, aria_hidden="true")


def _faded(stance: str, start: float, end: float) -> list[Markup]:
    """Six steps from the solid end to the open one."""
    steps = 6
    edges = [start + (end - start) * n / steps for n in range(steps + 1)]
    strengths = [0.82, 0.64, 0.47, 0.32, 0.19, 0.08]
    return [
        _bar(f"bar {stance}", min(pair), max(pair), strength)
        for pair, strength in zip(pairwise(edges), strengths, strict=True)
    ]


def _bar(look: str, left: float, right: float, strength: float) -> Markup:
    """One day on a long axis is still a line that can be seen."""
    width = max(right - left, 0.35)
    opacity = None if strength == 1.0 else f"{strength:.2f}"
    return element(
        "rect", class_=look, x=_pc(left), width=_pc(width), y=BAR_TOP, height=BAR_HEIGHT, fill_opacity=opacity
    )


def _pc(percent: float) -> str:
    return f"{percent:.2f}%"
