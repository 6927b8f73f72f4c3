"""How the SQLite files of a snapshot are opened."""

import sqlite3
from collections.abc import Callable
from pathlib import Path


def read_only(path: Path) -> Callable[[], sqlite3.Connection]:
    """What makes connections to `path` that cannot write; SQLite needs no locks, for a snapshot never changes."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return lambda: sqlite3.connect(address, uri=True, check_same_thread=False)
