"""The embedding cache: no text is embedded twice by the same model."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from indexing.embedder import Embedder, Vectors

_BATCH = 64
Advance = Callable[[int], None]
"""Told how many texts were just done."""


def embed_cached(embedder: Embedder, texts: Sequence[str], path: Path, advance: Advance) -> Vectors:
    """The vectors of `texts` as fragments; those known to the cache at `path` are read, the rest embedded and kept.

    Each batch is kept as soon as it is done, so a build that dies goes on where it was.
    A cache that is damaged is thrown away: all that is lost with it is time.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = [_key(embedder.fingerprint, text) for text in texts]
    with closing(_open(path)) as connection:
        known = _known(connection, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        advance(len(texts) - len(missing))
        # Texts of like length go together, for a batch is padded to its longest.
        todo = sorted(missing.items(), key=lambda item: len(item[1]))
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            vectors = embedder.embed_fragments([text for _, text in batch])
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(batch, vectors, strict=True)]
            with connection:
                connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
            known.update(rows)
            advance(len(batch))
    return np.stack([np.frombuffer(known[key], dtype=np.float32) for key in keys])


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        raise  # locked, or no room: not the fault of what is in it
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        connection.close()
        path.unlink()
        connection = sqlite3.connect(path, timeout=30)
    connection.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
    return connection


def _key(fingerprint: str, text: str) -> bytes:
    return hashlib.sha256(f"{fingerprint}\0{text}".encode()).digest()


def _known(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    known: dict[bytes, bytes] = {}
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        marks = ",".join("?" * len(part))
        known.update(connection.execute(f"SELECT key, value FROM vector WHERE key IN ({marks})", part))  # noqa: S608
    return known
