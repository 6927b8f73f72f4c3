"""From a run's model to the one that is bundled: half precision, and nothing that serving does not need."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import torch

from training import vocabulary
from training.student import Student

LIMIT = 70_000_000
"""The most bytes of a bundled model."""
_CARD = "README.md"


def export(model: Path, bundled: Path, written: Iterable[str]) -> int:
    """Write the model in `model` to `bundled` in half precision, keeping the card there. Returns its bytes.

    Word pieces that no text of `written` needs are dropped. The whole is written aside first. Raises `ValueError` when
    it is larger than `LIMIT`.
    """
    aside = bundled.with_name(f".{bundled.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    student = Student(model)
    vocabulary.trim(student.model, written)
    torch.nn.Module.to(student.network, torch.float16)
    student.save(aside)
    for path in aside.rglob("*"):
        # Some libraries write files for their owner only; these go to everybody.
        path.chmod(0o755 if path.is_dir() else 0o644)
    size = sum(path.stat().st_size for path in aside.rglob("*") if path.is_file())
    if size > LIMIT:
        shutil.rmtree(aside)
        raise ValueError(f"the model is {size:,} bytes; {LIMIT:,} are allowed: train one with fewer pieces")
    if (bundled / _CARD).is_file():
        shutil.copy(bundled / _CARD, aside / _CARD)
    shutil.rmtree(bundled, ignore_errors=True)
    aside.replace(bundled)
    return size


def rounded(model: Path, directory: Path) -> None:
    """Write the model in `model` to `directory` with each row of each matrix rounded to 255 even steps, as int8 has.

    The file is no smaller: it is there to tell what eight bits would cost in answers.
    """
    student = Student(model)
    with torch.no_grad():
        for weight in student.network.parameters():
            if weight.dim() == 2:
                step = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127
                weight.copy_((weight / step).round() * step)
    student.save(directory)
