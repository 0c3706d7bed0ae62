"""What one measure answers to a question on one day: every test, in the order in which a lawyer would ask them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from armsledger.assess.asked import Asked
from armsledger.assess.check import Check, Holds, failed, passed
from armsledger.assess.coverage import Coverage, check_items, cover_items
from armsledger.assess.exemptions import Reach, check_exclusion, check_standing, find_reaches, to_candidate
from armsledger.assess.recipients import check_recipient
from armsledger.assess.target import check_act, check_target
from armsledger.knowledge.regimes import MeasureRow, Mode, Regime
from armsledger.model.measure import ExemptionCandidate, MatchStatus

MISSING_ORDER = ("date", "territory", "admin1", "supplier", "recipient", "recipient_kind", "recipient_listing", "item")
BY_PROCEDURE = {Mode.APPROVE, Mode.NOTIFY, Mode.NOTIFY_NODECISION, Mode.NATIONAL_LICENCE}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the facts that are missing, the exemptions that could reach the act, and the reasons in order."""

    status: MatchStatus
    missing: tuple[str, ...]
    exemptions: tuple[ExemptionCandidate, ...]
    because: str


def answer_on(regime: Regime, measure: MeasureRow, asked: Asked, day: date) -> Answer:
    """Put the question to one measure as the law stood on `day`."""
    checks: list[Check] = []
    coverage = cover_items(measure, asked, day)
    for check in _iter_checks(regime, measure, asked, coverage, day):
        if check.holds is Holds.NO:
            return Answer(MatchStatus.OUTSIDE_SCOPE, (), (), f"Outside its scope: {check.because}")
        checks.append(check)
    sought = coverage.covered or coverage.excepted or coverage.general
    reaches = find_reaches(regime, measure, asked, sought, day)
    checks.append(check_exclusion(reaches))
    return _weigh(regime, coverage, checks, reaches, day)


def _iter_checks(regime: Regime, measure: MeasureRow, asked: Asked, coverage: Coverage, day: date) -> Iterator[Check]:
    """The tests in their order, each made only if those before it did not bar the question."""
    yield check_act(measure, asked)
    yield _check_force(measure, day)
    yield check_target(regime, measure, asked, day)
    yield check_items(coverage, asked)
    yield check_recipient(measure, asked, day)


def _weigh(regime: Regime, coverage: Coverage, checks: list[Check], reaches: list[Reach], day: date) -> Answer:
    candidates = tuple(to_candidate(reach) for reach in reaches)
    missing = order_missing([code for check in checks if check.missing for code in check.missing])
    words = [check.because for check in checks if check.because]
    if regime.unknown_from and day >= regime.unknown_from:
        words = [f"Its state on {day} is unknown: {_horizon(regime)} Check for a renewal.", *words]
        return Answer(MatchStatus.UNKNOWN_STATE, missing, candidates, _join(words))
    if Holds.FREED in [check.holds for check in checks]:
        return Answer(MatchStatus.EXCLUDED_RECIPIENT, (), candidates, _join(words))
    if missing:
        return Answer(MatchStatus.UNDETERMINED, missing, candidates, _join(words))
    return _weigh_exemptions(coverage, words, reaches, candidates)


def _weigh_exemptions(
    coverage: Coverage, words: list[str], reaches: list[Reach], candidates: tuple[ExemptionCandidate, ...]
) -> Answer:
    if not coverage.covered:
        reason = "It is allowed under a procedure whose observance is not known." if reaches else ""
        status = MatchStatus.EXEMPT_CANDIDATE if reaches else MatchStatus.OUTSIDE_SCOPE
        return Answer(status, (), candidates, _join([*words, reason]))
    standing = check_standing(reaches, coverage.covered)
    if standing.holds is Holds.FREED:
        return Answer(MatchStatus.EXEMPT_CANDIDATE, (), candidates, _join([*words, standing.because]))
    if standing.holds is Holds.OPEN:
        return Answer(MatchStatus.UNDETERMINED, standing.missing, candidates, _join([*words, standing.because]))
    return Answer(MatchStatus.COVERED, (), candidates, _join([*words, _open_words(reaches)]))


def order_missing(codes: Iterable[str]) -> tuple[str, ...]:
    """Sort codes of missing facts in the order in which they are asked for, each once."""
    given = set(codes)
    if not given:
        return ()
    return tuple(code for code in MISSING_ORDER if code in given)


def _check_force(measure: MeasureRow, day: date) -> Check:
    if day < measure.start:
        return failed(f"it applies from {measure.start} on (day {measure.seen.day.words}).")
    if measure.end and day >= measure.end:
        return failed(f"it no longer applied from {measure.end} on (day {measure.seen.day.words}).")
    return passed("")


def _horizon(regime: Regime) -> str:
    return f"checked to {regime.known_through}, last known to run to {regime.sunset}."


def _open_words(reaches: list[Reach]) -> str:
    if not reaches:
        return "The table holds no exemption of that day that reaches it."
    if all(reach.row.mode in BY_PROCEDURE for reach in reaches):
        return "Only exemptions by approval or notice could free it, and they are not public: approval not known."
    return "No exemption of that day frees all of it without a procedure: approval not known."


def _join(words: list[str]) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words if word)
