"""The weights of the claim networks: graphs and tables for each, and the line that makes probabilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armsledger.trained.folders import check_folder
from armsledger.trained.graphs import Graph

FOLDER = Path(__file__).parent / "weights"
PAGE_GRAPH, QUOTE_GRAPH, TABLES = "page-{}.onnx", "quote-{}.onnx", "tables-{}.npz"  # counted from 1
LINE = "calibration"  # in the manifest


@dataclass(frozen=True, slots=True)
class Member:
    """One of the networks that read together: `page_graph` goes through a page, `quote_graph` through what that gave
    around one quote. `tables` holds a table of vectors for each feature ("feature.quote", …) and for what the rules
    found ("found"), and the last layers ("valid", "stance": weight and bias).
    """

    page_graph: Graph
    quote_graph: Graph
    tables: Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class ClaimWeights:
    """The networks, whose scores are averaged, and the line that makes probabilities of MEASURES numbers."""

    version: str
    members: tuple[Member, ...]
    line: NDArray[np.float32]


@cache
def load_claim_weights(folder: Path = FOLDER) -> ClaimWeights:
    """Load and check the weights of `folder`; raises WeightsError for a file that is missing or not the one meant."""
    manifest = check_folder(folder)
    count = sum(name.endswith(".npz") for name in manifest["files"])
    members = tuple(_member(folder, number) for number in range(1, count + 1))
    return ClaimWeights(str(manifest["version"]), members, np.array(manifest[LINE], dtype=np.float32))


def _member(folder: Path, number: int) -> Member:
    with np.load(folder / TABLES.format(number)) as tables:
        kept = {name: tables[name] for name in tables.files}
    return Member(Graph(folder / PAGE_GRAPH.format(number)), Graph(folder / QUOTE_GRAPH.format(number)), kept)
