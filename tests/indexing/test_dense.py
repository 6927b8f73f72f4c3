"""The dense index gives what brute force gives."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.story import Language
from indexing.dense import DenseIndex
from indexing.embedder import Vectors

NL, EN = Language.NL, Language.EN


def unit(rows: int, seed: int) -> Vectors:
    """Random unit vectors."""
    vectors = np.random.default_rng(seed).normal(size=(rows, 8)).astype(np.float32)
    found: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(1, 40), depth=st.integers(1, 50), share=st.floats(0, 1))
def test_same_as_brute_force(seed: int, size: int, depth: int, share: float) -> None:
    """Every allowed fragment by its better language, best first, and never one that is not allowed."""
    dice = np.random.default_rng(seed)
    rows = [(number, language) for number in range(size) for language in Language if dice.random() < 0.8]
    rows = rows or [(0, NL)]
    vectors, question = unit(len(rows), seed), unit(1, seed + 1)
    allowed = dice.random(size) < share
    best: dict[int, float] = {}
    for (number, _), vector in zip(rows, vectors, strict=True):
        if allowed[number]:
            best[number] = max(float(vector @ question[0]), best.get(number, -1.0))
    expected = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:depth]
    found = DenseIndex.make(vectors, rows).search(question, depth, allowed)
    assert list(found) == [number for number, _ in expected]
    assert list(found.values()) == pytest.approx([cosine for _, cosine in expected], abs=1e-5)


def test_all_are_allowed_without_a_filter() -> None:
    """No filter is not an empty filter."""
    index = DenseIndex.make(unit(3, 1), [(0, NL), (1, NL), (2, EN)])
    assert set(index.search(unit(1, 2), 10)) == {0, 1, 2}
    assert index.search(unit(1, 2), 10, np.zeros(3, dtype=np.bool_)) == {}


def test_written_and_read(tmp_path: Path) -> None:
    """What was written is what is read."""
    vectors = unit(4, 1)
    index = DenseIndex.make(vectors, [(0, NL), (0, EN), (1, NL), (5, EN)])
    index.write(tmp_path / "vectors.faiss")
    again = DenseIndex.read(tmp_path / "vectors.faiss")
    assert len(again) == 4
    np.testing.assert_array_equal(again.vectors(0), vectors[:2])
    np.testing.assert_array_equal(again.vectors(5), vectors[3:])
    assert again.cosines(vectors[:1], [0]) == {0: pytest.approx(1, abs=1e-5)}
