"""The map: outlines, circles of the honest radius, countries as areas, a scale; drawn by us, the same every time.

Plate carrée, true along the middle parallel: good enough for a region, and it invents no curve.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.publish.map_labels import Box, Spot, is_free, place_labels
from armsledger.publish.outlines import Frame, Point, clipped, frame_of, load_outlines
from armsledger.publish.places_view import PlaceView
from armsledger.publish.svg import element, number, text_width
from armsledger.publish.wording import Wording

WIDTH: Final = 720.0
TALLEST, FLATTEST = 620.0, 380.0
KM_A_DEGREE: Final = 111.2
SMALLEST_KM: Final = 700.0  # across; a lone airfield needs its surroundings to be found
PADDING: Final = 0.22
LABEL_SIZE, COUNTRY_SIZE, LINE = 12.5, 11.0, 15.0
SCALES_KM: Final = (10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to the drawing: `scale` units a degree of latitude, `squeeze` the cosine of the middle parallel."""

    frame: Frame
    scale: float
    squeeze: float

    def __call__(self, point: Point) -> Point:
        return (
            (point[0] - self.frame.west) * self.squeeze * self.scale,
            (self.frame.north - point[1]) * self.scale,
        )

    @property
    def height(self) -> float:
        return (self.frame.north - self.frame.south) * self.scale

    def units(self, km: float) -> float:
        return km / KM_A_DEGREE * self.scale


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The drawing, and the places that lie outside it."""

    svg: Markup
    outside: tuple[PlaceView, ...]


def draw_map(places: Sequence[PlaceView], wording: Wording) -> DrawnMap | None:
    """Draw the places that claims name, or give None when there is nothing to draw."""
    frame = _frame(places)
    if frame is None:
        return None
    projection = _project(frame)
    shaded = {view.place.country for view in places if view.is_country and view.place.country}
    rings = {code: _visible(code, projection.frame) for code in sorted(load_outlines())}
    outside = tuple(v for v in places if v.is_country and not rings.get(v.place.country or "", ()))
    circles = [view for view in places if not view.is_country]
    labels = _labels(circles, projection)
    taken = [box for box in labels if box] + [_spot(view, projection).dot for view in circles]
    body = Markup("").join(
        (
            *_draw_land(rings, shaded, projection),
            *_draw_grid(projection),
            *(_draw_circle(view, projection) for view in circles),
            *(_draw_label(v, box, projection) for v, box in zip(circles, labels, strict=True) if box),
            *_draw_country_names(rings, shaded, taken, projection),
            _draw_scale(projection),
        )
    )
    edge = element("rect", class_="map-edge", x=0.5, y=0.5, width=WIDTH - 1, height=projection.height - 1)
    title = element("title", wording.page("map"))
    svg = element(
        "svg",
        title,
        body,
        edge,
        class_="map",
        viewBox=f"0 0 {number(WIDTH)} {number(projection.height)}",
        role="img",
    )
    return DrawnMap(svg, outside)


def _frame(places: Sequence[PlaceView]) -> Frame | None:
    """Around the circles; around the countries when no nearer place is named."""
    corners = [point for view in places if not view.is_country for point in _corners(view)]
    if not corners:
        outlines = load_outlines()
        rings = [max(outlines[c], key=len) for v in places if (c := v.place.country) and c in outlines]
        corners = [point for ring in rings for point in ring]
    return frame_of(corners) if corners else None


def _corners(view: PlaceView) -> Iterator[Point]:
    place = view.place
    north = place.radius_km / KM_A_DEGREE
    east = north / max(0.1, math.cos(math.radians(place.latitude)))
    yield (place.longitude - east, place.latitude - north)
    yield (place.longitude + east, place.latitude + north)


def _project(frame: Frame) -> Projection:
    """Pad the frame, bring it to a decent shape and size, and fix the scale."""
    middle_x, middle_y = (frame.west + frame.east) / 2, (frame.south + frame.north) / 2
    squeeze = max(0.1, math.cos(math.radians(middle_y)))
    width = max((frame.east - frame.west) * squeeze * (1 + 2 * PADDING), SMALLEST_KM / KM_A_DEGREE)
    height = (frame.north - frame.south) * (1 + 2 * PADDING)
    height = min(max(height, width * FLATTEST / WIDTH), 150.0)
    width = max(width, height * WIDTH / TALLEST)
    half_x, half_y = width / squeeze / 2, height / 2
    padded = Frame(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)
    return Projection(padded, WIDTH / width, squeeze)


def _visible(code: str, frame: Frame) -> tuple[tuple[Point, ...], ...]:
    wide = frame.grown((frame.east - frame.west) * 0.02)
    cut = (clipped(ring, wide) for ring in load_outlines()[code])
    return tuple(ring for ring in cut if len(ring) > 2)


def _draw_land(
    rings: dict[str, tuple[tuple[Point, ...], ...]], shaded: set[str], projection: Projection
) -> Iterator[Markup]:
    yield element("rect", class_="sea", width=WIDTH, height=projection.height)
    for code, parts in rings.items():
        if parts:
            path = "".join(_path(ring, projection) for ring in parts)
            yield element("path", class_="land named" if code in shaded else "land", d=path)


def _path(ring: Sequence[Point], projection: Projection) -> str:
    points = [f"{number(x)} {number(y)}" for x, y in map(projection, ring)]
    return f"M{'L'.join(dict.fromkeys(points))}Z"


def _draw_grid(projection: Projection) -> Iterator[Markup]:
    """Meridians and parallels with their degrees at the edge, four to seven across."""
    frame = projection.frame
    span = frame.east - frame.west
    step = next((s for s in (1, 2, 5, 10, 20, 30) if span / s <= 7), 45)
    for degree in range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step):
        x, _ = projection((degree, 0))
        yield element("line", class_="grid", x1=x, x2=x, y1=0, y2=projection.height)
        if 20 < x < WIDTH - 20:
            side = "E" if degree >= 0 else "W"
            yield element("text", f"{abs(degree)}° {side}", class_="degree", x=x + 3, y=11)
    for degree in range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step):
        _, y = projection((0, degree))
        yield element("line", class_="grid", x1=0, x2=WIDTH, y1=y, y2=y)
        if 24 < y < projection.height - 30:
            side = "N" if degree >= 0 else "S"
            yield element("text", f"{abs(degree)}° {side}", class_="degree", x=5, y=y - 3)


def _draw_circle(view: PlaceView, projection: Projection) -> Markup:
    x, y = projection((view.place.longitude, view.place.latitude))
    area = element("circle", class_="area", cx=x, cy=y, r=projection.units(view.place.radius_km))
    return area + element("circle", class_="dot", cx=x, cy=y, r=1.8)


def _lines(view: PlaceView) -> tuple[str, str]:
    claims = ", ".join(map(str, view.claim_numbers))
    return view.place.name, f"± {view.place.radius_km:g} km · [{claims}]"


def _spot(view: PlaceView, projection: Projection) -> Spot:
    x, y = projection((view.place.longitude, view.place.latitude))
    first, second = _lines(view)
    width = max(text_width(first, LABEL_SIZE), text_width(second, LABEL_SIZE - 2))
    return Spot(x, y, projection.units(view.place.radius_km), width + 4, LINE * 2)


def _labels(circles: Sequence[PlaceView], projection: Projection) -> tuple[Box | None, ...]:
    frame = Box(4, 16, WIDTH - 8, projection.height - 46)
    return place_labels([_spot(view, projection) for view in circles], frame)


def _draw_label(view: PlaceView, box: Box, projection: Projection) -> Markup:
    x, y = projection((view.place.longitude, view.place.latitude))
    near_x = min(max(x, box.x), box.x + box.width)
    near_y = min(max(y, box.y), box.y + box.height)
    leader = Markup("")
    if math.hypot(near_x - x, near_y - y) > projection.units(view.place.radius_km) + 10:
        leader = element("line", class_="leader", x1=x, y1=y, x2=near_x, y2=near_y)
    on_left = box.x + box.width <= x
    anchor, at = ("end", box.x + box.width - 2) if on_left else ("start", box.x + 2)
    first, second = _lines(view)
    name = element("text", first, class_="place", x=at, y=box.y + LINE * 0.8, text_anchor=anchor)
    return leader + name + element("text", second, class_="within", x=at, y=box.y + LINE * 1.7, text_anchor=anchor)


def _draw_country_names(
    rings: dict[str, tuple[tuple[Point, ...], ...]], shaded: set[str], taken: list[Box], projection: Projection
) -> Iterator[Markup]:
    """Names of countries where they fit inside their visible part and touch no other label."""
    sheet = Box(6, 16, WIDTH - 12, projection.height - 46)
    for code, parts in rings.items():
        country = countries_by_iso3().get(code)
        if not parts or country is None:
            continue
        box = _country_box(country.name, parts, projection, taken, sheet)
        if box:
            taken.append(box)
            look = "country named" if code in shaded else "country"
            x, y = box.x + box.width / 2, box.y + box.height * 0.75
            yield element("text", country.name.upper(), class_=look, x=x, y=y, text_anchor="middle")


def _country_box(
    name: str, parts: Sequence[tuple[Point, ...]], projection: Projection, taken: Sequence[Box], sheet: Box
) -> Box | None:
    """The first free box near the middle of the widest visible part; None when the name does not fit there."""
    drawn = [projection(point) for point in max(parts, key=lambda ring: _size(frame_of(ring)))]
    part = frame_of(drawn)
    width, height = text_width(name.upper(), COUNTRY_SIZE) * 1.14, COUNTRY_SIZE + 3
    for share in (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8):
        y = part.south + (part.north - part.south) * share
        inside = _widest_inside(drawn, y)
        if inside and inside[1] - inside[0] > width:
            box = Box((inside[0] + inside[1]) / 2 - width / 2, y - height / 2, width, height)
            if is_free(box, taken, sheet):
                return box
    return None


def _widest_inside(ring: Sequence[Point], y: float) -> tuple[float, float] | None:
    """The longest stretch of a horizontal line inside a ring, cut to the sheet."""
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (a[1] > y) != (b[1] > y)
    )
    cut = [min(max(x, 6.0), WIDTH - 6) for x in crossings]
    stretches = list(zip(cut[::2], cut[1::2], strict=False))
    return max(stretches, key=lambda pair: pair[1] - pair[0], default=None)


def _size(frame: Frame) -> float:
    return (frame.east - frame.west) * (frame.north - frame.south)


def _draw_scale(projection: Projection) -> Markup:
    km = max((km for km in SCALES_KM if projection.units(km) < WIDTH / 4), default=SCALES_KM[0])
    right, y = WIDTH - 16, projection.height - 14
    left = right - projection.units(km)
    path = f"M{number(left)} {number(y - 5)}V{number(y)}H{number(right)}V{number(y - 5)}"
    label = element("text", f"{km} km", class_="scale", x=(left + right) / 2, y=y - 6, text_anchor="middle")
    return element("path", class_="scale", d=path) + label
