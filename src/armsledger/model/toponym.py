"""Names of places as a text uses them: where the name stands, how it is meant, and which place it is."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.document import Span
from armsledger.model.place import Place


class Sense(StrEnum):
    """How a place's name is meant. Only what is meant literally may become a pin on a map.

    LITERAL the place itself ("in Sirte"), METONYM who governs or acts there ("Washington says"), DEMONYM its people or
    an adjective ("Russian planes"), MODIFIER whose or which something is ("Iowa farmers"), EMBEDDED a part of the name
    of somebody else ("the Bank of Libya").
    """

    LITERAL = "literal"
    METONYM = "metonym"
    DEMONYM = "demonym"
    MODIFIER = "modifier"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that name a place: `key` is the folded name under which the gazetteer knows them, `probability` how sure
    it is that they name a place here (0 to 1), `within` the longer name that they are a part of, if any.
    """

    span: Span
    key: str
    probability: float
    within: Span | None
    because: str


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name, read: `place` is what it names, `sense` how it is meant."""

    name: PlaceName
    place: Place
    sense: Sense

    @property
    def is_pin(self) -> bool:
        """Say whether the words put something at the place itself."""
        return self.sense is Sense.LITERAL
