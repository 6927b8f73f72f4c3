"""The vectors of every sentence, by which the answering sentence of a passage is found."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.story import Language
from indexing.embedder import Vectors

_LANGUAGES = tuple(Language)
_VECTORS = "sentences.npy"
_OFFSETS = "sentence-offsets.npy"
FILES = (_VECTORS, _OFFSETS)


class SentenceVectors:
    """Rows of unit vectors, and for each passage where its sentences begin among them."""

    def __init__(self, vectors: Vectors, offsets: NDArray[np.int64]) -> None:
        self._vectors = vectors
        self._offsets = offsets

    @classmethod
    def make(cls, vectors: Vectors, counts: Sequence[tuple[int, Language, int]]) -> "SentenceVectors":
        """From all vectors in order of passage and sentence, and the number of sentences of each passage."""
        places = {_place(number, language): count for number, language, count in counts}
        per_place = [places.get(place, 0) for place in range(max(places, default=-1) + 1)]
        return cls(vectors, np.concatenate([[0], np.cumsum(per_place, dtype=np.int64)]).astype(np.int64))

    @classmethod
    def read(cls, directory: Path) -> "SentenceVectors":
        """What `write` left in `directory`; the vectors stay on disk until they are asked for."""
        return cls(np.load(directory / _VECTORS, mmap_mode="r"), np.load(directory / _OFFSETS))

    def write(self, directory: Path) -> None:
        """Leave the files in `directory`."""
        np.save(directory / _VECTORS, self._vectors)
        np.save(directory / _OFFSETS, self._offsets)

    def __len__(self) -> int:
        return len(self._vectors)

    def of(self, number: int, language: Language) -> Vectors:
        """The vectors of the sentences of a passage, in their order."""
        place = _place(number, language)
        found: Vectors = self._vectors[self._offsets[place] : self._offsets[place + 1]]
        return found


def _place(number: int, language: Language) -> int:
    return number * len(_LANGUAGES) + _LANGUAGES.index(language)
