"""From a run's model to the one that is bundled."""

from pathlib import Path

import pytest
import torch

from indexing.sentence_transformer import SentenceTransformerEmbedder
from training import export
from training.student import Student

TEXTS = ["De brug is open", "The team reads the letter"]


def test_half_the_size_and_the_same_vectors(tiny: Path, tmp_path: Path) -> None:
    """Half precision halves the weights and turns no vector; the card stays."""
    bundled = tmp_path / "model"
    bundled.mkdir()
    (bundled / "README.md").write_text("card", encoding="utf-8")
    (bundled / "old.bin").write_bytes(b"old")
    size = export.export(tiny, bundled, TEXTS)
    assert size == sum(path.stat().st_size for path in bundled.rglob("*") if path.is_file()) - len("card")
    weights = "model.safetensors"
    assert (bundled / weights).stat().st_size < 0.6 * (tiny / weights).stat().st_size
    one, other = (SentenceTransformerEmbedder("m", path).embed_fragments(TEXTS) for path in (tiny, bundled))
    assert float((one * other).sum(axis=1).min()) > 0.999
    assert (bundled / "README.md").read_text(encoding="utf-8") == "card"
    assert not (bundled / "old.bin").exists()
    assert all(path.stat().st_mode & 0o044 for path in bundled.rglob("*"))


def test_a_model_that_is_too_large_is_refused(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was bundled stays, and nothing half-written is left."""
    monkeypatch.setattr(export, "LIMIT", 1000)
    bundled = tmp_path / "model"
    bundled.mkdir()
    with pytest.raises(ValueError, match="1,000 are allowed"):
        export.export(tiny, bundled, TEXTS)
    assert list(tmp_path.iterdir()) == [bundled]


def test_rounding_to_eight_bits(tiny: Path, tmp_path: Path) -> None:
    """No row of a matrix holds more than 255 values then, and the vectors hardly turn."""
    export.rounded(tiny, tmp_path / "model")
    words = Student(tmp_path / "model").words.weight.detach()
    steps = words / (words.abs().amax(dim=1, keepdim=True) / 127).clamp(min=1e-12)
    torch.testing.assert_close(steps, steps.round(), atol=1e-3, rtol=0)
    assert not torch.equal(words, Student(tiny).words.weight)
    one, other = (SentenceTransformerEmbedder("m", path).embed_fragments(TEXTS) for path in (tiny, tmp_path / "model"))
    assert float((one * other).sum(axis=1).min()) > 0.99
