"""Things that are tied to each other, directly or through others."""

from collections.abc import Iterable


def connect(count: int, ties: Iterable[tuple[int, int]]) -> list[int]:
    """Give, for each of `count` numbers, the lowest number that it is tied to, be it through others."""
    leader = list(range(count))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in ties:
        first, second = lead(one), lead(other)
        leader[max(first, second)] = min(first, second)
    return [lead(number) for number in range(count)]
