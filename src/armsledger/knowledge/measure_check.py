"""The check of the embargo tables: days in order, codes and pages known, exemptions and measures that fit together."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from armsledger.errors import KnowledgeError
from armsledger.knowledge.measure_sources import load_sources
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import ExemptionRow, Mark, MeasureRow, Regime, Seen, TargetKind

WORD_RESERVED = "violat"  # kept for quoted sources and reviewers; no rule of ours may use it
DATED = frozenset({"from", "date"})
MARKS = {
    "v": "whether it was seen or remembered",
    "para_v": "whether its paragraph was seen or remembered",
    "date_v": "whether its day was seen or remembered",
}


def check_regimes(regimes: tuple[Regime, ...]) -> tuple[Regime, ...]:
    """Give the regimes back if they hold together; raise KnowledgeError for the first row that does not."""
    for error in iter_errors(regimes):
        raise error
    return regimes


def iter_errors(regimes: tuple[Regime, ...]) -> Iterator[KnowledgeError]:
    """Everything wrong in the regimes, one error a problem, in table order."""
    yield from _repeated_ids(regimes)
    known = {regime.id for regime in regimes}
    for regime in regimes:
        for row_id, problem in _regime_problems(regime, known):
            yield KnowledgeError(f"measures/{regime.id}.yaml", row_id, problem)


def iter_unmarked(raw: Any) -> Iterator[tuple[str, str]]:
    """Each dated row of a regime file, as read from YAML, that hides whether its day or paragraph was seen."""
    if isinstance(raw, list):
        for row in raw:
            yield from iter_unmarked(row)
    if not isinstance(raw, dict):
        return
    if DATED & set(raw):
        row_id = str(raw.get("id") or raw.get("instrument") or raw.get("actor") or "?")
        yield from ((row_id, f"does not say {words} ({key})") for key, words in MARKS.items() if _lacks(raw, key))
    for value in raw.values():
        yield from iter_unmarked(value)


def _lacks(row: dict[str, Any], key: str) -> bool:
    return key not in row and (key != "para_v" or row.get("paragraph") is not None)


def _repeated_ids(regimes: tuple[Regime, ...]) -> Iterator[KnowledgeError]:
    ids = [regime.id for regime in regimes]
    for regime in regimes:
        ids += [measure.id for measure in regime.measures]
        ids += [exemption.id for exemption in regime.exemptions]
        ids += [rule.id for rule in regime.enforcement]
    for row_id, count in sorted(Counter(ids).items()):
        if count > 1:
            yield KnowledgeError("measures", row_id, f"the id stands {count} times")


def _regime_problems(regime: Regime, known: set[str]) -> Iterator[tuple[str, str]]:
    if regime.implements and regime.implements not in known:
        yield regime.id, f"implements {regime.implements!r}, which is no regime"
    yield from _target_problems(regime)
    for measure in regime.measures:
        yield from _measure_problems(measure)
    for exemption in regime.exemptions:
        yield from _exemption_problems(exemption, regime)
    for row in regime.enforcement:
        yield from _days(row.id, row.start, row.end)
        yield from _pages(row.id, row.seen)
    for mandate in regime.mandates:
        yield from _days(mandate.instrument, mandate.start, mandate.end)
        yield from _pages(mandate.instrument, mandate.seen)
    for text in regime.texts:
        yield from _pages(text.instrument or text.topic, text.seen)


def _target_problems(regime: Regime) -> Iterator[tuple[str, str]]:
    for target in {measure.target: None for measure in regime.measures}:
        if not target.countries and not target.listed:
            yield regime.id, "its target names neither a country nor a listed actor"
        if target.kind is TargetKind.AREA and not target.admin1:
            yield regime.id, f"its area {target.area!r} lists no first-level division"


def _measure_problems(row: MeasureRow) -> Iterator[tuple[str, str]]:
    yield from _days(row.id, row.start, row.end)
    yield from _codes(row.id, row.items + row.except_items)
    yield from _pages(row.id, row.seen)
    yield from _words(row.id, row.rule, row.note, row.caveat)
    for bound in sorted(set(row.bound) - set(load_vocabulary().bound)):
        yield row.id, f"binds {bound!r}, which the vocabulary does not know"


def _exemption_problems(row: ExemptionRow, regime: Regime) -> Iterator[tuple[str, str]]:
    yield from _days(row.id, row.start, row.end)
    yield from _codes(row.id, row.items)
    yield from _pages(row.id, row.seen)
    yield from _words(row.id, row.condition, row.note, row.caveat)
    measures = {measure.id: measure for measure in regime.measures}
    for measure_id in row.measure_ids:
        if measure_id not in measures:
            yield row.id, f"exempts from {measure_id!r}, which is no measure of {regime.id}"
        elif not _overlap(row, measures[measure_id]):
            yield row.id, f"is never in force together with {measure_id!r}"
    if row.superseded_by and row.superseded_by not in {other.id for other in regime.exemptions}:
        yield row.id, f"is superseded by {row.superseded_by!r}, which is no exemption of {regime.id}"


def _overlap(exemption: ExemptionRow, measure: MeasureRow) -> bool:
    first, last = max(exemption.start, measure.start), [end for end in (exemption.end, measure.end) if end]
    return not last or first < min(last)


def _days(row_id: str, start: date, end: date | None) -> Iterator[tuple[str, str]]:
    if end is not None and end <= start:
        yield row_id, f"ends on {end}, which is not after its start on {start}"


def _codes(row_id: str, items: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in sorted(set(items) - set(load_vocabulary().items)):
        yield row_id, f"names the item code {code!r}, which the vocabulary does not know"


def _pages(row_id: str, seen: Seen) -> Iterator[tuple[str, str]]:
    for key in sorted(set(seen.sources) - set(load_sources())):
        yield row_id, f"cites {key!r}, which sources.yaml does not hold"
    if seen.row is Mark.FOUND and not seen.sources:
        yield row_id, "is marked as found (v: F) but cites no page"


def _words(row_id: str, *texts: str | None) -> Iterator[tuple[str, str]]:
    for text in texts:
        if text and WORD_RESERVED in text.lower():
            yield row_id, f"says {text!r}; the word is kept for quoted sources and reviewers"
