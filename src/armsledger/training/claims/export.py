"""From a trained claim network to the files that the package ships."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from armsledger.extract.learned.labels import PAGE_FEATURES, QUOTE_FEATURES
from armsledger.extract.learned.weights import LINE, PAGE_GRAPH, QUOTE_GRAPH, TABLES
from armsledger.trained.folders import MANIFEST, digest_of
from armsledger.training.claims.network import ClaimNetwork
from armsledger.training.graphs import Floats, GraphBuilder, arrays_of
from armsledger.training.network import WIDTH


def build_page_graph(network: ClaimNetwork, *, eight_bit: bool) -> onnx.ModelProto:
    """Build the graph that goes through a page.

    Input: `words` (1 × words × width), vectors with those of their page features added. Outputs, a row a word:
    `states`, `kinds` scores.
    """
    weights, graph = arrays_of(network), GraphBuilder(eight_bit)
    axis = graph.constant("axis", np.array([0]))
    seen = _add_layers(graph, weights, "lower", "words")
    graph.node("Squeeze", [seen, axis], "states")
    found = graph.node("Squeeze", [_add_layers(graph, weights, "upper", seen), axis], "found")
    graph.product(found, weights["kinds.weight"], weights["kinds.bias"], "kinds")
    return graph.model("page", [_words()], _outputs("states", "kinds"))


def build_quote_graph(network: ClaimNetwork, *, eight_bit: bool) -> onnx.ModelProto:
    """Build the graph that goes through the words around a quote.

    Input: `words` (1 × words × width), states with the vectors of their quote features added. Outputs, a row a word:
    `states`, `parts` scores.
    """
    weights, graph = arrays_of(network), GraphBuilder(eight_bit)
    axis = graph.constant("axis", np.array([0]))
    states = graph.node("Squeeze", [_add_layers(graph, weights, "upper", "words"), axis], "states")
    graph.product(states, weights["parts.weight"], weights["parts.bias"], "parts")
    return graph.model("quote", [_words()], _outputs("states", "parts"))


def _add_layers(graph: GraphBuilder, weights: Mapping[str, Floats], group: str, states: str) -> str:
    for number in sorted({int(name.split(".")[1]) for name in weights if name.startswith(f"{group}.")}):
        above = f"{group}.{number}."
        own = {name.removeprefix(above): array for name, array in weights.items() if name.startswith(above)}
        states = graph.layer(states, own, f"{group}{number}")
    return states


def _words() -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", WIDTH])


def _outputs(*names: str) -> list[onnx.ValueInfoProto]:
    return [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names]


def write_claim_weights(
    networks: Sequence[ClaimNetwork], line: Floats, folder: Path, *, eight_bit: bool = True
) -> None:
    """Write the folder that `extract.learned.weights` loads, its manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    digests: dict[str, str] = {}
    for number, network in enumerate(networks, 1):
        page, quote, tables = (folder / name.format(number) for name in (PAGE_GRAPH, QUOTE_GRAPH, TABLES))
        page.write_bytes(build_page_graph(network, eight_bit=eight_bit).SerializeToString(deterministic=True))
        quote.write_bytes(build_quote_graph(network, eight_bit=eight_bit).SerializeToString(deterministic=True))
        np.savez_compressed(tables, **_tables(network))  # type: ignore[arg-type]
        digests |= {path.name: digest_of(path) for path in (page, quote, tables)}
    numbers = [round(float(number), 4) for number in line]
    version = sha256(json.dumps([digests, numbers]).encode()).hexdigest()[:12]
    manifest = {"version": version, "files": digests, LINE: numbers}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _tables(network: ClaimNetwork) -> dict[str, Floats]:
    weights = arrays_of(network)
    tables = {f"feature.{name}": weights[f"features.{name}.weight"] for name in (*PAGE_FEATURES, *QUOTE_FEATURES)}
    tables |= {
        f"{head}.{part}": weights[f"{head}.{part}"] for head in ("valid", "stance") for part in ("weight", "bias")
    }
    return tables | {"found": np.ascontiguousarray(weights["found.weight"].T)}
