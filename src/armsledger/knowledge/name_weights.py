"""The one table of weights by which names are compared: what each level of each comparison is worth, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from armsledger.errors import KnowledgeError
from armsledger.knowledge.word_classes import read_words
from armsledger.model.judgement import Judgement

TABLE: Final = "name_weights"


@dataclass(frozen=True, slots=True)
class Weight:
    """What one level of a comparison is worth.

    `settles` makes the pair different whatever else agrees; `stops` lets nothing but a person call it the same.
    """

    bits: float
    because: str
    settles: bool
    stops: bool


@dataclass(frozen=True, slots=True)
class NameWeights:
    """`words/name_weights.yaml`: thresholds in bits, and the weights by comparison and level."""

    same: float
    agreeing: float
    different: float
    weights: Mapping[tuple[str, str], Weight]

    def get(self, comparison: str, level: str) -> Weight:
        """The weight of a level; raises KnowledgeError where the table has none."""
        weight = self.weights.get((comparison, level))
        if weight is None:
            raise KnowledgeError(TABLE, comparison, f"level {level!r} has no weight")
        return weight

    def judge(self, bits: float) -> Judgement:
        """Which side of the thresholds a sum of bits lies on."""
        if bits >= self.same:
            return Judgement.SAME
        return Judgement.DIFFERENT if bits <= self.different else Judgement.UNSURE


@cache
def load_name_weights() -> NameWeights:
    """Load the table; raises KnowledgeError for a level without bits or reason, or with a rule that is none."""
    content = read_words(TABLE)
    levels = (
        (comparison, level, row) for comparison, rows in content["comparisons"].items() for level, row in rows.items()
    )
    weights = {(comparison, level): _weight(comparison, level, row) for comparison, level, row in levels}
    limits = {name: float(row["bits"]) for name, row in content["thresholds"].items()}
    return NameWeights(limits["same"], limits["agreeing"], limits["different"], weights)


def _weight(comparison: str, level: str, row: Mapping[str, Any]) -> Weight:
    rule, at_most = row.get("rule"), row.get("at_most")
    if not isinstance(row.get("bits"), int | float) or not row.get("because"):
        raise KnowledgeError(TABLE, f"{comparison}.{level}", "needs bits and a reason")
    if rule not in (None, Judgement.DIFFERENT.value) or at_most not in (None, Judgement.UNSURE.value):
        raise KnowledgeError(TABLE, f"{comparison}.{level}", "knows 'rule: different' and 'at_most: unsure' only")
    return Weight(float(row["bits"]), str(row["because"]), rule is not None, at_most is not None)
