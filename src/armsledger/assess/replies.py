"""The right of reply of a finding: whom it says something against, and whether each of them was asked.

It is kept where everybody who is said to act, or to act for another, was written to and answered, or the day by which
an answer was asked for has passed. Silence is noted and says nothing for the finding.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.assess.grounds import Grounds, read_grounds
from armsledger.knowledge.finding_facts import load_finding_standard
from armsledger.model.case_reply import CaseReply
from armsledger.model.claim import Role
from armsledger.model.entity import Entity, EntityType
from armsledger.model.finding import Finding, Fullness, NeededFact
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord
from armsledger.model.reply import Addressee
from armsledger.text.search_words import fold_words

_NOBODY: Final = frozenset({EntityType.MATERIEL, EntityType.PLACE, EntityType.INSTRUMENT})  # none of them can answer


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether all who are accused were asked, and why."""

    is_kept: bool
    because: str


def find_accused(grounds: Grounds) -> tuple[Addressee, ...]:
    """Whom the affirmed claims say something against: who acts and through whom, or else who receives.

    Each stands once, by the row of the tables, the country or the folded name; in the order of the claims.
    """
    acting = [entity for entity in grounds.fillers(Role.ACTOR, Role.VIA) if entity.type not in _NOBODY]
    named = acting or [entity for entity in grounds.fillers(Role.RECIPIENT) if entity.type not in _NOBODY]
    return tuple({party.key: party for party in reversed([_party(entity) for entity in named])}.values())[::-1]


def party_key(name: str) -> str:
    """The key of a party that no table knows: its name without regard to case and accents."""
    return " ".join(fold_words(name)) or name.casefold()


def weigh_replies(accused: Sequence[Addressee], replies: Iterable[CaseReply]) -> Asked:
    """Say of letters about a finding whether every one of its accused was asked."""
    if not accused:
        return Asked(False, "nobody is named in it who could be written to")
    replies = tuple(replies)
    said = [_of_party(party, replies) for party in accused]
    return Asked(all(kept for kept, _ in said), "; ".join(words for _, words in said))


def heed_replies(
    findings: Iterable[Finding],
    matters: Iterable[Matter],
    records: Sequence[DocumentRecord],
    replies: Sequence[CaseReply],
) -> tuple[Finding, ...]:
    """Give the findings of a case with what its letters say to the fact that a reply was sought."""
    matter_by_id = {matter.id: matter for matter in matters}
    return tuple(
        _heed(finding, read_grounds(matter_by_id[finding.matter_id], records), replies) for finding in findings
    )


def _heed(finding: Finding, grounds: Grounds, replies: Sequence[CaseReply]) -> Finding:
    own = (reply for reply in replies if finding.matter_id in reply.matter_ids)
    asked = weigh_replies(find_accused(grounds), own)
    name = dict(load_finding_standard().facts)["reply"]
    fullness = Fullness.FILLED if asked.is_kept else Fullness.MISSING
    said = NeededFact(name, fullness, asked.because)
    return replace(finding, completeness=tuple(said if fact.name == name else fact for fact in finding.completeness))


def _party(entity: Entity) -> Addressee:
    """A body without a row stands for itself; people who are only described ("Turkish officers") for their country."""
    country = entity.country if entity.type in (EntityType.COUNTRY, EntityType.GROUP) else None
    return Addressee(entity.name, entity.known_id or country or party_key(entity.name))


def _of_party(party: Addressee, replies: Sequence[CaseReply]) -> tuple[bool, str]:
    own = [reply for reply in replies if reply.letter.to.key == party.key]
    if not own:
        return False, f"{party.name}: not written to"
    settled = [reply for reply in own if reply.is_settled]
    told = settled or own
    return bool(settled), f"{party.name}: {'; '.join(reply.state for reply in told)}"
