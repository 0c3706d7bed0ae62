"""The Admiralty grade: a letter for the source and a digit for the matter, judged apart and never averaged.

Scale: NATO AJP-2.1 as given in public descriptions of the Admiralty code. A new source starts at F, a matter
without a basis at 6; machines propose digits only, letters are set by people.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Reliability(StrEnum):
    """The source."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        return _RELIABILITY[self]


class Credibility(StrEnum):
    """The matter."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def meaning(self) -> str:
        return _CREDIBILITY[self]

    def capped(self, cap: "Credibility") -> "Credibility":
        """No better than `cap`. 6 says that nothing can be said: it is kept, and it caps nothing."""
        if Credibility.UNJUDGED in (self, cap):
            return self
        return max(self, cap, key=lambda digit: digit.value)


_RELIABILITY: Final = {
    Reliability.A: "no doubt; always been right",
    Reliability.B: "minor doubt; mostly right",
    Reliability.C: "some doubt; has been right",
    Reliability.D: "much doubt; was right at times",
    Reliability.E: "no trust; record of wrong",
    Reliability.F: "cannot be judged",
}
_CREDIBILITY: Final = {
    Credibility.CONFIRMED: "confirmed by other independent sources",
    Credibility.PROBABLE: "probably true: fits, not confirmed",
    Credibility.POSSIBLE: "possibly true: plausible, fits in part",
    Credibility.DOUBTFUL: "doubtful: possible, nothing speaks for it",
    Credibility.IMPROBABLE: "improbable: contradicted",
    Credibility.UNJUDGED: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class SetDigit:
    """A digit that a person set: by whom, the decision, and what the machine proposes all the same.

    `stale` says what has come to the matter, or left it, since the person looked; None where nothing has.
    """

    by: str
    decision_id: str
    proposed: Credibility
    because_proposed: str
    stale: str | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """Letter and digit, each with its own reason.

    `denied` says that somebody denies the matter, which by itself changes no digit. `set_digit` is None where the
    digit is the machine's proposal.
    """

    reliability: Reliability
    credibility: Credibility
    because_source: str
    because_matter: str
    denied: bool = False
    set_digit: SetDigit | None = None

    @property
    def code(self) -> str:
        return f"{self.reliability}{self.credibility}"

    @property
    def digit_words(self) -> str:
        """The digit as it is printed: "3, denied"; "2, set by N. N.; machine proposed 3"."""
        words = f"{self.credibility.value}, denied" if self.denied else self.credibility.value
        if self.set_digit is None:
            return words
        return f"{words}, set by {self.set_digit.by}; machine proposed {self.set_digit.proposed.value}"
