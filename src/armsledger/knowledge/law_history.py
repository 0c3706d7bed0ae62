"""How a regime came about: every day on which one of its rows began or ended, or a text spoke, in order."""

from dataclasses import dataclass
from datetime import date

from armsledger.knowledge.regimes import Mark, Regime, cite_paragraph


@dataclass(frozen=True, slots=True, order=True)
class LawChange:
    """What changed on a day, in words, and whether that day was seen or typed from memory."""

    day: date
    words: str
    mark: Mark


def list_changes(regime: Regime) -> tuple[LawChange, ...]:
    """All changes of `regime` that have a day, by day."""
    return tuple(sorted({*_measures(regime), *_exemptions(regime), *_enforcement(regime), *_texts(regime)}))


def _measures(regime: Regime) -> list[LawChange]:
    changes = []
    for row in regime.measures:
        changes += _span(f"{row.id} ({row.citation})", row.start, row.end, row.seen.day)
        changes += [
            LawChange(item.start, f"{item.name} is listed ({item.instrument})", item.seen.day)
            for item in row.target.listed
        ]
        if row.except_end:
            changes.append(LawChange(row.except_end, f"{row.id}: what it left out is covered", row.seen.day))
    return changes


def _exemptions(regime: Regime) -> list[LawChange]:
    changes = []
    for row in regime.exemptions:
        words = f"exemption {row.id} ({row.paragraph or 'paragraph number not known'})"
        changes += _span(words, row.start, row.end, row.seen.day)
    return changes


def _enforcement(regime: Regime) -> list[LawChange]:
    changes = []
    for row in regime.enforcement:
        words = f"enforcement {row.id} ({row.instrument}, {cite_paragraph(row.paragraph)})"
        changes += _span(words, row.start, row.end, row.seen.day)
        changes += [
            LawChange(r.day, f"{row.id} prolonged for {r.months} months ({r.instrument})", r.seen.day)
            for r in row.renewals
        ]
    for mandate in regime.mandates:
        changes += _span(f"term of {mandate.body} ({mandate.instrument})", mandate.start, mandate.end, mandate.seen.day)
    return changes


def _texts(regime: Regime) -> list[LawChange]:
    return [
        LawChange(text.day, f"{text.topic}: {text.text} ({text.instrument or 'no instrument named'})", text.seen.day)
        for text in regime.texts
        if text.day
    ]


def _span(words: str, start: date, end: date | None, mark: Mark) -> list[LawChange]:
    begins = LawChange(start, f"{words} begins", mark)
    return [begins] if end is None else [begins, LawChange(end, f"{words} no longer applies", mark)]
