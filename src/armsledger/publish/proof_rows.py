"""Standards of proof, their rules and the ladders as plain rows of findings.json."""

from typing import Any

from armsledger.model.attribution import Ladder, LadderStep
from armsledger.model.standard import Standard, StandardCheck

Row = dict[str, Any]


def standard_row(standard: Standard) -> Row:
    """The standard of the case with its rules."""
    return {
        "id": standard.id,
        "name": standard.name,
        "words": standard.words,
        "source": standard.source,
        "known": standard.known.value,
        "raised_to": standard.raised_to,
        "rules": [{"kind": rule.kind.value, "words": rule.words} for rule in standard.rules],
    }


def check_row(check: StandardCheck) -> Row:
    """What the standard says to one finding, rule by rule."""
    return {
        "standards": list(check.standard_ids),
        "raised_for": check.raised_for,
        "passed": check.passed,
        "of": len(check.results),
        "rules": [
            {"kind": r.rule.kind.value, "words": r.rule.words, "state": r.state.value, "because": r.because}
            for r in check.results
        ],
    }


def ladder_row(ladder: Ladder) -> Row:
    """One actor and one State, in three steps."""
    rung = ladder.rung
    return {
        "actor": ladder.actor,
        "actor_key": ladder.actor_key,
        "state": ladder.state,
        "state_name": ladder.state_name or None,
        "presence": _step(ladder.presence),
        "link": _step(ladder.link),
        "rung": {"rung": rung.rung.value, "words": rung.words, "because": rung.because} if rung else None,
        "responsibility": _step(ladder.responsibility),
    }


def _step(step: LadderStep) -> Row:
    return {
        "claim_ids": list(step.claim_ids),
        "denial_ids": list(step.denial_ids),
        "matter_ids": list(step.matter_ids),
        "grade": step.grade,
        "because": step.because,
    }
