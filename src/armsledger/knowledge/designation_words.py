"""Words in and around designations: makers that stand for letters, and words beside which there is no designation."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.word_classes import read_words


@dataclass(frozen=True, slots=True)
class DesignationWords:
    """`makers` maps the folded name of a maker to the letters of its designations; the others are lower-case words."""

    makers: dict[str, str]
    not_after: frozenset[str]
    not_before: frozenset[str]


@cache
def load_designation_words() -> DesignationWords:
    """Load `words/designations.yaml`."""
    content = read_words("designations")
    return DesignationWords(
        {name: letters for letters, names in content["makers"].items() for name in names},
        frozenset(content["not_after"]),
        frozenset(content["not_before"]),
    )
