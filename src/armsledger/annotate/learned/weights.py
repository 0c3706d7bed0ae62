"""The weights that the package ships: loaded once, and only if they are what their manifest says.

`manifest.json` holds the SHA-256 of every weight file and of the code that cuts texts into what the weights were
trained on; a test compares the latter, so that neither changes without the other.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from armsledger.annotate.learned.wordpiece import WordPiece
from armsledger.errors import WeightsError

FOLDER = Path(__file__).parent / "weights"
GRAPH, TABLES, VOCABULARY, LABELS, MANIFEST = (
    "core.onnx",
    "tables.npz",
    "vocabulary.txt",
    "labels.json",
    "manifest.json",
)
INPUT_CODE = ("words.py", "wordpiece.py", "labels.py")


@dataclass(frozen=True, slots=True)
class CoreWeights:
    """The graph as a session, the small tables (transitions, relations, links), the vocabulary and the label sets."""

    version: str
    session: onnxruntime.InferenceSession
    outputs: tuple[str, ...]
    tables: dict[str, NDArray[np.float32]]
    cutter: WordPiece
    labels: dict[str, tuple[str, ...]]


@cache
def load_weights(folder: Path = FOLDER) -> CoreWeights:
    """Load and check the weights of `folder`; raises WeightsError for a file that is missing or not the one meant."""
    manifest = read_manifest(folder)
    for name, digest in manifest["files"].items():
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise WeightsError(path)
    labels: dict[str, list[str]] = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    with np.load(folder / TABLES) as tables:
        kept = {name: tables[name] for name in tables.files}
    session = _session(folder / GRAPH)
    return CoreWeights(
        version=str(manifest["version"]),
        session=session,
        outputs=tuple(output.name for output in session.get_outputs()),
        tables=kept,
        cutter=WordPiece.read(folder / VOCABULARY),
        labels={name: tuple(values) for name, values in labels.items()},
    )


def read_manifest(folder: Path = FOLDER) -> dict[str, Any]:
    """Read the manifest of a weight folder; raises WeightsError where there is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise WeightsError(path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_input_code() -> str:
    """The SHA-256 of the code that decides what the encoder is given, in hexadecimal."""
    digest = hashlib.sha256()
    for name in INPUT_CODE:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
