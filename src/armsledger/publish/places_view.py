"""The places that claims name, each once, with the claims and the words that name it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from armsledger.model.claim import Claim, Filler, Role
from armsledger.model.entity import EntityType
from armsledger.model.place import Place
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told
from armsledger.publish.wording import Wording

PLACE_ROLES: Final = frozenset({Role.PLACE, Role.ORIGIN, Role.DESTINATION, Role.TARGET})


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place of the map and its row in the table."""

    place: Place
    words: tuple[str, ...]
    claim_numbers: tuple[int, ...]
    claim_ids: tuple[str, ...]
    because: Markup
    alternatives: str

    @property
    def is_country(self) -> bool:
        return self.place.kind == "country"


def view_places(index: CaseIndex, wording: Wording) -> tuple[PlaceView, ...]:
    """The places in the order in which claims first name them."""
    named: dict[str, list[tuple[Claim, Filler, Place]]] = {}
    for claim, filler, place in _iter_named(index):
        named.setdefault(place.place_id, []).append((claim, filler, place))
    return tuple(_view_place(uses, index, wording) for uses in named.values())


def _iter_named(index: CaseIndex) -> Iterator[tuple[Claim, Filler, Place]]:
    for claim in index.counted:
        for filler in claim.fillers:
            entity = index.entity_of(filler)
            if entity is None or entity.place is None:
                continue
            if filler.role in PLACE_ROLES or entity.type is EntityType.PLACE:
                yield claim, filler, entity.place


def _view_place(uses: list[tuple[Claim, Filler, Place]], index: CaseIndex, wording: Wording) -> PlaceView:
    place = max((place for _, _, place in uses), key=lambda place: (place.radius_km, place.words))
    claims = list(dict.fromkeys(claim.id for claim, _, _ in uses))
    also = "; ".join(place.alternatives)
    return PlaceView(
        place=place,
        words=tuple(dict.fromkeys(filler.span.quote for _, filler, _ in uses)),
        claim_numbers=tuple(index.claim_numbers[claim_id] for claim_id in claims),
        claim_ids=tuple(claims),
        because=told(place.because, wording),
        alternatives=wording.page("map_also", names=also) if also else "",
    )
