"""Country outlines for the map: Natural Earth 1:50m, public domain, packed by tools/make_outlines.py.

Degrees, longitude before latitude. The outlines show where countries lie on a drawing and settle no border.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the globe in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, other: "Frame") -> bool:
        """Say whether the two share any area or edge."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def grown(self, degrees: float) -> "Frame":
        return Frame(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)


@cache
def load_outlines() -> dict[str, tuple[tuple[Point, ...], ...]]:
    """Rings of every country by ISO 3166 alpha-3 code, holes among them (draw with the even-odd rule)."""
    packed = json.loads((files("armsledger.publish") / "assets" / "outlines.json").read_text(encoding="ascii"))
    arcs = [_unpacked(arc) for arc in packed["arcs"]]
    return {code: tuple(_joined(ring, arcs) for ring in rings) for code, rings in packed["countries"].items()}


def frame_of(points: Sequence[Point]) -> Frame:
    """The smallest rectangle around points; raises ValueError when there are none."""
    longitudes, latitudes = zip(*points, strict=True)
    return Frame(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def clipped(ring: Sequence[Point], frame: Frame) -> tuple[Point, ...]:
    """The part of a ring inside the frame (Sutherland and Hodgman 1974); empty when nothing is."""
    if not frame_of(ring).meets(frame):
        return ()
    points = list(ring)
    for axis, limit, sign in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        points = _cut(points, axis, limit, sign)
        if not points:
            return ()
    return tuple(points)


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    out: list[Point] = []
    for previous, point in zip([points[-1], *points], points, strict=False):
        was_in, is_in = ((p[axis] - limit) * sign >= 0 for p in (previous, point))
        if was_in != is_in:
            out.append(_crossing(previous, point, axis, limit))
        if is_in:
            out.append(point)
    return out


def _crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    share = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _unpacked(steps: Sequence[int]) -> list[Point]:
    x = y = 0
    points = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / 100, y / 100))
    return points


def _joined(ring: Sequence[int], arcs: Sequence[list[Point]]) -> tuple[Point, ...]:
    """One ring out of its arcs; ~n is arc n walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return tuple(points)
