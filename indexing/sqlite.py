"""How the SQLite files of a snapshot are opened."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool


def read_only(path: Path) -> Engine:
    """An engine on the file at `path` that cannot write; any number of threads may use it at once.

    SQLite needs no locks, for a snapshot never changes. The pool is named because SQLAlchemy, which cannot see a file
    behind `creator`, would choose one that closes connections under the hands of other threads.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=QueuePool,
        max_overflow=-1,
    )
