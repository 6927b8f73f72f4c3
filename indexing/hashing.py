"""An embedder without weights: it sees shared word stems, not meaning. For tests and for trying things out."""

import hashlib
from collections.abc import Sequence

import numpy as np

from corpus.story import Language
from indexing.analysis import VERSION, terms
from indexing.embedder import Vectors

NAME = "hashing"


class HashingEmbedder:
    """Each stem adds 1 or -1 to a place that its hash decides (Weinberger et al. 2009, feature hashing)."""

    name = NAME

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension
        self.fingerprint = f"{NAME}-{dimension}-analysis-{VERSION}"

    def embed_fragments(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of `texts`."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for language in Language:
                for term in terms(text, language):
                    digest = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest())
                    vectors[row, digest % self.dimension] += 1 if digest >> 63 else -1
            if not vectors[row].any():
                vectors[row, 0] = 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """The same as for fragments: words are words."""
        return self.embed_fragments(texts)
