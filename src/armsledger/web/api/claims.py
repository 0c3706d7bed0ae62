"""Claims: a page under a filter with counts by facet, and one with the words that it stands on."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from armsledger.model.carried import ClaimState
from armsledger.model.claim import Claim, ClaimKind, Role
from armsledger.model.claim_query import ClaimFilter, ClaimPage
from armsledger.model.document import Head
from armsledger.model.entity import Entity
from armsledger.model.evidence import EvidenceItem
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement
from armsledger.review.deciding import get_claim
from armsledger.web.api.shapes import ClaimId, Country, Day, DocumentId, Flag, MatterId, Size, Word
from armsledger.web.opened import open_ledger

router = Router()

_Origins = Annotated[int, Field(ge=0, le=100_000)]


class ClaimQuery(Schema):
    """What is asked of the ledger's claims; of each field given a claim has one of the values."""

    kinds: list[ClaimKind] = Field([], max_length=50)
    stances: list[Stance] = Field([], max_length=50)
    states: list[ClaimState] = Field([], max_length=50)
    reliabilities: list[Reliability] = Field([], max_length=50)
    credibilities: list[Credibility] = Field([], max_length=50)
    outlets: list[Word] = Field([], max_length=50)
    parties: list[Word] = Field([], max_length=50, description="Rows (actor-haftar) or folded names.")
    items: list[Word] = Field([], max_length=50)
    places: list[Word] = Field([], max_length=50)
    countries: list[Country] = Field([], max_length=50)
    roles: list[Role] = Field([], max_length=50, description="The roles in which parties, items and places stand.")
    document_id: DocumentId | None = None
    matter_id: MatterId | None = None
    published_from: Day | None = None
    published_to: Day | None = None
    happened_from: Day | None = None
    happened_to: Day | None = None
    min_origins: _Origins | None = None
    max_origins: _Origins | None = None
    machine_translated: Flag | None = None
    text: str = Field(
        "", max_length=300, description='words, "phrases", begin*, one OR other, -without', pattern=r"^[^\x00-\x1f]*$"
    )
    after: Annotated[str, Field(pattern="^-?[0-9]{1,9}[.][0-9]{1,9}$")] | None = None
    size: Size = 50
    facets: Flag = Field(False, description="Count the values of each field over all claims found.")

    def to_filter(self) -> ClaimFilter:
        """The filter that is asked for."""
        return ClaimFilter(
            kinds=frozenset(self.kinds),
            stances=frozenset(self.stances),
            states=frozenset(self.states),
            reliabilities=frozenset(self.reliabilities),
            credibilities=frozenset(self.credibilities),
            outlets=frozenset(self.outlets),
            parties=frozenset(self.parties),
            items=frozenset(self.items),
            places=frozenset(self.places),
            countries=frozenset(self.countries),
            roles=frozenset(self.roles),
            document_id=self.document_id,
            matter_id=self.matter_id,
            published_from=self.published_from,
            published_to=self.published_to,
            happened_from=self.happened_from,
            happened_to=self.happened_to,
            min_origins=self.min_origins,
            max_origins=self.max_origins,
            machine_translated=self.machine_translated,
            text=self.text,
        )


class ClaimView(Schema):
    """A claim as it was read last, with its statement, what fills it, its evidence, and where its document is from."""

    claim: Claim
    statement: Statement
    entities: list[Entity]
    evidence: list[EvidenceItem]
    source: str
    sha256: str = Field(description="Of the document's bytes as received.")
    head: Head


@router.get("/claims", response=ClaimPage)
def list_claims(request: HttpRequest, asked: Query[ClaimQuery]) -> ClaimPage:
    """List the claims that a filter leaves, the newest published first."""
    return open_ledger().find_claims(asked.to_filter(), asked.after, asked.size, asked.facets)


@router.get("/claims/{claim_id}", response=ClaimView)
def show_claim(request: HttpRequest, claim_id: ClaimId) -> ClaimView:
    """Give a claim with the exact words of its record."""
    record, claim = get_claim(open_ledger(), claim_id)
    fillers = {filler.entity_id for filler in claim.fillers}
    return ClaimView(
        claim=claim,
        statement=record.statement_of(claim),
        entities=[entity for entity in record.entities if entity.id in fillers],
        evidence=[item for item in record.evidence if claim.id in item.claim_ids],
        source=record.document.source,
        sha256=record.document.sha256,
        head=record.document.head,
    )
