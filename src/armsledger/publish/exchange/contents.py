"""What an export reads: the records, matters and findings of a ledger, one at a time and as often as asked."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from armsledger.model.claim import Claim
from armsledger.model.decision import Decision
from armsledger.model.record import DocumentRecord
from armsledger.model.review import ReviewState
from armsledger.publish.exchange.loss import Tally
from armsledger.publish.exchange.views import ClaimView, MatterBrief, MatterView, iter_claims


class Contents(Protocol):
    """A ledger as exporters see it. Records come by document id, matters in the order in which they were derived.

    Claims are as people corrected them; `states` holds the state of those that people spoke of, once their
    record is read.
    """

    software: str
    run_id: str | None

    @property
    def states(self) -> Mapping[str, ReviewState]:
        """The states in review, by claim id; what is missing was not decided on."""
        ...

    def iter_records(self) -> Iterator[DocumentRecord]:
        """Read the records."""
        ...

    def iter_matters(self) -> Iterator[MatterView]:
        """Read the matters with their findings."""
        ...

    def get_claims(self, matter: MatterView) -> tuple[tuple[DocumentRecord, Claim], ...]:
        """The claims of a matter with their records, in the matter's order; those no longer read are left out."""
        ...

    def iter_decisions(self) -> Iterator[Decision]:
        """Read the decisions, the first made first."""
        ...


def brief_by_claim(contents: Contents) -> dict[str, MatterBrief]:
    """The matter of every claim, in brief: the only thing that an export keeps of every claim while it runs."""
    found: dict[str, MatterBrief] = {}
    for view in contents.iter_matters():
        brief = view.brief
        found.update(dict.fromkeys(view.matter.claim_ids, brief))
    return found


def iter_standing_claims(
    record: DocumentRecord, briefs: Mapping[str, MatterBrief], states: Mapping[str, ReviewState], tally: Tally
) -> Iterator[ClaimView]:
    """The claims of a record that people have not rejected; those rejected are counted as left out."""
    for view in iter_claims(record, briefs, states):
        if view.state is ReviewState.REJECTED:
            tally.lose("rejected", 1, view.claim.id)
        else:
            yield view
