"""The weights that the package ships: loaded once, and only if they are what their manifest says.

`manifest.json` holds the SHA-256 of every weight file and of the code that cuts texts into what the weights were
trained on; a test compares the latter, so that neither changes without the other.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.trained.folders import check_folder
from armsledger.trained.graphs import Graph

FOLDER = Path(__file__).parent / "weights"
GRAPH, TABLES, VOCABULARY, LABELS = "core.onnx", "tables.npz", "vocabulary.txt", "labels.json"
INPUT_CODE = ("words.py", "wordpiece.py", "labels.py")


@dataclass(frozen=True, slots=True)
class CoreWeights:
    """The graph, the small tables (transitions, relations, links), the vocabulary and the label sets."""

    version: str
    graph: Graph
    tables: dict[str, NDArray[np.float32]]
    cutter: WordPiece
    labels: dict[str, tuple[str, ...]]


@cache
def load_weights(folder: Path = FOLDER) -> CoreWeights:
    """Load and check the weights of `folder`; raises WeightsError for a file that is missing or not the one meant."""
    manifest = check_folder(folder)
    labels: dict[str, list[str]] = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    with np.load(folder / TABLES) as tables:
        kept = {name: tables[name] for name in tables.files}
    return CoreWeights(
        version=str(manifest["version"]),
        graph=Graph(folder / GRAPH),
        tables=kept,
        cutter=WordPiece.read(folder / VOCABULARY),
        labels={name: tuple(values) for name, values in labels.items()},
    )


def digest_input_code() -> str:
    """The SHA-256 of the code that decides what the encoder is given, in hexadecimal."""
    digest = hashlib.sha256()
    for name in INPUT_CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()
