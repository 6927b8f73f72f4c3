"""The embedder that understands: a sentence-transformers model in a directory, loaded without any network."""

import hashlib
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexing.embedder import Vectors
from indexing.hub import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers can load from `directory`, with the prompts that it names.

    The weights are loaded when they are first needed, for a build in which nothing changed needs none.
    """

    def __init__(self, name: str, directory: Path) -> None:
        self.name = name
        self.fingerprint = _fingerprint(directory)
        self._directory = directory
        # The tokenizer underneath fails ("Already borrowed") when two threads use it at once.
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self.embed_questions(["?"]).shape[1])

    def embed_fragments(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of `texts` as documents; longer texts than the model reads are cut off."""
        with self._lock:
            vectors = self._model.encode_document(list(texts), batch_size=_BATCH, show_progress_bar=False)
        return _unit(vectors)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of `texts` as queries."""
        with self._lock:
            vectors = self._model.encode_query(list(texts), batch_size=_BATCH, show_progress_bar=False)
        return _unit(vectors)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        # Without this even a local load asks the hub.
        go_offline()
        # Imported here because it takes seconds, which `--help` and an unchanged build need not spend.
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
        from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

        disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(self._directory), device="cpu", local_files_only=True)


def _unit(vectors: Vectors) -> Vectors:
    vectors = np.asarray(vectors, dtype=np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _fingerprint(directory: Path) -> str:
    """A hash over everything in the directory that decides the vectors: settings, word pieces and weights."""
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.suffix != ".md" and not path.name.startswith("."):
            digest.update(path.relative_to(directory).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
