"""Where actors stand in the network: in columns from those who direct or pay to those who are directed or paid.

Longest path from the left, cycles broken in reading order, rows by the mean of their neighbours. No chance in it.
"""

from collections.abc import Mapping, Sequence

PASSES = 4


def columns_of(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Give each node its column, 0 at the left: one more than the farthest of those that point to it."""
    kept = _without_cycles(nodes, edges)
    column = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for left, right in kept:
            column[right] = max(column[right], column[left] + 1)
    return column


def rows_of(nodes: Sequence[str], edges: Sequence[tuple[str, str]], column: Mapping[str, int]) -> list[list[str]]:
    """Give the nodes column by column, each column in the order that keeps linked nodes close."""
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for node in nodes:
        columns[column[node]].append(node)
    for _ in range(PASSES):
        for order in (columns, columns[::-1]):
            for members in order:
                _sort_by_neighbours(members, columns, edges)
    return columns


def _sort_by_neighbours(members: list[str], columns: Sequence[list[str]], edges: Sequence[tuple[str, str]]) -> None:
    place = {node: (row - (len(each) - 1) / 2) for each in columns for row, node in enumerate(each)}
    mean: dict[str, float] = {}
    for node in members:
        near = [place[b if a == node else a] for a, b in edges if node in (a, b) and a != b]
        mean[node] = sum(near) / len(near) if near else place[node]
    members.sort(key=lambda node: (mean[node], place[node]))


def _without_cycles(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges in order, leaving out each that would close a circle with those before it."""
    kept: list[tuple[str, str]] = []
    reach: dict[str, set[str]] = {node: {node} for node in nodes}
    for left, right in edges:
        if left in reach[right] or right == left:
            continue
        kept.append((left, right))
        for node in nodes:
            if left in reach[node]:
                reach[node] |= reach[right]
    return kept
