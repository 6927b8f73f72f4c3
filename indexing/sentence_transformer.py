"""The embedder that understands: a sentence-transformers model in a directory, loaded without any network."""

import hashlib
import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexing.embedder import Vectors
from indexing.hub import go_offline

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])", re.IGNORECASE)


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers can load from `directory`, with the prompts that it or its family names.

    The weights are loaded when they are first needed, for a build in which nothing changed needs none.
    """

    def __init__(self, name: str, directory: Path) -> None:
        self.name = name
        self._directory = directory
        self._prompts = family_prompts(name)
        self.fingerprint = _fingerprint(directory, self._prompts)
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
        model = SentenceTransformer(
            str(self._directory),
            device="cpu",
            local_files_only=True,
            # Half precision is for keeping weights: most processors reckon slowly in it.
            model_kwargs={"dtype": "float32"},
        )
        if not any(model.prompts.values()):
            model.prompts |= self._prompts
        return model


def _unit(vectors: Vectors) -> Vectors:
    vectors = np.asarray(vectors, dtype=np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def family_prompts(name: str) -> dict[str, str]:
    """What models of the family of `name` want before a text, for those whose own settings do not say it.

    The e5 models were trained with these two prefixes, and most copies do not state them
    (Wang et al. 2024, "Multilingual E5 Text Embeddings").
    """
    return {"query": "query: ", "document": "passage: "} if _E5.search(name) and "instruct" not in name else {}


def _fingerprint(directory: Path, prompts: Mapping[str, str]) -> str:
    """A hash over everything that decides the vectors: settings, word pieces, weights, and prompts by family."""
    digest = hashlib.sha256(json.dumps(dict(prompts)).encode() if prompts else b"")
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.suffix != ".md" and not path.name.startswith("."):
            digest.update(path.relative_to(directory).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
