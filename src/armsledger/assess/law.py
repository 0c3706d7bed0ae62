"""The law of a day, in words: what a regime forbids of whom, the ways out of it, and how sure each row is."""

from collections.abc import Iterator
from datetime import date

from armsledger.assess.asked import name_of
from armsledger.assess.law_history import list_changes
from armsledger.knowledge.measure_vocabulary import load_vocabulary
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


def format_law(regime: Regime, day: date) -> str:
    """Print the law of `day` and the history of the regime, as plain text; the same text for the same rows."""
    return (
        "\n".join([*_head(regime, day), *_measures(regime, day), *_enforcement(regime, day), *_history(regime)]) + "\n"
    )


def _head(regime: Regime, day: date) -> Iterator[str]:
    yield f"{regime.id}: {regime.name}, on {day}"
    yield f"{regime.body}; {'binding' if regime.binding else 'not binding: a request or a declaration'}"
    if regime.implements:
        yield f"Carries out {regime.implements}, whose exemptions are not repeated here"
    yield f"State checked to {regime.known_through}; {_renewal(regime, day)}"


def _renewal(regime: Regime, day: date) -> str:
    texts = [text for text in regime.texts if text.topic == "timeline" and text.day and text.day <= day]
    last = max(texts, key=lambda text: (text.day or date.min, text.text), default=None)
    known = f"; last known text by then: {last.instrument}, {last.day} (day {last.seen.day.words})" if last else ""
    if regime.sunset is None:
        return f"no day of expiry is known{known}"
    return f"last known to run to {regime.sunset}{known}"


def _measures(regime: Regime, day: date) -> Iterator[str]:
    rows = [row for row in regime.measures if row.start <= day and (row.end is None or day < row.end)]
    yield ""
    if not rows:
        yield f"No measure of the table was in force on {day}."
    elif regime.unknown_from and day >= regime.unknown_from:
        yield f"Unknown whether in force on {day}, check for a renewal; last known measures:"
    else:
        known = ", as far as known" if day > regime.known_through else ""
        yield f"Measures in force on {day}{known}:"
    for row in rows:
        yield from _measure(regime, row, day)


def _measure(regime: Regime, row: MeasureRow, day: date) -> Iterator[str]:
    words = load_vocabulary()
    yield f"  {row.id}: {row.citation}{_paragraph_mark(row)}; {KINDS[row.kind]}"
    yield f"    In force {_days(row.start, row.end)} (day {row.seen.day.words})"
    yield f"    {_direction(row)}"
    yield f"    What: {words.words(row.items)}"
    excepted = tuple(code for code in row.except_items if row.is_excepted(code, day))
    if excepted:
        yield f"    Not: {words.words(excepted)}"
    yield f"    Binds: {'; '.join(words.bound[code] for code in row.bound)}"
    yield from (f"    {label}: {text}" for label, text in _remarks(row))
    ways_out = [e for e in regime.exemptions if row.id in e.measure_ids and e.is_in_force(day)]
    yield "    Exemptions of that day:" if ways_out else "    Exemptions of that day: none in the table"
    for exemption in ways_out:
        yield from _exemption(exemption)


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


def _exemption(row: ExemptionRow) -> Iterator[str]:
    words = load_vocabulary()
    paragraph = row.paragraph or "paragraph number not known"
    yield f"      {row.id}: {paragraph}{_paragraph_mark(row)}; day {row.seen.day.words}"
    yield f"        {_days(row.start, row.end)}; {words.words(row.items)}"
    yield f"        For: {row.beneficiary}; condition: {row.condition}; procedure: {words.mode_words[row.mode]}"


def _enforcement(regime: Regime, day: date) -> Iterator[str]:
    rows = [row for row in regime.enforcement if row.start <= day and (row.end is None or day < row.end)]
    if rows:
        yield ""
        yield "Enforcement on that day, no ban itself:"
    for row in rows:
        yield f"  {_enforcement_words(row, day)}"


def _enforcement_words(row: EnforcementRow, day: date) -> str:
    done = [renewal for renewal in row.renewals if renewal.day <= day]
    last = f"; last prolonged on {done[-1].day} for {done[-1].months} months ({done[-1].instrument})" if done else ""
    cited = f"{row.instrument}, {cite_paragraph(row.paragraph)}{_paragraph_mark(row)}"
    return f"{row.id}: {cited}; day {row.seen.day.words}{last}"


def _history(regime: Regime) -> Iterator[str]:
    yield ""
    yield "History:"
    for change in list_changes(regime):
        yield f"  {change.day}  {change.words} (day {change.mark.words})"


def _paragraph_mark(row: MeasureRow | ExemptionRow | EnforcementRow) -> str:
    return f" (paragraph {row.seen.paragraph.words})" if row.paragraph else ""


def _days(start: date, end: date | None) -> str:
    return f"from {start} until {end}" if end else f"from {start}, no end known"
