"""The measure matcher: one question against every measure, with an answer for each part of the asked interval.

An interval that straddles a change of the law gets every answer, those before and after a measure's time included. A
question whose date is open gets an answer only if the date does not matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from armsledger.assess.answer import Answer, answer_on
from armsledger.assess.asked import Asked, read_question
from armsledger.assess.periods import Period, cut_periods
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.party_names import name_of
from armsledger.knowledge.regimes import Direction, Mark, MeasureRow, Regime
from armsledger.model.measure import ExemptionCandidate, MatchStatus, MeasureMatch, MeasureQuestion

Row = tuple[Regime, MeasureRow]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the asked interval and the answer that holds on it."""

    period: Period
    answer: Answer


def match_measures(
    question: MeasureQuestion, regimes: Iterable[Regime], include_outside: bool = False
) -> tuple[MeasureMatch, ...]:
    """Put a question to all measures of `regimes`, sorted by regime, measure and time.

    A measure that does not reach the act on any day asked about is left out unless `include_outside`.
    """
    rows = ((regime, measure) for regime in regimes for measure in regime.measures)
    return answer_rows(read_question(question), rows, include_outside)


def answer_rows(asked: Asked, rows: Iterable[Row], include_outside: bool = False) -> tuple[MeasureMatch, ...]:
    """Put a question to measures, each given with its regime and once; sorted by regime, measure and time."""
    matches = [match for regime, row in rows for match in _match(regime, row, asked, include_outside)]
    if len(matches) < 2:
        return tuple(matches)
    return tuple(sorted(matches, key=lambda m: (m.regime_id, m.measure_id, str(m.starts or ""))))


def _says_anything(parts: list[Part]) -> bool:
    return any(part.answer.status is not MatchStatus.OUTSIDE_SCOPE for part in parts)


def _match(regime: Regime, measure: MeasureRow, asked: Asked, include_outside: bool) -> list[MeasureMatch]:
    earliest, latest = asked.question.earliest, asked.question.latest
    periods = cut_periods(regime, measure, asked)
    parts = _merge([Part(period, answer_on(regime, measure, asked, period.day)) for period in periods])
    if not include_outside and not _says_anything(parts):
        return []
    if len(parts) > 1 and (earliest is None or latest is None):
        parts = [_undated(parts, Period(earliest, latest))]
    return [_to_match(regime, measure, asked, part) for part in parts]


def _merge(parts: list[Part]) -> list[Part]:
    """Join neighbours with the same answer; the exemptions of both stay, each with its own days."""
    merged: list[Part] = []
    for part in parts:
        if merged and _same(merged[-1].answer, part.answer):
            merged[-1] = _joined(merged[-1], part)
        else:
            merged.append(part)
    return merged


def _same(left: Answer, right: Answer) -> bool:
    return (left.status, left.missing) == (right.status, right.missing)


def _joined(left: Part, right: Part) -> Part:
    exemptions = _united([*left.answer.exemptions, *right.answer.exemptions])
    answer = Answer(left.answer.status, left.answer.missing, exemptions, left.answer.because)
    return Part(Period(left.period.first, right.period.last), answer)


def _undated(parts: list[Part], period: Period) -> Part:
    said = "; ".join(f"{part.period.words}: {part.answer.status.words}" for part in parts)
    because = f"The date is not said, or is open, and the answer hangs on it: {said}. {parts[-1].answer.because}"
    missing = ("date", *(code for code in _last_missing(parts) if code != "date"))
    exemptions = _united([row for part in parts for row in part.answer.exemptions])
    return Part(period, Answer(MatchStatus.UNDETERMINED, missing, exemptions, because))


def _last_missing(parts: list[Part]) -> tuple[str, ...]:
    return next((part.answer.missing for part in reversed(parts) if part.answer.missing), ())


def _united(rows: list[ExemptionCandidate]) -> tuple[ExemptionCandidate, ...]:
    if len(rows) < 2:
        return tuple(rows)
    return tuple(sorted({row.exemption_id: row for row in rows}.values(), key=lambda row: row.exemption_id))


def _to_match(regime: Regime, measure: MeasureRow, asked: Asked, part: Part) -> MeasureMatch:
    answer, period = part.answer, part.period
    return MeasureMatch(
        regime_id=regime.id,
        measure_id=measure.id,
        instrument=measure.instrument,
        paragraph=measure.paragraph,
        paragraph_seen=measure.paragraph is not None and measure.seen.paragraph is Mark.FOUND,
        status=answer.status,
        missing=answer.missing,
        exemptions=_united(list(answer.exemptions)),
        binding=regime.binding,
        starts=period.first,
        ends=period.last,
        because=_because(regime, measure, asked, part),
    )


def _because(regime: Regime, measure: MeasureRow, asked: Asked, part: Part) -> str:
    question = asked.question
    sentences = [
        _opening(regime, measure),
        f"Asked: {question.act}, supplier {name_of(question.supplier)}, recipient {name_of(question.recipient)} "
        f"({question.recipient_kind}), territory {_place(asked)}, {load_vocabulary().words(asked.items)}, "
        f"{part.period.words}.",
        part.answer.because,
        *_caveats(regime, measure, asked, part),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


@lru_cache(maxsize=1024)
def _opening(regime: Regime, measure: MeasureRow) -> str:
    mark = f" (paragraph {measure.seen.paragraph.words})" if measure.paragraph else ""
    return f"{regime.body}, {regime.name}: {measure.citation}{mark}. {_force(regime, measure)}"


def _force(regime: Regime, measure: MeasureRow) -> str:
    until = f" until {measure.end}" if measure.end else ""
    start = f"In force from {measure.start}{until} (day {measure.seen.day.words})"
    open_ended = f"; open-ended, as far as known (checked to {regime.known_through})"
    return start + (open_ended if measure.end is None and regime.sunset is None else "") + "."


def _place(asked: Asked) -> str:
    admin1 = f", {asked.question.admin1}" if asked.question.admin1 else ""
    inferred = " (the recipient's)" if asked.territory and not asked.question.territory else ""
    return f"{name_of(asked.territory)}{admin1}{inferred}"


def _caveats(regime: Regime, measure: MeasureRow, asked: Asked, part: Part) -> list[str]:
    if part.answer.status is MatchStatus.OUTSIDE_SCOPE:
        return []
    said = _standing_caveats(regime, measure)
    carried = f"It carries out {regime.implements}, whose exemptions are not repeated here."
    return [said, _jurisdiction(regime, measure, asked, part), carried if regime.implements else ""]


@lru_cache(maxsize=1024)
def _standing_caveats(regime: Regime, measure: MeasureRow) -> str:
    disputed_by = ", ".join(map(name_of, measure.disputed_by))
    sentences = [
        "" if regime.binding else "The text binds nobody: it is a request or a declaration.",
        f"In force, disputed by: {disputed_by}." if disputed_by else "",
        f"Note: {measure.caveat}." if measure.caveat else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _jurisdiction(regime: Regime, measure: MeasureRow, asked: Asked, part: Part) -> str:
    vocabulary, country = load_vocabulary(), asked.supplier_country
    apart = measure.direction is Direction.TO and "states" not in measure.bound
    if not apart or country is None or not vocabulary.has_members(regime.body):
        return ""
    if vocabulary.is_member(country, regime.body, part.period.day):
        return ""
    return (
        f"It binds only persons, territory and vessels of its members ({regime.body}); {name_of(country)} is none, so "
        "it counts here only for what one of theirs did."
    )
