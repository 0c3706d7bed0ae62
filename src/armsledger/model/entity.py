"""Who and what is spoken of: mentions in the text, and the entities they are read as."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.model.document import Span
from armsledger.model.place import Place


class EntityType(StrEnum):
    """The sorts of thing that a claim speaks of. GROUP is a description of people ("US officials")."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    ARMED_GROUP = "armed group"
    PLACE = "place"
    MATERIEL = "materiel"
    INSTRUMENT = "instrument"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or describes something.

    `known_id` is the row of a knowledge table where the words alone decide it, `name` that row's name. `head` is the
    word that carries the sense ("planes" in "two transport planes"). `antecedent` is the mention that a pronoun or a
    definite description stands for.
    """

    span: Span
    type: EntityType
    known_id: str | None
    name: str | None
    head: str
    because: str
    adjectival: bool = False
    antecedent: "Mention | None" = None

    @property
    def referent(self) -> "Mention":
        """The mention that names what this one only points to; itself when it points to none."""
        return self.antecedent.referent if self.antecedent else self


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor, person, place, kind of equipment or instrument, as one document (or a merge of several) speaks of it.

    `spans` are all the places where it is named, `names` the distinct words used. `known_id` is its row in the
    knowledge tables, `country` an ISO 3166 alpha-3 code, `category` the equipment category, `items` the item codes of
    the embargo measures that it falls under, `place` the reading as a place. `because` says why the spans are one.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    known_id: str | None
    country: str | None
    category: str | None
    items: tuple[str, ...]
    place: Place | None
    because: str


class LinkKind(StrEnum):
    """How one actor stands to another, as far as a source says."""

    ORGAN = "organ of"
    COMMANDS = "commands"
    PROXY = "proxy of"
    BACKS = "backs"
    PAYS = "pays"


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the support network. It stands on the words of the claim that says so, and on nothing else."""

    id: str
    kind: LinkKind
    from_entity_id: str
    to_entity_id: str
    claim_id: str
    because: str
