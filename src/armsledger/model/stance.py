"""How strongly a source puts a claim, and how strengths combine.

The order runs from the strongest affirmation to the weakest; `denied` stands outside the order, as it is no weaker
way to affirm but the opposite. Definitions follow the annotation guidelines of the claims corpus (docs/reference).
"""

from enum import StrEnum


class Stance(StrEnum):
    """One of five ways to put a claim."""

    ASSERTED = "asserted"
    ASSESSED = "assessed"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    DENIED = "denied"

    @property
    def affirms(self) -> bool:
        return self is not Stance.DENIED

    @property
    def rank(self) -> int:
        """0 for the strongest affirmation; a denial has the highest number."""
        return list(Stance).index(self)

    def under(self, outer: "Stance") -> "Stance":
        """What is left of this stance when the words are reported by somebody who puts them as `outer`.

        The weakest link decides: "the report asserts that officials allege" is alleged, and so is "X alleges that
        Y asserted". A denial of a denial asserts nothing: it stays denied on the record of the inner speaker.
        """
        return max(self, outer, key=lambda stance: stance.rank)
