"""The law of a day printed as plain text."""

from collections.abc import Iterator
from datetime import date

from armsledger.knowledge.law_sheet import ExemptionWords, LawSheet, MeasureWords, read_law
from armsledger.knowledge.regimes import Regime


def format_law(regime: Regime, day: date) -> str:
    """Print the law of `day` and the history of the regime, as plain text; the same text for the same rows."""
    sheet = read_law(regime, day)
    return "\n".join([*_head(sheet), *_measures(sheet), *_enforcement(sheet), *_history(sheet)]) + "\n"


def _head(sheet: LawSheet) -> Iterator[str]:
    yield f"{sheet.regime_id}: {sheet.name}, on {sheet.day}"
    yield sheet.body
    if sheet.implements:
        yield f"Carries out {sheet.implements}, whose exemptions are not repeated here"
    yield sheet.checked


def _measures(sheet: LawSheet) -> Iterator[str]:
    yield ""
    yield sheet.standing
    for measure in sheet.measures:
        yield from _measure(measure)


def _measure(measure: MeasureWords) -> Iterator[str]:
    yield f"  {measure.id}: {measure.cited}; {measure.kind}"
    yield f"    In force {measure.days} (day {measure.day_mark})"
    yield f"    {measure.direction}"
    yield f"    What: {measure.what}"
    if measure.excepted:
        yield f"    Not: {measure.excepted}"
    yield f"    Binds: {measure.binds}"
    yield from (f"    {label}: {text}" for label, text in measure.remarks)
    yield "    Exemptions of that day:" if measure.exemptions else "    Exemptions of that day: none in the table"
    for exemption in measure.exemptions:
        yield from _exemption(exemption)


def _exemption(exemption: ExemptionWords) -> Iterator[str]:
    yield f"      {exemption.id}: {exemption.cited}; day {exemption.day_mark}"
    yield f"        {exemption.days}; {exemption.what}"
    yield (f"        For: {exemption.beneficiary}; condition: {exemption.condition}; procedure: {exemption.procedure}")


def _enforcement(sheet: LawSheet) -> Iterator[str]:
    if sheet.enforcement:
        yield ""
        yield "Enforcement on that day, no ban itself:"
    yield from (f"  {line}" for line in sheet.enforcement)


def _history(sheet: LawSheet) -> Iterator[str]:
    yield ""
    yield "History:"
    for change in sheet.history:
        yield f"  {change.day}  {change.words} (day {change.mark.words})"
