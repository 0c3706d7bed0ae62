"""The weights of the claim network: its graph, the vectors of its features, the line that makes probabilities."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armsledger.trained.folders import check_folder
from armsledger.trained.graphs import Graph

FOLDER = Path(__file__).parent / "weights"
GRAPH, TABLES = "claims.onnx", "claims.npz"


@dataclass(frozen=True, slots=True)
class ClaimWeights:
    """`tables` holds a table of vectors for each feature ("feature.quote", …) and for what the rules found ("found"),
    the last layers ("valid", "stance": weight and bias) and the line that makes probabilities ("calibration").
    """

    version: str
    graph: Graph
    tables: dict[str, NDArray[np.float32]]


@cache
def load_claim_weights(folder: Path = FOLDER) -> ClaimWeights:
    """Load and check the weights of `folder`; raises WeightsError for a file that is missing or not the one meant."""
    manifest = check_folder(folder)
    with np.load(folder / TABLES) as tables:
        kept = {name: tables[name] for name in tables.files}
    return ClaimWeights(str(manifest["version"]), Graph(folder / GRAPH), kept)
