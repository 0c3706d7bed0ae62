"""Make the map outlines of the case file from Natural Earth (public domain), as packed in world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install pycountry
    python tools/make_outlines.py package/countries-50m.json src/armsledger/publish/assets/outlines.json

Borders are kept as shared arcs, simplified (Douglas-Peucker, 0.02 degrees inside FINE, 0.12 elsewhere) and written as
whole hundredths of a degree, each point as its step from the one before. pycountry
turns ISO numeric codes into alpha-3.
"""

import json
import sys
from pathlib import Path

import pycountry

FINE = (-20.0, -8.0, 70.0, 56.0)
FINE_DEGREES, COARSE_DEGREES = 0.02, 0.12
SMALLEST_RING = 4
NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}

Point = tuple[float, float]


def arcs_in_degrees(topology: dict) -> list[list[Point]]:
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)
    return arcs


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker without recursion; both ends stay. A closed arc is split at its farthest point."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]))
        closed = points[first] == points[last]
        if closed or distance(points[far], points[first], points[last]) > tolerance:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return ((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5


def tolerance_of(points: list[Point]) -> float:
    west, south, east, north = FINE
    inside = any(west <= x <= east and south <= y <= north for x, y in points)
    return FINE_DEGREES if inside else COARSE_DEGREES


def steps(points: list[Point]) -> list[int]:
    """Hundredths of a degree: the first point, then steps; points that fall together are written once."""
    out: list[int] = []
    last = (0, 0)
    for x, y in points:
        here = (round(x * 100), round(y * 100))
        if not out or here != last:
            out += [here[0] - last[0], here[1] - last[1]]
            last = here
    return out


def alpha3_of(geometry: dict) -> str:
    name = geometry["properties"]["name"]
    found = pycountry.countries.get(numeric=geometry["id"]) if geometry.get("id") else None
    return found.alpha_3 if found else NAMED.get(name, f"x-{name}")


def rings_of(geometry: dict) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return geometry["arcs"]
    return [ring for polygon in geometry.get("arcs", ()) for ring in polygon]


def main(source: str, target: str) -> None:
    topology = json.loads(Path(source).read_text())
    full = arcs_in_degrees(topology)
    arcs = [steps(simplify(points, tolerance_of(points))) for points in full]
    countries: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        countries.setdefault(alpha3_of(geometry), []).extend(rings_of(geometry))

    def corners(ring: list[int]) -> int:
        return sum(len(arcs[arc if arc >= 0 else ~arc]) // 2 for arc in ring)

    kept = {code: [ring for ring in rings if corners(ring) >= SMALLEST_RING] for code, rings in countries.items()}
    numbers: dict[int, int] = {}
    for code in sorted(kept):
        for ring in kept[code]:
            for arc in ring:
                numbers.setdefault(arc if arc >= 0 else ~arc, len(numbers))
    renumbered = {
        code: [[numbers[a] if a >= 0 else ~numbers[~a] for a in ring] for ring in kept[code]] for code in sorted(kept)
    }
    out = {
        "source": "Natural Earth 1:50m admin-0 countries, as packed in world-atlas 2.0.2",
        "licence": "public domain",
        "prepared": "2026-11-23",
        "unit": "hundredths of a degree (longitude, latitude), each point as its step from the one before",
        "countries": renumbered,
        "arcs": [arcs[number] for number in numbers],
    }
    Path(target).write_text(json.dumps(out, separators=(",", ":"), ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
