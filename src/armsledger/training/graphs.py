"""ONNX graphs, built node by node with the fused operators of onnxruntime, in eight-bit integers or in floats.

Weights are quantised column by column, what goes into a product as it comes (dynamic quantisation); embeddings row by
row. The graphs take one window and no padding, so they need no mask.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from armsledger.training.network import ATTENTION_HEADS

_MICROSOFT = "com.microsoft"
_PRODUCTS = {"qkv": "query_key_value", "attended": "attended", "inner": "inner", "outer": "outer"}
_NORMS = {"middle": "attended_norm", "out": "outer_norm"}
Floats = NDArray[np.float32]


@dataclass(slots=True)
class GraphBuilder:
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

    def layer(self, states: str, own: Mapping[str, Floats], above: str) -> str:
        """A transformer layer; `own` are its weights by the names that `EncoderLayer` gives them."""
        joint = self.product(states, own["query_key_value.weight"], own["query_key_value.bias"], f"{above}.qkv")
        parts = [f"{above}.query", f"{above}.key", f"{above}.value"]
        self.nodes.append(helper.make_node("Split", [joint], parts, name=f"{above}.split", axis=2))
        seen = self.node("MultiHeadAttention", parts, f"{above}.seen", _MICROSOFT, num_heads=ATTENTION_HEADS)
        attended = self.product(seen, own["attended.weight"], own["attended.bias"], f"{above}.attended")
        norm = (own["attended_norm.weight"], own["attended_norm.bias"])
        states = self.normalised_sum(states, attended, *norm, f"{above}.middle")
        inner = self.product(states, own["inner.weight"], own["inner.bias"], f"{above}.inner")
        lively = self.node("Gelu", [inner], f"{above}.gelu", _MICROSOFT)
        outer = self.product(lively, own["outer.weight"], own["outer.bias"], f"{above}.outer")
        norm = (own["outer_norm.weight"], own["outer_norm.bias"])
        return self.normalised_sum(states, outer, *norm, f"{above}.out")

    def model(
        self, name: str, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """The finished graph with its inputs and outputs."""
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        made = helper.make_graph(self.nodes, name, inputs, outputs, self.weights)
        return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="armsledger")


def arrays_of(network: nn.Module) -> dict[str, Floats]:
    """The weights of a network as arrays, by their torch names."""
    return {name: np.asarray(tensor.detach().float().numpy()) for name, tensor in network.state_dict().items()}


def read_layer(path: Path, above: str) -> dict[str, Floats]:
    """The weights of the layer `above` ("layer3") in a graph file, by the names that `EncoderLayer` gives them.

    Eight-bit weights come back as floats, as exact as they were kept.
    """
    kept = {one.name: one for one in onnx.load(str(path)).graph.initializer if one.name.startswith(f"{above}.")}
    array = {name.removeprefix(f"{above}."): numpy_helper.to_array(one) for name, one in kept.items()}
    found: dict[str, Floats] = {}
    for short, name in _PRODUCTS.items():
        columns = array[f"{short}.weight"].astype(np.float32) * array.get(f"{short}.scales", np.float32(1))
        found |= {f"{name}.weight": np.ascontiguousarray(columns.T), f"{name}.bias": array[f"{short}.bias"]}
    for short, name in _NORMS.items():
        found |= {f"{name}.weight": array[f"{short}.scale"], f"{name}.bias": array[f"{short}.shift"]}
    return found
