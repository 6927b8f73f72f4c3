"""The dense index: exact inner products over the unit vectors of passages, in FAISS.

A fragment has a vector for each of its languages and is found by the better one.
No other module sees the ids that FAISS knows them by.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.story import Language
from indexing.embedder import Vectors

Mask = NDArray[np.bool_]
"""For each fragment number whether it is allowed."""

KIND = "exact: FAISS IndexFlatIP, float32"
"""What the manifest says of it."""

_LANGUAGES = tuple(Language)


class DenseIndex:
    """Cosines between a question and fragments, by fragment number."""

    def __init__(self, index: "faiss.IndexIDMap2") -> None:
        self._index = index
        self._ids = frozenset(faiss.vector_to_array(index.id_map).tolist())

    @classmethod
    def make(cls, vectors: Vectors, rows: Sequence[tuple[int, Language]]) -> "DenseIndex":
        """An index of `vectors`, the passages of fragment number and language in `rows`."""
        index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
        ids = np.array([_id(number, language) for number, language in rows], dtype=np.int64)
        index.add_with_ids(vectors, ids)
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "DenseIndex":
        """The index that `write` left at `path`."""
        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        """Leave the index at `path`."""
        faiss.write_index(self._index, str(path))

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, question: Vectors, depth: int, allowed: Mask | None = None) -> dict[int, float]:
        """The `depth` nearest allowed fragments to `question` (shape (1, dimension)): number to cosine, best first.

        Ties are in the order of the numbers. `allowed` None means all.
        """
        # Twice the depth in passages holds at least `depth` fragments, for no fragment has more than two.
        wanted = min(len(_LANGUAGES) * depth, len(self))
        parameters = None if allowed is None else faiss.SearchParameters(sel=_selector(allowed))
        cosines, ids = self._index.search(question, wanted, params=parameters)
        # FAISS fills up with id -1 when it finds fewer than asked.
        found = (
            (int(id_) // len(_LANGUAGES), float(score))
            for id_, score in zip(ids[0], cosines[0], strict=True)
            if id_ >= 0
        )
        best = sorted(_best(found).items(), key=lambda item: (-item[1], item[0]))
        return dict(best[:depth])

    def cosines(self, question: Vectors, numbers: Iterable[int]) -> dict[int, float]:
        """The cosine of `question` with each of the fragments `numbers`."""
        pairs = [(number, self.vectors(number)) for number in numbers]
        return {number: float(max(vectors @ question[0])) for number, vectors in pairs}

    def vectors(self, number: int) -> Vectors:
        """The vectors of a fragment, one for each of its languages, Dutch first."""
        ids = [_id(number, language) for language in _LANGUAGES]
        found: Vectors = np.stack([self._index.reconstruct(id_) for id_ in ids if id_ in self._ids])
        return found


def _id(number: int, language: Language) -> int:
    return number * len(_LANGUAGES) + _LANGUAGES.index(language)


def _selector(allowed: Mask) -> "faiss.IDSelector":
    bits = np.packbits(np.repeat(allowed, len(_LANGUAGES)), bitorder="little")
    return faiss.IDSelectorBitmap(bits)


def _best(found: Iterable[tuple[int, float]]) -> Mapping[int, float]:
    best: dict[int, float] = {}
    for number, score in found:
        best[number] = max(score, best.get(number, score))
    return best
