"""One immutable build of the index, opened for reading."""

from dataclasses import dataclass
from pathlib import Path

from indexing import analysis
from indexing.catalogue import Catalogue, masks
from indexing.dense import DenseIndex, Mask
from indexing.embedder import Embedder
from indexing.errors import SnapshotError
from indexing.manifest import Manifest, checksum, read_manifest
from indexing.sentence_vectors import FILES as SENTENCE_FILES
from indexing.sentence_vectors import SentenceVectors
from indexing.words import LexicalIndex

CATALOGUE = "catalogue.sqlite"
WORDS = "words.sqlite"
VECTORS = "vectors.faiss"
FILES = (CATALOGUE, WORDS, VECTORS, *SENTENCE_FILES)
"""Every file of a snapshot but its manifest."""


@dataclass(frozen=True)
class Snapshot:
    """Everything that a question needs. `masks` tells by dimension and value which fragments have it."""

    manifest: Manifest
    catalogue: Catalogue
    words: LexicalIndex
    dense: DenseIndex
    sentences: SentenceVectors
    masks: dict[str, dict[str, Mask]]

    @property
    def id(self) -> str:
        """The name of this build."""
        return self.manifest.id

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()
        self.words.close()


def open_snapshot(directory: Path) -> Snapshot:
    """Open the snapshot in `directory` after checking that it is whole.

    Raises `SnapshotError`, which names the file and what to do, when it is damaged or does not fit this program.
    """
    manifest = read_manifest(directory)
    if manifest.analysis != analysis.VERSION:
        raise SnapshotError(f"{directory} was made with another analysis of words: build the index again")
    for name in FILES:
        path = directory / name
        if not path.is_file():
            raise SnapshotError(f"{path} is missing: build the index again")
        if checksum(path) != manifest.checksums.get(name):
            raise SnapshotError(f"{path} is damaged (its checksum differs): build the index again")
    catalogue = Catalogue(directory / CATALOGUE)
    snapshot = Snapshot(
        manifest=manifest,
        catalogue=catalogue,
        words=LexicalIndex(directory / WORDS),
        dense=DenseIndex.read(directory / VECTORS),
        sentences=SentenceVectors.read(directory),
        masks=masks(catalogue),
    )
    _check_counts(snapshot, directory)
    return snapshot


def check_model(snapshot: Snapshot, embedder: Embedder) -> None:
    """Raise `SnapshotError` unless questions embedded by `embedder` can be compared with the snapshot's vectors."""
    made_by = snapshot.manifest.model
    if made_by.fingerprint != embedder.fingerprint:
        raise SnapshotError(
            f"the index was built with model `{made_by.name}` ({made_by.fingerprint[:12]}), but the setting asks for "
            f"`{embedder.name}` ({embedder.fingerprint[:12]}): build the index again, or set the model back"
        )


def _check_counts(snapshot: Snapshot, directory: Path) -> None:
    counts = snapshot.manifest.counts
    found = {
        "fragments": (counts.fragments, len(snapshot.catalogue)),
        "vectors": (counts.passages, len(snapshot.dense)),
        "words": (counts.passages, len(snapshot.words)),
        "sentences": (counts.sentences, len(snapshot.sentences)),
        "dimension": (snapshot.manifest.model.dimension, snapshot.dense.dimension),
    }
    for name, (promised, there) in found.items():
        if promised != there:
            raise SnapshotError(f"{directory} promises {promised} {name} and holds {there}: build the index again")
