"""What the student is punished for."""

import pytest
import torch
from torch.nn.functional import normalize

from training import loss
from training.settings import Loss

WEIGHTS = Loss(cosine=4, contrast=0.3, geometry=4, scale=20, english_every=3, mixed=0, passages_every=0, passages=0.3)


@pytest.fixture
def targets() -> torch.Tensor:
    """Eight unit vectors."""
    return normalize(torch.randn(8, 16, generator=torch.Generator().manual_seed(1)), dim=1)


def test_right_vectors_cost_least(targets: torch.Tensor) -> None:
    """Vectors that are their targets cost less than those of others, in every part of the loss."""
    wrong = targets.roll(1, dims=0) * torch.linspace(0.9, 1, 8)[:, None]
    assert float(loss.distance(targets, targets)) == pytest.approx(0, abs=1e-6)
    assert float(loss.geometry(targets, targets)) == pytest.approx(0, abs=1e-6)
    assert loss.contrast(targets, targets, 20) < loss.contrast(wrong, targets, 20)
    assert loss.distillation(targets, targets, WEIGHTS) < loss.distillation(wrong, targets, WEIGHTS)


def test_doubles_are_no_wrong_answers(targets: torch.Tensor) -> None:
    """Two texts with the same target do not push each other away."""
    doubled = torch.cat([targets, targets[:1]])
    once = loss.contrast(targets, targets, 20)
    twice = loss.contrast(doubled, doubled, 20)
    assert float(twice) == pytest.approx(float(once), abs=0.05)


def test_retrieval_looks_both_ways(targets: torch.Tensor) -> None:
    """Questions at their passages cost nearly nothing; a question at another's passage costs, both ways."""
    assert loss.retrieval(targets, targets, 50) < 0.01
    swapped = targets[[1, 0, *range(2, 8)]]
    assert loss.retrieval(swapped, targets, 20) > 1
    collapsed = targets[:1].expand(8, -1)
    both = [float(loss.retrieval(targets, collapsed, 20)), float(loss.retrieval(collapsed, targets, 20))]
    assert both[0] == pytest.approx(both[1], abs=1e-4)
