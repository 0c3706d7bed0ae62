"""Graphs that are run by onnxruntime, on one thread of a CPU; the only module that knows it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnxruntime
from numpy.typing import NDArray


class Graph:
    """A trained graph, opened; `outputs` are the names of what it gives."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.outputs: tuple[str, ...] = tuple(output.name for output in self._session.get_outputs())

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Give every output by name for the inputs by name."""
        return dict(zip(self.outputs, self._session.run(None, dict(inputs)), strict=True))
