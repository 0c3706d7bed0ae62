"""From a trained claim network to the files that the package ships."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from armsledger.extract.learned.labels import FEATURES
from armsledger.extract.learned.weights import GRAPH, LINE, TABLES
from armsledger.trained.folders import MANIFEST, digest_of
from armsledger.training.claims.network import ClaimNetwork
from armsledger.training.graphs import Floats, GraphBuilder, arrays_of
from armsledger.training.network import WIDTH


def build_claim_graph(network: ClaimNetwork, *, eight_bit: bool) -> onnx.ModelProto:
    """Build the graph of a claim network.

    Input: `words` (1 × words × width), vectors with those of their features added. Outputs, a row a word: `kinds` and
    `parts` scores, `states`.
    """
    weights, graph = arrays_of(network), GraphBuilder(eight_bit)
    states = "words"
    for number in range(len(network.layers)):
        above = f"layers.{number}."
        own = {name.removeprefix(above): array for name, array in weights.items() if name.startswith(above)}
        states = graph.layer(states, own, f"layer{number}")
    axis = graph.constant("axis", np.array([0]))
    flat = graph.node("Squeeze", [states, axis], "states")
    for head in ("kinds", "parts"):
        graph.product(flat, weights[f"{head}.weight"], weights[f"{head}.bias"], head)
    given = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", WIDTH])
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("kinds", "parts", "states")]
    return graph.model("claims", [given], outputs)


def write_claim_weights(
    networks: Sequence[ClaimNetwork], line: Floats, folder: Path, *, eight_bit: bool = True
) -> None:
    """Write the folder that `extract.learned.weights` loads, its manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    digests: dict[str, str] = {}
    for number, network in enumerate(networks, 1):
        graph, tables = folder / GRAPH.format(number), folder / TABLES.format(number)
        graph.write_bytes(build_claim_graph(network, eight_bit=eight_bit).SerializeToString(deterministic=True))
        np.savez_compressed(tables, **_tables(network))  # type: ignore[arg-type]
        digests |= {path.name: digest_of(path) for path in (graph, tables)}
    numbers = [round(float(number), 4) for number in line]
    version = sha256(json.dumps([digests, numbers]).encode()).hexdigest()[:12]
    manifest = {"version": version, "files": digests, LINE: numbers}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _tables(network: ClaimNetwork) -> dict[str, Floats]:
    weights = arrays_of(network)
    tables = {f"feature.{name}": weights[f"features.{name}.weight"] for name in FEATURES}
    tables |= {
        f"{head}.{part}": weights[f"{head}.{part}"] for head in ("valid", "stance") for part in ("weight", "bias")
    }
    return tables | {"found": np.ascontiguousarray(weights["found.weight"].T)}
