"""One field of a claim as it is read or as a person would have it: kind, stance, quantity, time, or a role."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.errors import InputError
from armsledger.model.claim import Claim, ClaimKind, Counted, Filler, Role
from armsledger.model.entity import Entity
from armsledger.model.quantity import Quantity
from armsledger.model.stance import Stance
from armsledger.model.when import When

KIND: Final = "kind"
STANCE: Final = "stance"
QUANTITY: Final = "quantity"
TIME: Final = "time"
CLAIM_FIELDS: Final = (KIND, STANCE, QUANTITY, TIME, *(role.value for role in Role))


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value of one field, all other parts being empty.

    `fillers` are all that fill the role, `entities` what they are read as, so that a value can be put into any reading
    of the document. A quantity, time or role without a value says that the claim has none. Raises InputError for a
    field that claims do not have, a claim without kind or stance, and a filler of another role.
    """

    field: str
    kind: ClaimKind | None = None
    stance: Stance | None = None
    quantity: Quantity | None = None
    counted: Counted | None = None
    when: When | None = None
    fillers: tuple[Filler, ...] = ()
    entities: tuple[Entity, ...] = ()

    def __post_init__(self) -> None:
        if self.field not in CLAIM_FIELDS:
            raise InputError(self.field, "is no field of a claim", f"give one of {', '.join(CLAIM_FIELDS)}")
        if (self.field == KIND) != (self.kind is not None) or (self.field == STANCE) != (self.stance is not None):
            raise InputError(self.field, "has no value of its own", "give a kind for the kind, a stance for the stance")
        if any(filler.role.value != self.field for filler in self.fillers):
            raise InputError(self.field, "is filled by another role", "give fillers of this role")

    @property
    def words(self) -> str:
        """The value for people; "none" where there is none."""
        if self.kind or self.stance:
            return str(self.kind or self.stance)
        if self.quantity:
            bounds = " to ".join("?" if bound is None else f"{bound:g}" for bound in _bounds(self.quantity))
            return f"“{self.quantity.words}” ({bounds}{f' {self.counted.value}' if self.counted else ''})"
        if self.when:
            days = " to ".join(day.isoformat() if day else "?" for day in (self.when.earliest, self.when.latest))
            return f"“{self.when.words}” ({days})"
        return ", ".join(self._filler_words(filler) for filler in self.fillers) or "none"

    def _filler_words(self, filler: Filler) -> str:
        rows = [e.known_id for e in self.entities if e.id == filler.entity_id and e.known_id]
        meant = [f"read as {filler.name}"] if filler.name != filler.span.quote else []
        more = "; ".join([*meant, *rows])
        return f"“{filler.span.quote}”" + (f" ({more})" if more else "")


def value_of(claim: Claim, field: str, entities: Sequence[Entity] = ()) -> FieldValue:
    """The value that a claim has in a field. Raises InputError for a field that claims do not have."""
    if field == KIND:
        return FieldValue(field, kind=claim.kind)
    if field == STANCE:
        return FieldValue(field, stance=claim.stance)
    if field == QUANTITY:
        return FieldValue(field, quantity=claim.quantity, counted=claim.quantity_of)
    if field == TIME:
        return FieldValue(field, when=claim.when)
    fillers = tuple(filler for filler in claim.fillers if filler.role.value == field)
    meant = {filler.entity_id for filler in fillers}
    return FieldValue(field, fillers=fillers, entities=tuple(entity for entity in entities if entity.id in meant))


def with_value(claim: Claim, value: FieldValue) -> Claim:
    """The claim with that value in its field; its id, quote and everything else stay."""
    if value.kind:
        return replace(claim, kind=value.kind)
    if value.stance:
        return replace(claim, stance=value.stance)
    if value.field == QUANTITY:
        return replace(claim, quantity=value.quantity, quantity_of=value.counted)
    if value.field == TIME:
        return replace(claim, when=value.when)
    others = tuple(filler for filler in claim.fillers if filler.role.value != value.field)
    return replace(claim, fillers=tuple(sorted((*others, *value.fillers), key=lambda filler: filler.span)))


def _bounds(quantity: Quantity) -> tuple[float | None, ...]:
    return (quantity.low,) if quantity.low == quantity.high else (quantity.low, quantity.high)
