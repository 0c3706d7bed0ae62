"""What the network is taught: the sum of the losses of the heads whose labels a batch has."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from armsledger.training.batches import Batch
from armsledger.training.network import Network
from armsledger.training.passages import MISSING, ROOT

WEIGHTS = {"role": 1.0, "upos": 0.5, "xpos": 0.5, "lemma": 0.5, "sentence": 0.5}
# People who mark attributions agree on nine words in ten at best: the network is not taught to be surer.
SMOOTHING = {"role": 0.05}
_CHAIN_WEIGHT = 0.5
_SILVER_WEIGHT = 0.4


def batch_losses(network: Network, batch: Batch, nominal: frozenset[int]) -> dict[str, Tensor]:
    """Give the weighted loss of each head; `nominal` are the universal tags of words that can head a mention."""
    states = network.states(batch.pieces, batch.settings, batch.mask, batch.firsts)
    words = states[:, 1:]
    losses: dict[str, Tensor] = {}
    for silver in (False, True):
        share, suffix = (_SILVER_WEIGHT, " (silver)") if silver else (1.0, "")
        for head, weight in WEIGHTS.items():
            labels = batch.labels(head, silver=silver)
            if labels is not None:
                scores = network.tags[head](words).float().flatten(0, 1)
                loss = functional.cross_entropy(
                    scores, labels.flatten(), ignore_index=MISSING, label_smoothing=SMOOTHING.get(head, 0.0)
                )
                losses[head + suffix] = share * weight * loss
        for head, loss in _parse_losses(network, batch, states, silver=silver).items():
            losses[head + suffix] = share * loss
    named = _name_loss(network, batch, words)
    if named is not None:
        losses["name"] = named
    chained = _chain_loss(network, batch, words, nominal)
    if chained is not None:
        losses["chain"] = _CHAIN_WEIGHT * chained
    return losses


def _name_loss(network: Network, batch: Batch, words: Tensor) -> Tensor | None:
    """Minus the log of what the network gives to all labels that are allowed, over words not quite open."""
    rows, columns, allowed = [], [], []
    for row, window in enumerate(batch.windows):
        if window.passage.names is not None:
            own = window.passage.names[window.first : window.last]
            told = np.flatnonzero(~own.all(axis=1))
            rows += [row] * len(told)
            columns += told.tolist()
            allowed.append(own[told])
    if not rows:
        return None
    scores = network.tags["name"](words[rows, columns]).float()
    mask = torch.from_numpy(np.concatenate(allowed))
    total = torch.logsumexp(scores, 1)
    inside = torch.logsumexp(scores.masked_fill(~mask, -1e4), 1)
    return (total - inside).mean()


def parents_of(batch: Batch, *, silver: bool = False) -> tuple[Tensor, Tensor]:
    """Column of each word's parent (0 for the root, MISSING for none), and each word's sentence (-1 for padding).

    A parent outside the window is MISSING; so are all of passages without a parse of the kind asked for.
    """
    parents = torch.full(batch.firsts.shape, MISSING)
    sentences = torch.full(batch.firsts.shape, -1)
    for row, window in enumerate(batch.windows):
        passage = window.passage
        if passage.parents is None or passage.sentences is None or passage.is_silver("parse") is not silver:
            continue
        own = passage.parents[window.first : window.last]
        seen = (own == ROOT) | ((own >= window.first) & (own < window.last))
        columns = np.where(own == ROOT, 0, np.where(seen, own - window.first + 1, MISSING))
        parents[row, : len(own)] = torch.from_numpy(columns)
        sentences[row, : len(own)] = torch.from_numpy(passage.sentences[window.first : window.last])
    return parents, sentences


def within_sentences(scores: Tensor, sentences: Tensor) -> Tensor:
    """Arc scores with those between two sentences ruled out."""
    same = sentences[:, :, None] == sentences[:, None, :]
    return scores.masked_fill(~functional.pad(same, (1, 0), value=True), -1e4)


def _parse_losses(network: Network, batch: Batch, states: Tensor, *, silver: bool) -> dict[str, Tensor]:
    parents, sentences = parents_of(batch, silver=silver)
    told = parents != MISSING
    labels = batch.labels("relation", silver=silver)
    if labels is None or not told.any():
        return {}
    scores = within_sentences(network.arcs(states).float(), sentences)
    arc = functional.cross_entropy(scores.flatten(0, 1), parents.flatten(), ignore_index=MISSING)
    rows = torch.arange(len(parents))[:, None].expand_as(parents)[told]
    relation = network.relations(states[:, 1:][told], states[rows, parents[told]])
    return {
        "arc": arc,
        "relation": functional.cross_entropy(relation.float(), labels[told], ignore_index=MISSING),
    }


def _chain_loss(network: Network, batch: Batch, words: Tensor, nominal: frozenset[int]) -> Tensor | None:
    losses = []
    for row, window in enumerate(batch.windows):
        passage = window.passage
        if passage.chains is None:
            continue
        chains = passage.chains[window.first : window.last]
        tags = passage.labels["upos"][window.first : window.last]
        at = np.flatnonzero((chains >= 0) | np.isin(tags, list(nominal)))
        if len(at) < 2:
            continue
        scores = network.antecedents(words[row, at], torch.from_numpy(at))
        own = torch.from_numpy(chains[at])
        same = (own[:, None] == own[None, :]) & (own[:, None] >= 0)
        same &= torch.ones_like(same).tril(-1)
        right = torch.cat([~same.any(1, keepdim=True), same], 1)
        inside = torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
        losses.append((torch.logsumexp(scores, 1) - inside).mean())
    return torch.stack(losses).mean() if losses else None
