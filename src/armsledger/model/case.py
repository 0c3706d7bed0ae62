"""What is published: the records of a case, its matters and findings, and everything that fell short."""

from dataclasses import dataclass

from armsledger.model.attribution import Ladder
from armsledger.model.case_reply import CaseReply
from armsledger.model.claim import Claim
from armsledger.model.custody import Custody
from armsledger.model.decision import Decision
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding
from armsledger.model.headline import Headline
from armsledger.model.identity import Identity
from armsledger.model.matter import Matter
from armsledger.model.party_list import PartyList
from armsledger.model.picture import PictureGroup
from armsledger.model.record import DocumentRecord
from armsledger.model.review import Review
from armsledger.model.standard import Standard, StandardCheck
from armsledger.model.withheld import Edition, Withheld


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made the case: the software's version, the cores and rule sets used, and the digests of the inputs."""

    software: str
    components: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case file's content. `standard` is stated on its first page; tuples are in printing order.

    `identities` say which entities of the records are one; an entity that none names is one by itself. `checks` set
    each finding against the standard, `ladders` tell what links the actors to States. `picture_groups` say which
    pictures look the same; a picture in none stands once. `reviews` say where claims, matters and findings stand with
    people; what none names was not decided on. `replies` are the letters to those it accuses, with what came back;
    `notes` what the people who put it together say of it. `headlines` say how each matter may be put, `party_lists` who
    has which part in those that the law is asked about; `custody` how the documents came. `edition` says for whom it is
    printed, `withheld` what its published copy does not print, in the order of its code names.
    """

    id: str
    title: str
    standard: Standard
    records: tuple[DocumentRecord, ...]
    matters: tuple[Matter, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    failures: tuple[Failure, ...]
    manifest: Manifest
    identities: tuple[Identity, ...] = ()
    checks: tuple[StandardCheck, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    picture_groups: tuple[PictureGroup, ...] = ()
    reviews: tuple[Review, ...] = ()
    replies: tuple[CaseReply, ...] = ()
    notes: str = ""
    headlines: tuple[Headline, ...] = ()
    party_lists: tuple[PartyList, ...] = ()
    custody: tuple[Custody, ...] = ()
    edition: Edition = Edition.WHOLE
    withheld: tuple[Withheld, ...] = ()

    def claims_by_id(self) -> dict[str, Claim]:
        """All claims of all records."""
        return {claim.id: claim for record in self.records for claim in record.claims}

    def record_by_claim_id(self) -> dict[str, DocumentRecord]:
        """The record that each claim stands in."""
        return {claim.id: record for record in self.records for claim in record.claims}

    def finding_by_matter_id(self) -> dict[str, Finding]:
        """The finding made of each matter that has one."""
        return {finding.matter_id: finding for finding in self.findings}

    def review_by_subject_id(self) -> dict[str, Review]:
        """Where everything that people decided on stands."""
        return {review.subject_id: review for review in self.reviews}

    def check_by_finding_id(self) -> dict[str, StandardCheck]:
        """What the standard says to each finding."""
        return {check.finding_id: check for check in self.checks}
