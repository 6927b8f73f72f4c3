"""Averaging of weights over the last checkpoints, which evens out where the last steps happened to lead."""

from pathlib import Path

import torch

from training.student import Student


def path(home: Path, step: int) -> Path:
    """Where the weights at `step` are kept for averaging."""
    return home / f"weights-{step:06}.pt"


def keep(student: Student, home: Path, step: int, most: int) -> None:
    """Write the weights at `step`, and drop those before the `most` last."""
    torch.save(student.network.state_dict(), path(home, step))
    for old in sorted(home.glob("weights-*.pt"))[:-most]:
        old.unlink()


def average(student: Student, home: Path, number: int) -> None:
    """Give `student` the mean of the last `number` kept weights."""
    kept = sorted(home.glob("weights-*.pt"))[-number:]
    states = [torch.load(file, weights_only=True) for file in kept]
    student.network.load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(dim=0) if value.is_floating_point() else value
            for name, value in states[-1].items()
        }
    )
