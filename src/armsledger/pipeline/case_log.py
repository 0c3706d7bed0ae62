"""Which decisions of a ledger a case prints: those on its parts and those on itself, and no other case's."""

import re
from typing import Final

from armsledger.model.case import Case
from armsledger.model.decision import Decision, Verdict
from armsledger.model.ruling import AssessmentRuling, CaseworkRuling, DigitRuling, LetterRuling, Standing
from armsledger.model.withholding import WithholdingRuling
from armsledger.model.working_case import WorkingCase
from armsledger.pipeline.casework import concerns
from armsledger.pipeline.deriving import Decided

_ID: Final = re.compile(r"\b[a-z]{3}-[0-9a-f]{20}\b")


def decisions_in_print(case: Case, working: WorkingCase, decided: Decided) -> tuple[Decision, ...]:
    """The decisions on the parts of a case and the names in it, those on the case itself, and the undoings of any.

    Rulings are printed as far as they are in force; letters of sources all, since any may bear on a grade.
    """
    own = _own_ids(case)
    letter_ids = {letter.id for letter in working.letters}
    ruled = {one.decision_id for one in decided.rulings if _is_near(one, own, working.name, letter_ids)}
    kept: dict[str, Decision] = {}
    for decision in decided.decisions:
        is_undoing = decision.verdict is Verdict.UNDO and decision.subject_id in kept
        if decision.id in ruled or decision.id in own or decision.subject_id in own or is_undoing:
            kept[decision.id] = decision
    return tuple(kept.values())


def _own_ids(case: Case) -> frozenset[str]:
    names = (reason.decision_id for identity in case.identities for reason in (*identity.because, *identity.apart))
    return frozenset(
        {
            *(record.document.id for record in case.records),
            *case.claims_by_id(),
            *(matter.id for matter in case.matters),
            *(finding.id for finding in case.findings),
            *(decision_id for decision_id in names if decision_id),
        }
    )


def _is_near(standing: Standing, own: frozenset[str], name: str, letter_ids: set[str]) -> bool:
    ruling = standing.ruling
    if isinstance(ruling, CaseworkRuling | WithholdingRuling):
        return concerns(ruling, name, letter_ids)
    if isinstance(ruling, LetterRuling):
        return True
    if isinstance(ruling, DigitRuling | AssessmentRuling):
        return not own.isdisjoint(ruling.claim_ids)
    return not own.isdisjoint(_ID.findall(ruling.slot))
