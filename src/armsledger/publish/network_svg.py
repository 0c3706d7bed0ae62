"""The drawing of the support network: boxes in columns, one line a link, the label on its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from armsledger.publish.map_labels import Box
from armsledger.publish.network_layout import columns_of, rows_of
from armsledger.publish.network_view import Edge, Network
from armsledger.publish.svg import element, number, text_width, wrapped
from armsledger.publish.wording import Wording

BOX_WIDTH, GAP_X, ROW_GAP, MARGIN = 150.0, 150.0, 26.0, 8.0
NAME_SIZE, LABEL_SIZE, LINE = 12.5, 11.0, 15.5
MOST_LINES: Final = 3
LABEL_SHARES: Final = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor's box and the lines of its name."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic from one box to another."""

    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        start, *rest = (f"{number(x)} {number(y)}" for x, y in self.points)
        return f"M{start}C{', '.join(rest)}"

    def at(self, share: float) -> tuple[float, float]:
        weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
        xs, ys = zip(*self.points, strict=True)
        return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(
            w * y for w, y in zip(weights, ys, strict=True)
        )


def draw_network(network: Network, wording: Wording) -> Markup | None:
    """Draw the network, or give None when there is no link to draw."""
    if not network.edges:
        return None
    pairs = [(edge.left, edge.right) for edge in network.edges]
    column = columns_of(list(network.nodes), pairs)
    placed = _place(rows_of(list(network.nodes), pairs, column), network.nodes)
    width = max(node.box.x + node.box.width for node in placed.values()) + MARGIN
    curves = _curves(network.edges, placed)
    height = max([n.box.y + n.box.height for n in placed.values()] + [y for c in curves for _, y in c.points]) + MARGIN
    parts = [
        element("title", wording.page("network")),
        _markers(),
        *(_draw_line(edge, curve) for edge, curve in zip(network.edges, curves, strict=True)),
        *(_draw_node(node) for node in placed.values()),
        *_draw_labels(network.edges, curves, [node.box for node in placed.values()]),
    ]
    return element(
        "svg",
        *parts,
        class_="network",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
    )


def _place(columns: Sequence[Sequence[str]], names: dict[str, str]) -> dict[str, Node]:
    lines = {key: wrapped(name, BOX_WIDTH - 20, NAME_SIZE, MOST_LINES) for key, name in names.items()}
    tall = [sum(_height(lines[key]) + ROW_GAP for key in column) - ROW_GAP for column in columns]
    nodes: dict[str, Node] = {}
    for number_, column in enumerate(columns):
        y = MARGIN + (max(tall) - tall[number_]) / 2
        for key in column:
            nodes[key] = Node(
                Box(MARGIN + number_ * (BOX_WIDTH + GAP_X), y, BOX_WIDTH, _height(lines[key])), lines[key]
            )
            y += _height(lines[key]) + ROW_GAP
    return nodes


def _height(lines: Sequence[str]) -> float:
    return len(lines) * LINE + 16


def _curves(edges: Sequence[Edge], placed: dict[str, Node]) -> list[Curve]:
    """One curve an edge; edges between the same two boxes leave and arrive beside each other."""
    pairs = [tuple(sorted((edge.left, edge.right))) for edge in edges]
    curves = []
    for position, edge in enumerate(edges):
        siblings = [i for i, pair in enumerate(pairs) if pair == pairs[position]]
        shift = (siblings.index(position) - (len(siblings) - 1) / 2) * 15
        curves.append(_curve(placed[edge.left].box, placed[edge.right].box, shift))
    return curves


def _curve(left: Box, right: Box, shift: float) -> Curve:
    start_y, end_y = left.y + left.height / 2 + shift, right.y + right.height / 2 + shift
    if right.x > left.x:
        start, end, bend = left.x + left.width, right.x, min(70.0, (right.x - left.x - left.width) / 2)
        return Curve(((start, start_y), (start + bend, start_y), (end - bend, end_y), (end, end_y)))
    if right.x < left.x:
        start, end = left.x, right.x + right.width
        return Curve(((start, start_y), (start - 50, start_y), (end + 50, end_y), (end, end_y)))
    edge = left.x + left.width
    return Curve(((edge, start_y), (edge + 60, start_y), (edge + 60, end_y), (edge, end_y)))


def _markers() -> Markup:
    head = element("path", d="M0 0L8 4L0 8Z")
    marker = element(
        "marker",
        head,
        id="head",
        viewBox="0 0 8 8",
        refX=8,
        refY=4,
        markerWidth=7,
        markerHeight=7,
        orient="auto-start-reverse",
    )
    return element("defs", marker)


def _draw_line(edge: Edge, curve: Curve) -> Markup:
    """The arrow reads as the label does: from the subject of the words to their object."""
    where = {"marker_start" if edge.points_left else "marker_end": "url(#head)"}
    return element("path", class_=f"link {edge.strength}", d=curve.path, **where)


def _draw_node(node: Node) -> Markup:
    box = node.box
    middle = box.x + box.width / 2
    lines = (
        element("text", line, class_="actor", x=middle, y=box.y + 8 + LINE * (n + 0.78), text_anchor="middle")
        for n, line in enumerate(node.lines)
    )
    return element("rect", class_="node", x=box.x, y=box.y, width=box.width, height=box.height, rx=1) + Markup("").join(
        lines
    )


def _draw_labels(edges: Sequence[Edge], curves: Sequence[Curve], taken: list[Box]) -> Iterator[Markup]:
    for edge, curve in zip(edges, curves, strict=True):
        text = f"{edge.label} [{', '.join(map(str, edge.numbers))}]"
        box = _label_box(text, curve, taken)
        taken.append(box)
        x, y = box.x + box.width / 2, box.y + box.height * 0.76
        yield element("text", text, class_=f"label {edge.strength}", x=x, y=y, text_anchor="middle")
        if edge.strength == "denied":
            at_x, at_y = curve.at(0.12)
            yield element("path", class_="bar", d=f"M{number(at_x - 4)} {number(at_y - 6)}l8 12m0 -12l-8 12")


def _label_box(text: str, curve: Curve, taken: Sequence[Box]) -> Box:
    """On the line near its middle, or beside it where another label stands."""
    width, height = text_width(text, LABEL_SIZE) + 4, LABEL_SIZE + 4
    boxes = []
    for lift in (0.0, -height, height, -2 * height, 2 * height):
        for share in LABEL_SHARES:
            x, y = curve.at(share)
            boxes.append(Box(x - width / 2, y - height / 2 + lift, width, height))
    return next((box for box in boxes if not any(box.meets(other) for other in taken)), boxes[0])
