"""Where the labels of a map go: beside their places, never on each other, never over the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

DISTANCES: Final = (4.0, 16.0, 30.0, 48.0, 70.0)
DIRECTIONS: Final = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the drawing: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        apart_x = self.x + self.width <= other.x or other.x + other.width <= self.x
        apart_y = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (apart_x or apart_y)

    def lies_in(self, other: "Box") -> bool:
        inside_x = other.x <= self.x and self.x + self.width <= other.x + other.width
        return inside_x and other.y <= self.y and self.y + self.height <= other.y + other.height


@dataclass(frozen=True, slots=True)
class Spot:
    """What wants a label: its middle, the radius to stay clear of, and the label's size."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def dot(self) -> Box:
        return Box(self.x - 4, self.y - 4, 8, 8)


def place_labels(spots: Sequence[Spot], frame: Box) -> tuple[Box | None, ...]:
    """Give each spot the nearest free box, in order; None where no box is free (the table still names the place)."""
    taken = [spot.dot for spot in spots]
    boxes: list[Box | None] = []
    for spot in spots:
        found = next((box for box in _iter_boxes(spot) if is_free(box, taken, frame)), None)
        boxes.append(found)
        if found:
            taken.append(found)
    return tuple(boxes)


def is_free(box: Box, taken: Sequence[Box], frame: Box) -> bool:
    """Say whether a box lies in the frame and on nothing that is taken."""
    return box.lies_in(frame) and not any(box.meets(other) for other in taken)


def _iter_boxes(spot: Spot) -> Iterator[Box]:
    for distance in DISTANCES:
        reach = min(spot.radius, 60.0) + distance
        for dx, dy in DIRECTIONS:
            away = reach * (0.75 if dx and dy else 1.0)
            x = spot.x + dx * away - (0.0 if dx > 0 else spot.width if dx < 0 else spot.width / 2)
            y = spot.y + dy * away - spot.height / 2 + dy * spot.height / 2
            yield Box(x, y, spot.width, spot.height)
