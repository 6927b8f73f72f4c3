"""What an embedder promises: text in, unit vectors out."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (texts, dimension); every row has length 1, so that an inner product is a cosine."""


class Embedder(Protocol):
    """Gives texts of like meaning vectors of like direction. The same text always gives the same vector."""

    @property
    def name(self) -> str:
        """How people call the model."""

    @property
    def fingerprint(self) -> str:
        """Equal for two embedders only when they give the same vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed_fragments(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages or sentences."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions; some models want these asked otherwise than passages."""
