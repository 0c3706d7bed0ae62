"""From a trained network to the one graph that the package ships, in eight-bit integers or in floats.

The graph is built node by node with the fused operators of onnxruntime (attention, matrix
product with weights in eight bits): it takes one window and no padding, so it needs no mask. Weights are quantised
column by column, what goes into a product as it comes (dynamic quantisation); embeddings row by row.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from armsledger.annotate.learned.labels import ROLE_LABELS
from armsledger.annotate.learned.weights import (
    GRAPH,
    LABELS,
    TABLES,
    VOCABULARY,
    digest_input_code,
)
from armsledger.trained.folders import MANIFEST, digest_of
from armsledger.training.data import Corpora
from armsledger.training.network import ATTENTION_HEADS, LAYERS, Network
from armsledger.training.passages import Passage

_MICROSOFT = "com.microsoft"
_TAGS = ("role", "name", "sentence", "upos", "xpos", "lemma")
BIGRAM_WEIGHT = 0.3
MIDDLE = 3  # layers below the states that the graph also gives
_BEST_ONLY = frozenset({"upos", "xpos", "lemma"})
Floats = NDArray[np.float32]


@dataclass(slots=True)
class _Graph:
    """A graph that grows: every method adds nodes and gives the name of what comes out of them."""

    eight_bit: bool
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, array: NDArray[Any]) -> str:
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def product(self, given: str, weight: Floats, bias: Floats, name: str) -> str:
        """`given` × weight transposed, plus bias; `weight` as torch keeps it (outputs × inputs)."""
        columns = np.ascontiguousarray(weight.T)
        if not self.eight_bit:
            out = self.node("MatMul", [given, self.constant(f"{name}.weight", columns)], f"{name}.product")
            return self.node("Add", [out, self.constant(f"{name}.bias", bias)], name)
        scales = np.maximum(np.abs(columns).max(axis=0) / 127.0, 1e-9).astype(np.float32)
        whole = np.clip(np.rint(columns / scales), -127, 127).astype(np.int8)
        inputs = [given, self.constant(f"{name}.weight", whole), self.constant(f"{name}.scales", scales), ""]
        inputs.append(self.constant(f"{name}.bias", bias))
        return self.node("DynamicQuantizeMatMul", inputs, name, _MICROSOFT)

    def rows(self, numbers: str, table: Floats, name: str) -> str:
        """The rows of an embedding table that `numbers` name."""
        if not self.eight_bit:
            return self.node("Gather", [self.constant(f"{name}.table", table), numbers], name, axis=0)
        scales = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127.0, 1e-9).astype(np.float32)
        whole = np.clip(np.rint(table / scales), -127, 127).astype(np.int8)
        found = self.node("Gather", [self.constant(f"{name}.table", whole), numbers], f"{name}.whole", axis=0)
        cast = self.node("Cast", [found], f"{name}.float", to=TensorProto.FLOAT)
        scale = self.node("Gather", [self.constant(f"{name}.scales", scales), numbers], f"{name}.scale", axis=0)
        return self.node("Mul", [cast, scale], name)

    def normalised_sum(self, given: str, added: str, scale: Floats, shift: Floats, name: str) -> str:
        """The layer normalisation of a sum; two nodes, as the fused operator takes seven times as long on a CPU."""
        total = self.node("Add", [given, added], f"{name}.sum")
        inputs = [total, self.constant(f"{name}.scale", scale), self.constant(f"{name}.shift", shift)]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)


def build_graph(network: Network, *, eight_bit: bool) -> onnx.ModelProto:
    """Build the graph of a network.

    Inputs: `pieces` and `settings` (1 × pieces, start and end piece included), `firsts` (words + 1: where the start
    piece and each word's first piece stand). Outputs, a row a word: `role`, `name`, `sentence` scores; `upos`, `xpos`,
    `lemma` best label numbers; `arc` (words × words + 1) parent scores, column 0 the root; `relation_child` and
    `relation_parent` (the latter with a row for the root first), `chain_query`, `chain_key`, `chain_none`; `middle`,
    the states half-way up the encoder, for what is trained on top of it.
    """
    weights = {name: np.asarray(tensor.detach().float().numpy()) for name, tensor in network.state_dict().items()}
    graph = _Graph(eight_bit)
    states = _encoder(graph, weights)
    outputs = _heads(graph, weights, states)
    whole, floats = TensorProto.INT64, TensorProto.FLOAT
    inputs = [
        helper.make_tensor_value_info("pieces", whole, [1, "length"]),
        helper.make_tensor_value_info("settings", whole, [1, "length"]),
        helper.make_tensor_value_info("firsts", whole, ["states"]),
    ]
    values = [helper.make_tensor_value_info(name, whole if name in _BEST_ONLY else floats, None) for name in outputs]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
    made = helper.make_graph(graph.nodes, "language core", inputs, values, graph.weights)
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="armsledger")


def _encoder(graph: _Graph, weights: dict[str, Floats]) -> str:
    table = {part: weights[f"encoder.{part}.weight"] for part in ("piece", "position", "setting")}
    pieces = graph.rows("pieces", table["piece"], "piece")
    settings = graph.node("Gather", [graph.constant("setting.table", table["setting"]), "settings"], "setting", axis=0)
    length = graph.node("Shape", ["pieces"], "length", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    place = graph.node("Slice", [graph.constant("position.table", table["position"]), zero, length, axis], "position")
    placed = graph.node("Add", [pieces, place], "placed")
    norm = [weights[f"encoder.norm.{part}"] for part in ("weight", "bias")]
    states = graph.normalised_sum(placed, settings, norm[0], norm[1], "embedded")
    for number in range(LAYERS):
        states = _layer(graph, weights, states, number)
    return states


def _layer(graph: _Graph, weights: dict[str, Floats], states: str, number: int) -> str:
    own = {
        name.removeprefix(f"encoder.layers.{number}."): array
        for name, array in weights.items()
        if name.startswith(f"encoder.layers.{number}.")
    }
    above = f"layer{number}"
    joint = graph.product(states, own["query_key_value.weight"], own["query_key_value.bias"], f"{above}.qkv")
    parts = [f"{above}.query", f"{above}.key", f"{above}.value"]
    graph.nodes.append(helper.make_node("Split", [joint], parts, name=f"{above}.split", axis=2))
    seen = graph.node("MultiHeadAttention", parts, f"{above}.seen", _MICROSOFT, num_heads=ATTENTION_HEADS)
    attended = graph.product(seen, own["attended.weight"], own["attended.bias"], f"{above}.attended")
    norm = (own["attended_norm.weight"], own["attended_norm.bias"])
    states = graph.normalised_sum(states, attended, *norm, f"{above}.middle")
    inner = graph.product(states, own["inner.weight"], own["inner.bias"], f"{above}.inner")
    lively = graph.node("Gelu", [inner], f"{above}.gelu", _MICROSOFT)
    outer = graph.product(lively, own["outer.weight"], own["outer.bias"], f"{above}.outer")
    norm = (own["outer_norm.weight"], own["outer_norm.bias"])
    return graph.normalised_sum(states, outer, *norm, f"{above}.out")


def _heads(graph: _Graph, weights: dict[str, Floats], states: str) -> list[str]:
    flat = graph.node("Squeeze", [states, "axis"], "flat")
    rooted = graph.node("Gather", [flat, "firsts"], "rooted", axis=0)
    names = [f"tags.{tag}" for tag in _TAGS]
    names += ["arc_child", "arc_parent", "relation_child", "relation_parent", "chain_query", "chain_key", "chain_none"]
    joint = np.concatenate([weights[f"{name}.weight"] for name in names])
    bias = np.concatenate([weights[f"{name}.bias"] for name in names])
    sizes = np.array([len(weights[f"{name}.bias"]) for name in names])
    scores = graph.product(rooted, joint, bias, "heads")
    parts = [f"{name.removeprefix('tags.')}.all" for name in names]
    graph.nodes.append(
        helper.make_node("Split", [scores, graph.constant("head sizes", sizes)], parts, name="parts", axis=1)
    )
    one, end = graph.constant("one", np.array([1])), graph.constant("end", np.array([np.iinfo(np.int64).max]))
    for name in (*_TAGS, "arc_child", "relation_child", "chain_query", "chain_key", "chain_none"):
        best = name in _BEST_ONLY
        own = graph.node("Slice", [f"{name}.all", one, end, "axis"], f"{name}.words" if best or "arc" in name else name)
        if best:
            graph.node("ArgMax", [own], name, axis=1, keepdims=0)
    graph.node("Identity", ["relation_parent.all"], "relation_parent")
    child = graph.node("Relu", ["arc_child.words"], "arc child")
    parent = graph.node("Relu", ["arc_parent.all"], "arc parent")
    form = graph.product(child, weights["arc_form.weight"], weights["arc_form.bias"], "arc form")
    graph.node("MatMul", [form, graph.node("Transpose", [parent], "arc parent turned", perm=[1, 0])], "arc")
    flat = graph.node("Squeeze", [f"layer{MIDDLE - 1}.out", "axis"], "middle.flat")
    rooted = graph.node("Gather", [flat, "firsts"], "middle.rooted", axis=0)
    graph.node("Slice", [rooted, one, end, "axis"], "middle")
    relations = ["relation_child", "relation_parent"]
    return [*_TAGS, "arc", *relations, "chain_query", "chain_key", "chain_none", "middle"]


def count_transitions(sequences: Iterable[NDArray[np.int64]], labels: int) -> Floats:
    """How much likelier label `j` is after label `i` than anywhere, as log odds times BIGRAM_WEIGHT."""
    counts = np.ones((labels, labels))
    for sequence in sequences:
        np.add.at(counts, (sequence[:-1], sequence[1:]), 1)
    shares = np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(counts.sum(axis=0) / counts.sum())
    return (BIGRAM_WEIGHT * shares).astype(np.float32)


def make_tables(network: Network, train: Sequence[Passage], links: Floats) -> dict[str, Floats]:
    """The small tables beside the graph: transitions of roles, the last layer of relations, distances, links."""
    weights = {name: np.asarray(tensor.detach().float().numpy()) for name, tensor in network.state_dict().items()}
    roles = [p.labels["role"] for p in train if "role" in p.labels and not p.is_silver("role")]
    return {
        "role.transitions": count_transitions(roles, len(ROLE_LABELS)),
        "relation.weight": np.ascontiguousarray(weights["relation.weight"].T),
        "relation.bias": weights["relation.bias"],
        "chain.distance": weights["chain_distance"],
        "links": links,
    }


def write_weights(
    network: Network, corpora: Corpora, links: Floats, vocabulary: Path, folder: Path, *, eight_bit: bool = True
) -> None:
    """Write the weight folder that `annotate.learned.weights` loads, its manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / GRAPH).write_bytes(build_graph(network, eight_bit=eight_bit).SerializeToString(deterministic=True))
    np.savez_compressed(folder / TABLES, **make_tables(network, corpora.train, links))  # type: ignore[arg-type]
    (folder / VOCABULARY).write_bytes(vocabulary.read_bytes())
    text = json.dumps(asdict(corpora.labels), ensure_ascii=False, indent=1)
    (folder / LABELS).write_text(text + "\n", encoding="utf-8")
    digests = {name: digest_of(folder / name) for name in (GRAPH, TABLES, VOCABULARY, LABELS)}
    manifest = {"version": digests[GRAPH][:12], "files": digests, "input_code": digest_input_code()}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
