"""The claim network: the upper half of the language core, adjusted to find claims and to read one at a time."""

from pathlib import Path

import torch
from torch import Tensor, nn

from armsledger.extract.learned.labels import FEATURES, KIND_LABELS, KINDS, PART_LABELS, STANCES
from armsledger.training.graphs import read_layer
from armsledger.training.network import LAYERS, WIDTH, EncoderLayer

LOWER = 3  # layers of the core whose states the network starts from
_DROPOUT = 0.15


class ClaimNetwork(nn.Module):
    """Words with their features to states; from states what words are of a claim, and what parts they fill."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.ModuleDict(
            {name: nn.Embedding(size, WIDTH, padding_idx=0) for name, size in FEATURES.items()}
        )
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.02)
            table.weight.data[0] = 0
        self.found = nn.Linear(len(KINDS), WIDTH, bias=False)
        nn.init.zeros_(self.found.weight)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS - LOWER))
        self.dropout = nn.Dropout(_DROPOUT)
        self.kinds = nn.Linear(WIDTH, len(KINDS) * len(KIND_LABELS))
        self.parts = nn.Linear(WIDTH, len(PART_LABELS))
        self.valid = nn.Linear(2 * WIDTH, 1)
        self.stance = nn.Linear(2 * WIDTH, len(STANCES))

    def load_upper(self, core: Path) -> None:
        """Take over the upper layers of the language core from its graph file."""
        for number, layer in enumerate(self.layers):
            found = read_layer(core, f"layer{LOWER + number}")
            layer.load_state_dict({name: torch.tensor(array) for name, array in found.items()})

    def states(self, vectors: Tensor, features: Tensor, found: Tensor, mask: Tensor) -> Tensor:
        """States (batch, words, width) of `vectors` (same shape), `features` (batch, words, features), what the rules
        `found` (batch, words, kinds); `mask` is true where a word is.
        """
        states = vectors + self.found(found)
        for column, table in enumerate(self.features.values()):
            states = states + table(features[..., column])
        states = self.dropout(states)
        hidden = (~mask[:, None, None, :]).to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        out: Tensor = self.dropout(states)
        return out

    def pooled(self, states: Tensor, quoted: Tensor) -> Tensor:
        """Mean and greatest value (batch, 2 × width) over the words of the quote, where `quoted` is true."""
        share = quoted.to(states.dtype)[..., None]
        mean = (states * share).sum(1) / share.sum(1).clamp(min=1)
        return torch.cat([mean, states.masked_fill(~quoted[..., None], -1e4).amax(1)], -1)
