"""A letter as a case file prints it: placed on the matters that hold its claims now, as of one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from armsledger.model.matter import Matter, find_heir
from armsledger.model.working_case import Letter


@dataclass(frozen=True, slots=True)
class CaseReply:
    """`state` says in words where the letter stood on the day of print; `is_settled` that nothing is waited for."""

    letter: Letter
    matter_ids: tuple[str, ...]
    state: str
    is_settled: bool


def place_letter(letter: Letter, matter_by_claim_id: Mapping[str, Matter], as_of: date) -> CaseReply:
    """Give a letter with the matters that now hold the most of the claims that it was written about."""
    heirs = (find_heir(held.claim_ids, matter_by_claim_id) for held in letter.ruling.about)
    matter_ids = tuple(dict.fromkeys(heir.id for heir in heirs if heir))
    return CaseReply(letter, matter_ids, letter.state(as_of), letter.is_settled(as_of))
