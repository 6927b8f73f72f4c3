"""What the student is punished for."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, mse_loss

from training.settings import Loss

_SAME = 0.9
"""Texts whose targets are nearer than this say the same: neither is a wrong answer for the other."""


def distance(vectors: Tensor, targets: Tensor) -> Tensor:
    """How far the vectors lie from their targets, as one minus the cosine."""
    return 1 - (vectors * targets).sum(dim=1).mean()


def contrast(vectors: Tensor, targets: Tensor, scale: float) -> Tensor:
    """Cross-entropy of finding each vector's own target among those of the batch (multiple negatives ranking)."""
    alike = targets @ targets.T > _SAME
    alike.fill_diagonal_(fill_value=False)
    logits = (vectors @ targets.T * scale).masked_fill(alike, float("-inf"))
    return cross_entropy(logits, torch.arange(len(vectors)))


def geometry(vectors: Tensor, targets: Tensor) -> Tensor:
    """How differently the texts of the batch lie among each other."""
    return mse_loss(vectors @ vectors.T, targets @ targets.T)


def distillation(vectors: Tensor, targets: Tensor, weights: Loss) -> Tensor:
    """The whole loss of Dutch texts against the teacher's vectors of the English (Reimers and Gurevych, EMNLP 2020).

    To their distance it adds contrast and geometry, which keep neighbours apart where distance alone is content.
    """
    return (
        weights.cosine * distance(vectors, targets)
        + weights.contrast * contrast(vectors, targets, weights.scale)
        + weights.geometry * geometry(vectors, targets)
    )


def retrieval(questions: Tensor, passages: Tensor, scale: float) -> Tensor:
    """Cross-entropy of finding the passage of each question among the others, and the question of each passage.

    Row for row a question and a passage that answers it; no passage stands twice.
    """
    logits = questions @ passages.T * scale
    right = torch.arange(len(questions))
    return (cross_entropy(logits, right) + cross_entropy(logits.T, right)) / 2
