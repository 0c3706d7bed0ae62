"""`python -m armsledger.training.events --data FOLDER --out FOLDER`: train the network that reads role fillers.

It learns from the MUC-4 training texts in `FOLDER/events`, on top of the language core's vectors.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn import functional

from armsledger.annotate.learned.annotator import LearnedAnnotator
from armsledger.annotate.learned.weights import FOLDER as CORE
from armsledger.annotate.learned.weights import GRAPH as CORE_GRAPH
from armsledger.annotate.learned.weights import load_weights
from armsledger.extract.learned.events import GRAPH, LABELS
from armsledger.extract.learned.pages import Floats, Ints, word_range
from armsledger.extract.learned.windows import WINDOW
from armsledger.read.rows import document_from_row
from armsledger.trained.folders import MANIFEST, digest_of
from armsledger.training.card import Section, Source, write_section
from armsledger.training.graphs import GraphBuilder, arrays_of, read_layer
from armsledger.training.network import LAYERS, WIDTH, EncoderLayer

LOWER = 3  # layers of the core whose states the network starts from
_BATCH, _DROPOUT, _WEIGHT_DECAY = 16, 0.2, 0.01
_RATES = (2e-4, 1e-3)  # highest, of the layers and of the head
_WARM_UP = 0.06
_LABEL_WEIGHT = 1.5  # of words that fill a role against the others


@dataclass(frozen=True, slots=True)
class EventText:
    """The core's vectors of a text (words × width) and the label of each word."""

    vectors: Floats
    labels: Ints


class EventNetwork(nn.Module):
    """The upper half of the language core and one linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS - LOWER))
        for number, layer in enumerate(self.layers):
            found = read_layer(CORE / CORE_GRAPH, f"layer{LOWER + number}")
            layer.load_state_dict({name: torch.tensor(array) for name, array in found.items()})
        self.dropout = nn.Dropout(_DROPOUT)
        self.roles = nn.Linear(WIDTH, len(LABELS))

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, words, labels) of vectors (batch, words, width); `mask` is true where a word is."""
        hidden = (~mask[:, None, None, :]).to(vectors.dtype) * -1e4
        states = self.dropout(vectors)
        for layer in self.layers:
            states = layer(states, hidden)
        scores: Tensor = self.roles(self.dropout(states))
        return scores


def read_texts(path: Path) -> Iterator[EventText]:
    """Read MUC-4 rows; every place where a filler's words stand is labelled, the longest words first."""
    annotator = LearnedAnnotator()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = document_from_row({"doc_id": row["doc_id"], "text": row["text"], "language": "en"})
        annotations = annotator.annotate(document)
        if annotations.vectors is None:
            continue
        starts = np.array([word.start for word in annotations.words])
        ends = np.array([word.end for word in annotations.words])
        vectors = np.frombuffer(annotations.vectors.floats, dtype="<f4").reshape(-1, annotations.vectors.width)
        labels = np.zeros(len(starts), dtype=np.int64)
        named = {(words, role) for role, entities in row["roles"].items() for entity in entities for words in entity}
        for words, role in sorted(named, key=lambda pair: (-len(pair[0]), pair)):
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text, re.IGNORECASE):
                first, last = word_range(starts, ends, *match.span())
                if not labels[first:last].any():
                    labels[first:last] = LABELS.index(f"I-{role}")
                    labels[first] = LABELS.index(f"B-{role}")
        yield EventText(vectors, labels)


def train(texts: Sequence[EventText], epochs: int, seed: int) -> EventNetwork:
    """Train a network; one line an epoch is printed."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    network = EventNetwork()
    groups = [{"params": list(network.layers.parameters())}, {"params": list(network.roles.parameters())}]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    shares = torch.full((len(LABELS),), _LABEL_WEIGHT)
    shares[0] = 1.0
    for epoch in range(epochs):
        batches, total = _batches(texts, draw), 0.0
        for number, batch in enumerate(batches):
            done = (epoch + number / len(batches)) / epochs
            for group, rate in zip(optimizer.param_groups, _RATES, strict=True):
                group["lr"] = rate * min(1.0, (done + 1e-3) / _WARM_UP) * (1 - done)
            vectors, labels, mask = _padded(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(vectors, mask).float()
            loss = functional.cross_entropy(scores[mask], labels[mask], weight=shares)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += float(loss.detach())
        print(f"epoch {epoch + 1} of {epochs}: {total / len(batches):.4f}", flush=True)
    return network


def _batches(texts: Sequence[EventText], draw: random.Random) -> list[list[EventText]]:
    """Windows of the texts, cut at other places each time, in batches of about equal length."""
    windows: list[EventText] = []
    for text in texts:
        first = -draw.randrange(WINDOW // 2)
        while first < len(text.labels):
            own = slice(max(0, first), first + WINDOW)
            if len(text.labels[own]) > 10:
                windows.append(EventText(text.vectors[own], text.labels[own]))
            first += WINDOW
    windows.sort(key=lambda window: len(window.labels) + draw.random() * 20)
    batches = [windows[at : at + _BATCH] for at in range(0, len(windows), _BATCH)]
    draw.shuffle(batches)
    return batches


def _padded(batch: Sequence[EventText]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(text.labels) for text in batch)
    vectors = torch.zeros(len(batch), longest, WIDTH)
    labels = torch.zeros(len(batch), longest, dtype=torch.int64)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, text in enumerate(batch):
        own = slice(0, len(text.labels))
        vectors[row, own], labels[row, own] = torch.tensor(text.vectors), torch.tensor(text.labels)
        mask[row, own] = True
    return vectors, labels, mask


def write_event_weights(network: EventNetwork, folder: Path, *, eight_bit: bool = True) -> None:
    """Write the folder that `extract.learned.events` loads, its manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / GRAPH).write_bytes(_graph(network, eight_bit=eight_bit).SerializeToString(deterministic=True))
    digest = digest_of(folder / GRAPH)
    manifest = {"version": digest[:12], "files": {GRAPH: digest}}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _graph(network: EventNetwork, *, eight_bit: bool) -> onnx.ModelProto:
    weights, graph = arrays_of(network), GraphBuilder(eight_bit)
    states = "words"
    for number in range(len(network.layers)):
        above = f"layers.{number}."
        own = {name.removeprefix(above): array for name, array in weights.items() if name.startswith(above)}
        states = graph.layer(states, own, f"layer{number}")
    flat = graph.node("Squeeze", [states, graph.constant("axis", np.array([0]))], "states")
    graph.product(flat, weights["roles.weight"], weights["roles.bias"], "roles")
    given = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", WIDTH])
    return graph.model("events", [given], [helper.make_tensor_value_info("roles", TensorProto.FLOAT, None)])


def main() -> int:
    """Give the exit status: 0 done, 2 the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    path = given.data / "events" / "muc4.train.jsonl"
    if not path.is_file():
        print(f"{path} is missing; give the folder of the annotated sets", file=sys.stderr)
        return 2
    network = train(list(read_texts(path)), given.epochs, given.seed)
    write_event_weights(network, given.out)
    section = Section(
        title="The reader of events",
        purpose="Fills the roles of attacks after MUC-4: who did it, for which organisation, what and whom it struck, "
        "with what.",
        beginning=f"The upper half of the language core, version {load_weights().version}.",
        recipe=f"{given.epochs} epochs, seed {given.seed}, highest rate {_RATES[0]:g} for the layers and "
        f"{_RATES[1]:g} for the head, falling to nothing.",
        sources=[Source(path, "role fillers", "MUC-4, distributed by NIST; texts of FBIS")],
        scores={},
        limits="Learned from reports on Latin America of 1988 to 1990, in capitals; every place where a filler's words "
        "stand counts as a mention of it.",
    )
    write_section(given.out, section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
