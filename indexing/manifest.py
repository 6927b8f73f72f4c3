"""What a snapshot says of itself, so that it is never asked by other means than it was made by."""

import hashlib
import json
import platform
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indexing.errors import SnapshotError

FORMAT = 3
"""Raise this when the files of a snapshot change: an older snapshot is refused and built again."""
NAME = "manifest.json"


class Model(BaseModel):
    """The embedding model of a snapshot. `english_only` was seen by trying (`indexing/probe.py`)."""

    model_config = ConfigDict(frozen=True)

    name: str
    fingerprint: str
    dimension: int
    english_only: bool


class Counts(BaseModel):
    """How much there is in a snapshot; `passages` are fragments in a language."""

    model_config = ConfigDict(frozen=True)

    stories: int
    fragments: int
    passages: int
    sentences: int


class Manifest(BaseModel):
    """The first page of a snapshot. `checksums` are SHA-256 by file name, `corpus` is a hash of all stories."""

    model_config = ConfigDict(frozen=True)

    format: int
    id: str
    created: datetime
    corpus: str
    analysis: str
    model: Model
    dense: str
    counts: Counts
    checksums: dict[str, str] = {}
    versions: dict[str, str]


def read_manifest(directory: Path) -> Manifest:
    """The manifest in `directory`. Raises `SnapshotError` when it is missing, damaged or of another format."""
    path = directory / NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(raw, dict) and raw.get("format") != FORMAT:
            raise SnapshotError(f"{directory} was made by another version of Verhalenbank: build the index again")
        return Manifest.model_validate(raw)
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing: build the index again") from error
    except (ValidationError, ValueError) as error:
        raise SnapshotError(f"{path} is damaged: build the index again") from error


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def corpus_hash(directories: Sequence[Path]) -> str:
    """A hash of every file that a build reads from the corpus `directories`."""
    digest = hashlib.sha256()
    for directory in directories:
        for path in sorted([*directory.glob("*.yaml"), *(directory / "stories").rglob("*.md")]):
            digest.update(f"{path.relative_to(directory).as_posix()}\0{checksum(path)}\n".encode())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """The versions of what decides the content of a snapshot."""
    packages: Iterable[str] = ("faiss-cpu", "numpy", "PyStemmer", "sentence-transformers", "verhalenbank")
    found = {name: version(name) for name in packages}
    return found | {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}


def now() -> datetime:
    """This moment, in whole seconds of UTC."""
    return datetime.now(UTC).replace(microsecond=0)
