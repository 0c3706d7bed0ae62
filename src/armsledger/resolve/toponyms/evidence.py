"""What a text says of where it is: the countries, divisions and places that its other names mean."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from armsledger.knowledge.gazetteer.entry import Entry
from armsledger.knowledge.neighbours import neighbours_of

_MOST: Final = 3  # uses of a name that count
_NEIGHBOUR: Final = 0.25  # how much a place of a neighbouring country counts


@dataclass(frozen=True, slots=True)
class Said:
    """What one name means, and how often the text uses it; `weight` is less for adjectives and names of peoples."""

    entry: Entry
    uses: int
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the names of a text mean, by their keys; a name is never evidence for itself."""

    said: dict[str, Said] = field(default_factory=dict)
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def of_country(self, country: str | None, key: str) -> float:
        """How much other names than `key` speak of a country, its neighbours a little."""
        if country is None:
            return 0.0
        near = sum(self._without(self.countries, other, key) for other in neighbours_of(country))
        return self._without(self.countries, country, key) + _NEIGHBOUR * near

    def of_division(self, division: str | None, key: str) -> float:
        """How much other names than `key` speak of a division."""
        return self._without(self.divisions, division, key) if division else 0.0

    def places_beside(self, key: str) -> list[Entry]:
        """What other names than `key` mean that is no country and no state."""
        return [s.entry for k, s in self.said.items() if k != key and s.entry.kind not in ("country", "state")]

    def _without(self, counts: dict[str, float], of: str, key: str) -> float:
        own = self.said.get(key)
        meant = own is not None and of in (own.entry.country, own.entry.admin1)
        return counts.get(of, 0.0) - (_share(own) if own and meant else 0.0)


def gather_evidence(meant: Sequence[tuple[str, Entry, bool]]) -> Evidence:
    """Count what is decided: the key of each name, what it means, and whether it is an adjective or a people's name."""
    uses = Counter(key for key, _, _ in meant)
    evidence = Evidence()
    for key, entry, is_demonym in meant:
        if key not in evidence.said:
            evidence.said[key] = said = Said(entry, min(uses[key], _MOST), 0.5 if is_demonym else 1.0)
            if entry.country:
                evidence.countries[entry.country] += _share(said)
            if entry.admin1:
                evidence.divisions[entry.admin1] += _share(said)
    return evidence


def _share(said: Said) -> float:
    return said.weight * (1 + said.uses)
