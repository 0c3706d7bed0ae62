"""Graphs for the page's script to draw; the same is always printed as a table, which says more."""

from typing import Any

from armsledger.model.matter import Matter
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.supply_view import Supply
from armsledger.publish.wording import Wording

Graph = dict[str, list[dict[str, Any]]]


def graph_supply(supply: Supply) -> Graph:
    """Actors in their columns, and what passes between them with the numbers of the table's rows."""
    nodes = [
        {"id": actor.key, "label": actor.name, "look": actor.look, "column": actor.column} for actor in supply.actors
    ]
    edges = [
        {
            "source": edge.left_key,
            "target": edge.right_key,
            "label": f"{edge.label} [{', '.join(map(str, edge.numbers))}]",
            "look": edge.strength,
        }
        for edge in supply.edges
    ]
    return {"nodes": nodes, "edges": edges}


def graph_origins(matter: Matter, index: CaseIndex, wording: Wording) -> Graph:
    """Documents, the origins that they carry, and the roots that independence is counted by."""
    nodes: dict[str, dict[str, Any]] = {}
    edges: list[dict[str, Any]] = []
    for number, origin in enumerate(matter.origins, 1):
        name = origin.voice or wording.page("origin_unknown", n=number)
        look = "origin denies" if origin.denies else "origin" if origin.root else "origin rootless"
        nodes[origin.id] = {"id": origin.id, "label": name, "look": look}
        for edge in origin.edges:
            label = wording.page("document_n", n=index.document_numbers[edge.document_id])
            nodes[edge.document_id] = {"id": edge.document_id, "label": label, "look": "document"}
            kind = wording.get("origin_kinds", edge.kind.value)
            edges.append({"source": edge.document_id, "target": origin.id, "label": kind, "because": edge.because})
        if origin.root and sum(other.root == origin.root for other in matter.origins) > 1:
            root = f"root {origin.root}"
            nodes[root] = {"id": root, "label": "one root", "look": "root"}
            edges.append({"source": origin.id, "target": root, "label": "", "because": origin.because})
    ordered = sorted(nodes.values(), key=lambda node: index.document_numbers.get(node["id"], 0))
    return {"nodes": ordered, "edges": edges}
