"""The head of a matter as data: how it may be put at most, and who has which part in it."""

from typing import Any

from armsledger.model.matter import Matter
from armsledger.publish.case_index import CaseIndex

Row = dict[str, Any]


def headline_row(matter: Matter, index: CaseIndex) -> Row | None:
    """The verb of a matter with the claim that fills its sentence; null for a case that was put together without."""
    headline = index.headlines.get(matter.id)
    if headline is None:
        return None
    return {"verb": headline.verb.value, "claim_id": headline.claim_id, "because": headline.because}


def party_rows(matter: Matter, index: CaseIndex) -> list[Row]:
    """The parts of a matter that the law is asked about, one of each; none for all others."""
    return [
        {
            "part": party.part.value,
            "names": list(party.names),
            "claim_ids": list(party.claim_ids),
            "because": party.because,
        }
        for party in index.parties.get(matter.id, ())
    ]
