"""Equipment: named systems, and the common nouns for classes of it, with the embargo items each falls under.

A class row ("cargo planes") never names a system; a report that says no more stays generic. `items` uses the item codes
of the embargo measures, on the face of the thing: whether a given transfer is covered is decided elsewhere.
"""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "equipment.csv"


@dataclass(frozen=True, slots=True)
class Equipment:
    """One row.

    `category` is a word for people ("air defence system"), `origin` the ISO 3166 alpha-3 code of the designing state,
    `items` the embargo item codes, `unroca` the category of the UN Register of Conventional Arms, `sipri` that of the
    SIPRI transfers list, `eu_ml` that of the EU Common Military List; None where a list does not hold it.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    category: str
    origin: str | None
    items: tuple[str, ...]
    unroca: str | None
    sipri: str | None
    eu_ml: str | None
    is_class: bool
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the system or class, the one to print first."""
        return (self.name, *self.aliases)


@cache
def load_equipment() -> tuple[Equipment, ...]:
    """All equipment, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_equipment, iter_rows(TABLE)), key=lambda equipment: equipment.id))


@cache
def equipment_by_id() -> dict[str, Equipment]:
    """All equipment under its ids."""
    return {equipment.id: equipment for equipment in load_equipment()}


def _equipment(row: Row) -> Equipment:
    return Equipment(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.words("aliases"),
        category=row.text("category"),
        origin=row.find_text("origin"),
        items=row.words("items"),
        unroca=row.find_text("unroca"),
        sipri=row.find_text("sipri"),
        eu_ml=row.find_text("eu_ml"),
        is_class=row.flag("is_class"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
