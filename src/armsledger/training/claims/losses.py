"""How far the claim network is from what people marked."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from armsledger.extract.learned.labels import KIND_LABELS
from armsledger.training.claims.lessons import (
    Lesson,
    Question,
    ShownPages,
    ShownQuotes,
    show_lessons,
    stance_targets,
)
from armsledger.training.claims.network import ClaimNetwork
from armsledger.training.passages import MISSING

LOSSES = ("parts", "valid", "stance", "kinds")
_LABEL_WEIGHTS = (1.0, 2.5, 1.5)  # of no claim, a claim's first word, its other words: claims are rare
_WORDS = 12  # so many words of a window tell something about its parts
_STANCE_SHARE = 0.5
_SMOOTHED = 0.03


def lesson_losses(network: ClaimNetwork, lessons: Sequence[Lesson], draw: random.Random) -> Tensor:
    """The losses named in LOSSES: of the parts of claims, of whether each quote is a claim, of stances, of finding
    claims; four numbers.
    """
    pages, quotes, questions = show_lessons(lessons, draw)
    states = network.page_states(pages.vectors, pages.features, pages.found, pages.mask)
    found = _search_loss(network.kind_scores(states, pages.mask), pages)
    if not questions:
        return torch.stack([found * 0, found * 0, found * 0, found])
    around = states.flatten(0, 1)[quotes.places]
    read = network.quote_states(around, quotes.features, quotes.mask)
    return torch.stack([*_question_losses(network, read, quotes, questions), found])


def _search_loss(scores: Tensor, pages: ShownPages) -> Tensor:
    each = functional.cross_entropy(
        scores.float().reshape(-1, len(KIND_LABELS)),
        pages.kinds.reshape(-1),
        reduction="none",
        weight=torch.tensor(_LABEL_WEIGHTS),
    ).reshape(pages.kinds.shape)
    return (each * pages.weights).sum() / pages.mask.sum()


def _question_losses(
    network: ClaimNetwork, states: Tensor, quotes: ShownQuotes, questions: Sequence[Question]
) -> tuple[Tensor, Tensor, Tensor]:
    pooled = network.pooled(states, quotes.quoted)
    right = torch.tensor([float(question.claim is not None) for question in questions])
    parts = functional.cross_entropy(
        network.parts(states).float().transpose(1, 2),
        quotes.parts,
        ignore_index=MISSING,
        reduction="none",
        label_smoothing=_SMOOTHED,
    ).sum(1)
    claims = right.sum().clamp(min=1)
    softened = right * (1 - 2 * _SMOOTHED) + _SMOOTHED
    valid = functional.binary_cross_entropy_with_logits(network.valid(pooled).float()[:, 0], softened)
    likely = torch.log_softmax(network.stance(pooled).float(), -1)
    accepted = (likely + torch.log(stance_targets(questions).clamp(min=1e-9))).logsumexp(-1)
    return (
        (parts * right).sum() / claims / _WORDS,
        valid,
        -_STANCE_SHARE * (accepted * right).sum() / claims,
    )
