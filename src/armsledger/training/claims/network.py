"""The claim network: the upper half of the language core, adjusted to find claims and to read one at a time.

Its lower layers go through a page once; its upper ones go through the page to find claims, and again through the
words around each quote, told which quote is meant, to read it.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from armsledger.extract.learned.labels import (
    KIND_LABELS,
    KINDS,
    PAGE_FEATURES,
    PART_LABELS,
    QUOTE_FEATURES,
    STANCES,
)
from armsledger.training.graphs import read_layer
from armsledger.training.network import LAYERS, WIDTH, EncoderLayer

FROZEN = 3  # layers of the core whose states the network starts from
_UPPER = 1  # layers that are run anew for every quote
_DROPOUT = 0.15


class ClaimNetwork(nn.Module):
    """Words with their features to states; from states what words are of a claim, and what parts they fill."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.ModuleDict(
            {
                name: nn.Embedding(size, WIDTH, padding_idx=0)
                for name, size in (*PAGE_FEATURES.items(), *QUOTE_FEATURES.items())
            }
        )
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.02)
            table.weight.data[0] = 0
        self.found = nn.Linear(len(KINDS), WIDTH, bias=False)
        nn.init.zeros_(self.found.weight)
        self.lower = nn.ModuleList(EncoderLayer() for _ in range(LAYERS - FROZEN - _UPPER))
        self.upper = nn.ModuleList(EncoderLayer() for _ in range(_UPPER))
        self.dropout = nn.Dropout(_DROPOUT)
        self.kinds = nn.Linear(WIDTH, len(KINDS) * len(KIND_LABELS))
        self.parts = nn.Linear(WIDTH, len(PART_LABELS))
        self.valid = nn.Linear(2 * WIDTH, 1)
        self.stance = nn.Linear(2 * WIDTH, len(STANCES))

    @property
    def layers(self) -> list[nn.Module]:
        """All layers, the lowest first."""
        return [*self.lower, *self.upper]

    def load_upper(self, core: Path) -> None:
        """Take over the upper layers of the language core from its graph file."""
        for number, layer in enumerate(self.layers):
            found = read_layer(core, f"layer{FROZEN + number}")
            layer.load_state_dict({name: torch.tensor(array) for name, array in found.items()})

    def page_states(self, vectors: Tensor, features: Tensor, found: Tensor, mask: Tensor) -> Tensor:
        """States (batch, words, width) of `vectors` (same shape), page `features` (batch, words, features), what the
        rules `found` (batch, words, kinds); `mask` is true where a word is.
        """
        states = vectors + self.found(found) + self._told(features, PAGE_FEATURES)
        return self._run(self.lower, self.dropout(states), mask)

    def kind_scores(self, states: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, words, kinds × labels) of page states."""
        scores: Tensor = self.kinds(self.dropout(self._run(self.upper, states, mask)))
        return scores

    def quote_states(self, states: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """States (quotes, words, width) of the page states around quotes (same shape) and of quote `features`."""
        told = states + self._told(features, QUOTE_FEATURES)
        out: Tensor = self.dropout(self._run(self.upper, told, mask))
        return out

    def pooled(self, states: Tensor, quoted: Tensor) -> Tensor:
        """Mean and greatest value (quotes, 2 × width) over the words of each quote, where `quoted` is true."""
        share = quoted.to(states.dtype)[..., None]
        mean = (states * share).sum(1) / share.sum(1).clamp(min=1)
        return torch.cat([mean, states.masked_fill(~quoted[..., None], -1e4).amax(1)], -1)

    def _told(self, features: Tensor, names: dict[str, int]) -> Tensor:
        return torch.stack([self.features[name](features[..., column]) for column, name in enumerate(names)]).sum(0)

    def _run(self, layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
        hidden = (~mask[:, None, None, :]).to(states.dtype) * -1e4
        for layer in layers:
            states = layer(states, hidden)
        return states
