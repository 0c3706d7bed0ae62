"""The law of a day as a sheet: what a regime forbids of whom, the ways out of it, and how sure each row is.

Every value is words, ready to be printed; `law` prints the sheet as text, a page as a table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from armsledger.knowledge.law_history import LawChange, list_changes
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.regimes import (
    Direction,
    EnforcementRow,
    ExemptionRow,
    MeasureKind,
    MeasureRow,
    Recipients,
    Regime,
    cite_paragraph,
)

KINDS = {
    MeasureKind.BAN: "ban",
    MeasureKind.NOTIFICATION_DUTY: "duty to notify, no ban",
    MeasureKind.CONSEQUENCE: "what may follow for persons, no ban",
}
RECIPIENTS = {
    Recipients.ANY: "every recipient, the government included",
    Recipients.NON_GOVERNMENT: "recipients other than the government",
    Recipients.GOVERNMENT: "the government only",
    Recipients.LISTED: "listed recipients only",
}


@dataclass(frozen=True, slots=True)
class ExemptionWords:
    """One way out of a measure."""

    id: str
    cited: str
    day_mark: str
    days: str
    what: str
    beneficiary: str
    condition: str
    procedure: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure of the day; `remarks` are labels and texts."""

    id: str
    cited: str
    kind: str
    days: str
    day_mark: str
    direction: str
    what: str
    excepted: str
    binds: str
    remarks: tuple[tuple[str, str], ...]
    exemptions: tuple[ExemptionWords, ...]


@dataclass(frozen=True, slots=True)
class LawSheet:
    """The law of `day`; `standing` says what the measures are: in force, in force as far as known, or unknown."""

    regime_id: str
    name: str
    day: date
    body: str
    implements: str | None
    checked: str
    standing: str
    measures: tuple[MeasureWords, ...]
    enforcement: tuple[str, ...]
    history: tuple[LawChange, ...]


def read_law(regime: Regime, day: date) -> LawSheet:
    """The law of a regime on a day with the regime's whole history."""
    rows = [row for row in regime.measures if row.start <= day and (row.end is None or day < row.end)]
    in_force = [row for row in regime.enforcement if row.start <= day and (row.end is None or day < row.end)]
    return LawSheet(
        regime_id=regime.id,
        name=regime.name,
        day=day,
        body=f"{regime.body}; {'binding' if regime.binding else 'not binding: a request or a declaration'}",
        implements=regime.implements,
        checked=f"State checked to {regime.known_through}; {_renewal(regime, day)}",
        standing=_standing(regime, day, bool(rows)),
        measures=tuple(_measure(regime, row, day) for row in rows),
        enforcement=tuple(_enforcement_words(row, day) for row in in_force),
        history=list_changes(regime),
    )


def describe_measures(regime: Regime, measure_ids: Iterable[str]) -> tuple[MeasureWords, ...]:
    """Some measures of a regime whatever the day, each with every way out that it ever had; in table order."""
    wanted = set(measure_ids)
    return tuple(_measure(regime, row) for row in regime.measures if row.id in wanted)


def _renewal(regime: Regime, day: date) -> str:
    texts = [text for text in regime.texts if text.topic == "timeline" and text.day and text.day <= day]
    last = max(texts, key=lambda text: (text.day or date.min, text.text), default=None)
    known = f"; last known text by then: {last.instrument}, {last.day} (day {last.seen.day.words})" if last else ""
    if regime.sunset is None:
        return f"no day of expiry is known{known}"
    return f"last known to run to {regime.sunset}{known}"


def _standing(regime: Regime, day: date, has_measures: bool) -> str:
    if not has_measures:
        return f"No measure of the table was in force on {day}."
    if regime.unknown_from and day >= regime.unknown_from:
        return f"Unknown whether in force on {day}, check for a renewal; last known measures:"
    known = ", as far as known" if day > regime.known_through else ""
    return f"Measures in force on {day}{known}:"


def _measure(regime: Regime, row: MeasureRow, day: date | None = None) -> MeasureWords:
    """The words of a measure; with `day` only what is excepted, and the ways out that are open, on that day."""
    words = load_vocabulary()
    excepted = tuple(code for code in row.except_items if day is None or row.is_excepted(code, day))
    own = [e for e in regime.exemptions if row.id in e.measure_ids]
    ways_out = [e for e in own if day is None or e.is_in_force(day)]
    return MeasureWords(
        id=row.id,
        cited=f"{row.citation}{_paragraph_mark(row)}",
        kind=KINDS[row.kind],
        days=_days(row.start, row.end),
        day_mark=row.seen.day.words,
        direction=_direction(row),
        what=words.words(row.items),
        excepted=words.words(excepted) if excepted else "",
        binds="; ".join(words.bound[code] for code in row.bound),
        remarks=tuple(_remarks(row)),
        exemptions=tuple(_exemption(exemption) for exemption in ways_out),
    )


def _direction(row: MeasureRow) -> str:
    target = row.target
    where = target.area or ", ".join(map(name_of, target.countries)) or "listed recipients, wherever they are"
    inside = f", in {', '.join(map(name_of, target.countries))}" if target.area and target.countries else ""
    if row.direction is Direction.FROM:
        return f"From: {where}{inside}, to anybody"
    return f"To: {where}{inside}; {RECIPIENTS[row.recipients]}"


def _remarks(row: MeasureRow) -> Iterator[tuple[str, str]]:
    for listing in row.target.listed:
        yield "Listed", f"{listing.name} since {listing.start} ({listing.instrument}; day {listing.seen.day.words})"
    if row.disputed_by:
        yield "Disputed by", ", ".join(map(name_of, row.disputed_by))
    if row.rule:
        yield "Rule", row.rule
    if row.caveat:
        yield "Note", row.caveat


def _exemption(row: ExemptionRow) -> ExemptionWords:
    words = load_vocabulary()
    return ExemptionWords(
        id=row.id,
        cited=f"{row.paragraph or 'paragraph number not known'}{_paragraph_mark(row)}",
        day_mark=row.seen.day.words,
        days=_days(row.start, row.end),
        what=words.words(row.items),
        beneficiary=row.beneficiary,
        condition=row.condition,
        procedure=words.mode_words[row.mode],
    )


def _enforcement_words(row: EnforcementRow, day: date) -> str:
    done = [renewal for renewal in row.renewals if renewal.day <= day]
    last = f"; last prolonged on {done[-1].day} for {done[-1].months} months ({done[-1].instrument})" if done else ""
    cited = f"{row.instrument}, {cite_paragraph(row.paragraph)}{_paragraph_mark(row)}"
    return f"{row.id}: {cited}; day {row.seen.day.words}{last}"


def _paragraph_mark(row: MeasureRow | ExemptionRow | EnforcementRow) -> str:
    return f" (paragraph {row.seen.paragraph.words})" if row.paragraph else ""


def _days(start: date, end: date | None) -> str:
    return f"from {start} until {end}" if end else f"from {start}, no end known"
