"""What a case file may put at the head of a matter: one claim's sentence, under the strongest verb that it bears."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """How a matter may be put, the strongest first; DENIED and UNDER_EXAMINATION affirm nothing."""

    CONFIRMED = "confirmed"
    CONSISTENT = "consistent with"
    STATED = "stated"
    ASSESSED = "assessed"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNDER_EXAMINATION = "under examination"


@dataclass(frozen=True, slots=True)
class Headline:
    """The verb of a matter and the claim whose words fill the sentence.

    `because` says what bears the verb, or what is wanting for a stronger one. All parts of the sentence come from this
    one claim, so that no sentence puts together what nobody said together.
    """

    matter_id: str
    verb: Verb
    claim_id: str
    because: str
