"""The support network as the claims give it: actors, and links that keep their stance and their words."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from armsledger.model.claim import Claim
from armsledger.model.entity import Entity, Link
from armsledger.model.stance import Stance
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import told, words
from armsledger.publish.sentences import voice_name
from armsledger.publish.wording import Wording

STRENGTHS: Final = {Stance.ASSERTED: "stated", Stance.DENIED: "denied"}


@dataclass(frozen=True, slots=True)
class Edge:
    """One kind of link between two actors: all who put it so, drawn as strongly as the strongest of them.

    `left` is the party that directs, pays or backs; `points_left` says that the label reads from right to left.
    """

    left: str
    right: str
    label: str
    points_left: bool
    strength: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One link of the table, with the words it stands on."""

    number: int
    left: str
    label: str
    right: str
    stance: str
    voice: Markup
    quote: Markup
    claim_id: str
    claim_number: int
    because: Markup


@dataclass(frozen=True, slots=True)
class Network:
    """Names of the actors by key, the drawn edges and the table."""

    nodes: dict[str, str]
    edges: tuple[Edge, ...]
    rows: tuple[EdgeRow, ...]


def view_network(index: CaseIndex, wording: Wording) -> Network:
    """Gather the links of all records; actors of one identity are one node."""
    nodes: dict[str, str] = {}
    rows: list[EdgeRow] = []
    grouped: dict[tuple[str, str, str, bool, bool], list[tuple[EdgeRow, Claim]]] = {}
    for record in index.case.records:
        for link in sorted(record.links, key=lambda link: (index.claim_numbers[link.claim_id], link.kind, link.id)):
            if index.is_rejected(link.claim_id):
                continue
            start, end = record.entity(link.from_entity_id), record.entity(link.to_entity_id)
            nodes.setdefault(index.actor_key(start), index.actor_name(start))
            nodes.setdefault(index.actor_key(end), index.actor_name(end))
            claim = index.claim(link.claim_id)
            row = _row(len(rows) + 1, link, (start, end), claim, index, wording)
            rows.append(row)
            is_from = wording.get("link_kinds", link.kind.value, "superior") == "from"
            superior, inferior = (start, end) if is_from else (end, start)
            key = (
                index.actor_key(superior),
                index.actor_key(inferior),
                row.label,
                not is_from,
                claim.stance is Stance.DENIED,
            )
            grouped.setdefault(key, []).append((row, claim))
    return Network(nodes, tuple(_edge(key, said) for key, said in grouped.items()), tuple(rows))


def _edge(key: tuple[str, str, str, bool, bool], said: list[tuple[EdgeRow, Claim]]) -> Edge:
    left, right, label, points_left, _ = key
    strongest = min((claim.stance for _, claim in said), key=lambda stance: stance.rank)
    numbers = tuple(row.number for row, _ in said)
    return Edge(left, right, label, points_left, STRENGTHS.get(strongest, "held"), numbers)


def _row(
    number: int, link: Link, ends: tuple[Entity, Entity], claim: Claim, index: CaseIndex, wording: Wording
) -> EdgeRow:
    start, end = ends
    return EdgeRow(
        number=number,
        left=index.actor_name(start),
        label=wording.get("link_kinds", link.kind.value, "label"),
        right=index.actor_name(end),
        stance=claim.stance.value,
        voice=voice_name(index.statement_of(claim), index, wording),
        quote=words(claim.span.quote),
        claim_id=claim.id,
        claim_number=index.claim_numbers[claim.id],
        because=told(link.because, wording),
    )
