"""Cards judged to be one are put together, and nothing is ever put together that a verdict keeps apart.

Verdicts by people come first, the last made before earlier ones; then what the machine is surest of. Two clusters are
joined unless a person, or the machine, holds a card of one to be different from a card of the other: SAME carries over,
and so does DIFFERENT (`model.judgement`). A name that fits two things equally well (George Bush) is left to a person.
Where a person has joined names that the machine takes for two (a nom de guerre), what agrees with one of them agrees
with both. The order of the cards does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from armsledger.model.identity import NameKey, NameReason, NameVerdict
from armsledger.model.judgement import Judgement
from armsledger.resolve.names.blocking import iter_candidates
from armsledger.resolve.names.card import NameCard, fold_name
from armsledger.resolve.names.compare import Comparison, compare_names

_UNJUDGED: Final = 0.0
_AS_WELL: Final = 1.0  # bits by which one fit must be better than another to count as the better one
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cards of one thing, why they were joined, and what people say it is not."""

    cards: tuple[NameCard, ...]
    because: tuple[NameReason, ...]
    apart: tuple[NameReason, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """All clusters, by their first card, and the pairs that only a person can decide, the likeliest first."""

    clusters: tuple[Cluster, ...]
    unsure: tuple[tuple[NameCard, NameCard, Comparison], ...]


def cluster_cards(cards: Sequence[NameCard], verdicts: Sequence[NameVerdict]) -> Clusters:
    """Put cards of one thing together; `verdicts` are those in force, the last made first."""
    return _Clustering(sorted(cards, key=lambda card: card.key), verdicts).run()


class _Clustering:
    """Disjoint sets of cards under constraints."""

    def __init__(self, cards: Sequence[NameCard], verdicts: Sequence[NameVerdict]) -> None:
        self._cards = cards
        self._members = {number: [number] for number in range(len(cards))}
        self._root = list(range(len(cards)))
        self._tied = list(self._root)
        self._because: dict[int, list[NameReason]] = defaultdict(list)
        self._bearers = _bearers(cards, verdicts)
        self._verdicts = verdicts
        self._decided = self._decide()
        self._profiles = self._profile_all()
        self._known: dict[Pair, Judgement] = {}

    def run(self) -> Clusters:
        """Join by people's verdicts, then by the machine's, surest first."""
        for verdict in self._verdicts:
            if verdict.judgement is Judgement.SAME:
                for pair in self._pairs_of(verdict):
                    self._join(pair, _by_person(verdict), by_person=True)
        self._tied = [self._find(number) for number in range(len(self._cards))]
        judged = self._judge_candidates()
        same = [(pair, comparison) for pair, comparison in judged if comparison.judgement is Judgement.SAME]
        ambiguous = self._find_ambiguous(pair for pair, _ in same)
        for pair, comparison in same:
            if _pair(self._profiles[pair[0]], self._profiles[pair[1]]) not in ambiguous:
                self._join(pair, _by_machine(comparison), by_person=False)
        return Clusters(self._clusters(), self._unsure(judged))

    def _judge_candidates(self) -> list[tuple[Pair, Comparison]]:
        """Compare what may be one, and give what may be so, the surest first; people's verdicts are not asked again."""
        pairs = {*iter_candidates(self._one_a_profile()), *self._chains()}
        found = []
        for pair in pairs:
            if pair in self._decided:
                continue
            comparison = compare_names(self._cards[pair[0]], self._cards[pair[1]])
            if comparison.judgement is not Judgement.DIFFERENT:
                found.append((pair, comparison))
        return sorted(found, key=lambda judged: (-judged[1].bits, judged[0]))

    def _find_ambiguous(self, same: Iterable[Pair]) -> set[Pair]:
        """The pairs of profiles in which one fits two that are different, and both as well."""
        fits: dict[int, dict[int, float]] = defaultdict(dict)
        for one, other in same:
            left, right = _pair(self._profiles[one], self._profiles[other])
            if left != right and right not in fits[left]:
                bits = compare_names(self._cards[left], self._cards[right], with_company=False).bits
                fits[left][right] = fits[right][left] = bits
        return {
            _pair(name, bearer)
            for name, bearers in fits.items()
            for one, other in combinations(sorted(bearers), 2)
            if abs(bearers[one] - bearers[other]) < _AS_WELL and self._judge(one, other) is Judgement.DIFFERENT
            for bearer in (one, other)
        }

    def _join(self, pair: Pair, reason: NameReason, *, by_person: bool) -> None:
        low, high = sorted((self._find(pair[0]), self._find(pair[1])))
        if low == high or self._are_apart(self._members[low], self._members[high], by_person):
            return
        for number in self._members[high]:
            self._root[number] = low
        self._members[low] += self._members.pop(high)
        self._because[low] += [*self._because.pop(high, []), reason]

    def _are_apart(self, left: list[int], right: list[int], by_person: bool) -> bool:
        decided = (self._decided.get(_pair(one, other)) for one in left for other in right) if self._decided else ()
        if any(judgement is Judgement.DIFFERENT for judgement in decided):
            return True
        return not by_person and self._machine_parts(left, right)

    def _machine_parts(self, left: list[int], right: list[int]) -> bool:
        """Whether some cards that people have not tied to one that agrees are different by the machine."""
        verdicts: dict[Pair, set[Judgement]] = defaultdict(set)
        for one in left:
            for other in right:
                verdicts[self._tied[one], self._tied[other]].add(self._judge(one, other))
        return any(Judgement.DIFFERENT in found and Judgement.SAME not in found for found in verdicts.values())

    def _judge(self, one: int, other: int) -> Judgement:
        decided = self._decided.get(_pair(one, other)) if self._decided else None
        if decided:
            return decided
        profiles = _pair(self._profiles[one], self._profiles[other])
        if profiles not in self._known:
            left, right = self._cards[profiles[0]], self._cards[profiles[1]]
            self._known[profiles] = compare_names(left, right, with_company=False).judgement
        return self._known[profiles]

    def _profile_all(self) -> list[int]:
        """For each card the first that is like it in all that is compared, so that such pairs are judged once."""
        first: dict[tuple[object, ...], int] = {}
        return [first.setdefault(self._profile(number), number) for number in range(len(self._cards))]

    def _profile(self, number: int) -> tuple[object, ...]:
        card = self._cards[number]
        single = [key for key in self._bearers if key.document_id and number in self._bearers[key]]
        if card.known_id or card.place or single:
            return (card.key,)
        names = tuple((fold_name(name.words), name.words[:1].isupper(), name.language) for name in card.names)
        return (card.type, names or card.key, card.countries, card.offices)

    def _one_a_profile(self) -> list[NameCard]:
        """The cards, those that repeat a profile without names, so that they are in no block."""
        firsts = set(self._profiles)
        return [card if number in firsts else _nameless(card) for number, card in enumerate(self._cards)]

    def _chains(self) -> list[Pair]:
        """Cards of one profile side by side, and each with the first."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number, profile in enumerate(self._profiles):
            groups[profile].append(number)
        pairs = {
            _pair(one, other)
            for group in groups.values()
            for one, other in (*pairwise(group), *((group[0], last) for last in group[2:]))
        }
        return sorted(pairs)

    def _decide(self) -> Mapping[Pair, Judgement]:
        """What people say of each pair of cards; of several verdicts the last made counts."""
        decided: dict[Pair, Judgement] = {}
        for verdict in self._verdicts:
            for pair in self._pairs_of(verdict):
                decided.setdefault(pair, verdict.judgement)
        return decided

    def _pairs_of(self, verdict: NameVerdict) -> list[Pair]:
        left, right = self._bearers[verdict.left], self._bearers[verdict.right]
        return sorted({_pair(one, other) for one in left for other in right if one != other})

    def _clusters(self) -> tuple[Cluster, ...]:
        apart: dict[int, list[NameReason]] = defaultdict(list)
        for verdict in self._verdicts:
            if verdict.judgement is Judgement.DIFFERENT:
                roots = {self._find(number) for pair in self._pairs_of(verdict) for number in pair}
                for root in sorted(roots):
                    apart[root].append(_by_person(verdict))
        return tuple(
            Cluster(
                tuple(self._cards[number] for number in sorted(self._members[root])),
                tuple(sorted(set(self._because[root]), key=_order)),
                tuple(sorted(set(apart[root]), key=_order)),
            )
            for root in sorted(self._members)
        )

    def _unsure(self, judged: list[tuple[Pair, Comparison]]) -> tuple[tuple[NameCard, NameCard, Comparison], ...]:
        return tuple(
            (self._cards[pair[0]], self._cards[pair[1]], comparison)
            for pair, comparison in judged
            if comparison.is_of_names and comparison.bits > _UNJUDGED and self._find(pair[0]) != self._find(pair[1])
        )

    def _find(self, number: int) -> int:
        return self._root[number]


def _bearers(cards: Sequence[NameCard], verdicts: Sequence[NameVerdict]) -> dict[NameKey, list[int]]:
    """The cards that each key of a verdict speaks of."""
    wanted = {key for verdict in verdicts for key in (verdict.left, verdict.right)}
    found: dict[NameKey, list[int]] = {key: [] for key in wanted}
    if not wanted:
        return found
    for number, card in enumerate(cards):
        for key in keys_of_card(card) & wanted:
            found[key].append(number)
    return found


def keys_of_card(card: NameCard) -> set[NameKey]:
    """Every key that a verdict on this card may hold on: its row, or its names everywhere and in each document."""
    if card.known_id:
        return {NameKey(known_id=card.known_id)}
    names = {fold_name(words) for words in (card.lead, *(name.words for name in card.names))}
    places = (None, *card.document_ids)
    return {
        NameKey(None, name, card.sort, country, place)
        for name in names
        for country in (card.countries or (None,))
        for place in places
    }


def _nameless(card: NameCard) -> NameCard:
    return NameCard(card.key, card.type, None, card.lead, ())


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one <= other else (other, one)


def _by_person(verdict: NameVerdict) -> NameReason:
    left, right = verdict.left.words, verdict.right.words
    return NameReason(left, right, verdict.judgement, None, verdict.because, verdict.decision_id)


def _by_machine(comparison: Comparison) -> NameReason:
    return NameReason(comparison.left, comparison.right, comparison.judgement, comparison.bits, comparison.because)


def _order(reason: NameReason) -> tuple[bool, float, str, str, str]:
    """People first, then the surest."""
    return (reason.bits is not None, -(reason.bits or 0), reason.left, reason.right, reason.because)
