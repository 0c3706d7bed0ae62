"""Groups of documents that rest on one origin: by ties, the strongest first, and never against what people say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

Pair = tuple[int, int]


def group(count: int, ties: Iterable[Pair], together: Collection[Pair], apart: Collection[Pair]) -> list[list[int]]:
    """Join the numbers 0 to `count` - 1 over pairs, and give the groups, each and all of them in order.

    `together` are joined whatever else, `apart` never come into one group, not even over a third: a tie that would
    bring them there is left out, so give the strongest `ties` first. What people say to be together and apart at once,
    over others, stays together as far as the first pairs go.
    """
    groups = _Groups(count, apart)
    for one, other in (*sorted(together), *ties):
        groups.join(one, other)
    return list(groups.listed())


class _Groups:
    """Disjoint sets with pairs that may not meet."""

    def __init__(self, count: int, apart: Collection[Pair]) -> None:
        self._leader = list(range(count))
        self._foes: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def _lead(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = self._leader[self._leader[number]]
            number = self._leader[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._lead(one), self._lead(other)))
        if first == second or second in {self._lead(foe) for foe in self._foes[first]}:
            return
        self._leader[second] = first
        self._foes[first] |= self._foes.pop(second, set())

    def listed(self) -> Iterator[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            members[self._lead(number)].append(number)
        yield from members.values()
