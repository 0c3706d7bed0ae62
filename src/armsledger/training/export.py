"""From a trained network to the one graph that the package ships, in eight-bit integers or in floats."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

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
from armsledger.training.graphs import Floats, GraphBuilder, arrays_of
from armsledger.training.network import LAYERS, Network
from armsledger.training.passages import Passage

_TAGS = ("role", "name", "sentence", "upos", "xpos", "lemma")
BIGRAM_WEIGHT = 0.3
MIDDLE = 3  # layers below the states that the graph also gives
_BEST_ONLY = frozenset({"upos", "xpos", "lemma"})


def build_graph(network: Network, *, eight_bit: bool) -> onnx.ModelProto:
    """Build the graph of a network.

    Inputs: `pieces` and `settings` (1 × pieces, start and end piece included), `firsts` (words + 1: where the start
    piece and each word's first piece stand). Outputs, a row a word: `role`, `name`, `sentence` scores; `upos`, `xpos`,
    `lemma` best label numbers; `arc` (words × words + 1) parent scores, column 0 the root; `relation_child` and
    `relation_parent` (the latter with a row for the root first), `chain_query`, `chain_key`, `chain_none`; `middle`,
    the states half-way up the encoder, for what is trained on top of it.
    """
    weights = arrays_of(network)
    graph = GraphBuilder(eight_bit)
    states = _encoder(graph, weights)
    outputs = _heads(graph, weights, states)
    whole, floats = TensorProto.INT64, TensorProto.FLOAT
    inputs = [
        helper.make_tensor_value_info("pieces", whole, [1, "length"]),
        helper.make_tensor_value_info("settings", whole, [1, "length"]),
        helper.make_tensor_value_info("firsts", whole, ["states"]),
    ]
    values = [helper.make_tensor_value_info(name, whole if name in _BEST_ONLY else floats, None) for name in outputs]
    return graph.model("language core", inputs, values)


def _encoder(graph: GraphBuilder, weights: dict[str, Floats]) -> str:
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
        above = f"encoder.layers.{number}."
        own = {name.removeprefix(above): array for name, array in weights.items() if name.startswith(above)}
        states = graph.layer(states, own, f"layer{number}")
    return states


def _heads(graph: GraphBuilder, weights: dict[str, Floats], states: str) -> list[str]:
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
    weights = arrays_of(network)
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
