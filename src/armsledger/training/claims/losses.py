"""How far the claim network is from what people marked."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from armsledger.extract.learned.labels import KIND_LABELS
from armsledger.training.claims.lessons import (
    OPTIONAL_WEIGHT,
    Question,
    Search,
    show_questions,
    show_searches,
    stance_targets,
)
from armsledger.training.claims.network import ClaimNetwork
from armsledger.training.passages import MISSING

_LABEL_WEIGHTS = (1.0, 2.5, 1.5)  # of no claim, a claim's first word, its other words: claims are rare
_WORDS = 12  # so many words of a window tell something about its parts
_STANCE_SHARE = 0.5
_SMOOTHED = 0.03


def search_loss(network: ClaimNetwork, searches: Sequence[Search], draw: random.Random) -> Tensor:
    """The loss of finding claims in windows, a scalar."""
    shown, labels, weights = show_searches(searches, draw)
    states = network.states(shown.vectors, shown.features, shown.found, shown.mask)
    scores = network.kinds(states).float().reshape(-1, len(KIND_LABELS))
    each = functional.cross_entropy(
        scores, labels.reshape(-1), reduction="none", weight=torch.tensor(_LABEL_WEIGHTS)
    ).reshape(labels.shape)
    return (each * weights).sum() / shown.mask.sum()


def question_losses(
    network: ClaimNetwork, questions: Sequence[Question], draw: random.Random
) -> tuple[Tensor, Tensor, Tensor]:
    """The losses of parts, of whether each quote is a claim, and of stance; three scalars."""
    shown, labels, quoted = show_questions(questions, draw)
    states = network.states(shown.vectors, shown.features, shown.found, shown.mask)
    pooled = network.pooled(states, quoted)
    right = torch.tensor([float(question.claim is not None) for question in questions])
    shares = [OPTIONAL_WEIGHT if q.claim is not None and q.claim.optional else 1.0 for q in questions]
    weights = torch.tensor(shares)
    parts = functional.cross_entropy(
        network.parts(states).float().transpose(1, 2),
        labels,
        ignore_index=MISSING,
        reduction="none",
        label_smoothing=_SMOOTHED,
    ).sum(1)
    claims = right.sum().clamp(min=1)
    softened = right * (1 - 2 * _SMOOTHED) + _SMOOTHED
    valid = functional.binary_cross_entropy_with_logits(
        network.valid(pooled).float()[:, 0], softened, reduction="none", weight=weights
    )
    likely = torch.log_softmax(network.stance(pooled).float(), -1)
    accepted = (likely + torch.log(stance_targets(questions).clamp(min=1e-9))).logsumexp(-1)
    return (
        (parts * weights * right).sum() / claims / _WORDS,
        valid.mean(),
        -_STANCE_SHARE * (accepted * weights * right).sum() / claims,
    )
