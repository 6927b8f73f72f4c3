"""From a run's model to the one that is bundled: half precision, and nothing that serving does not need."""

import shutil
from pathlib import Path

import torch

from training.student import Student

LIMIT = 70_000_000
"""The most bytes of a bundled model."""
_CARD = "README.md"


def export(model: Path, bundled: Path) -> int:
    """Write the model in `model` to `bundled` in half precision, keeping the card there. Returns its bytes.

    The whole is written aside first. Raises `ValueError` when it is larger than `LIMIT`.
    """
    aside = bundled.with_name(f".{bundled.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    student = Student(model)
    torch.nn.Module.to(student.network, torch.float16)
    student.save(aside)
    size = sum(path.stat().st_size for path in aside.rglob("*") if path.is_file())
    if size > LIMIT:
        shutil.rmtree(aside)
        raise ValueError(f"the model is {size:,} bytes; {LIMIT:,} are allowed: train one with fewer pieces")
    if (bundled / _CARD).is_file():
        shutil.copy(bundled / _CARD, aside / _CARD)
    shutil.rmtree(bundled, ignore_errors=True)
    aside.replace(bundled)
    return size
