"""The directory of an index: its snapshots, and the pointer to the one that is asked.

snapshots/<id>/   whole snapshots, which never change
current           the id of the one to ask, replaced in one step
"""

import os
from pathlib import Path

from indexing.errors import SnapshotError

_POINTER = "current"


class IndexDirectory:
    """Where snapshots live."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Path:
        """The directory of the snapshot to ask. Raises `SnapshotError` when there is none yet."""
        try:
            name = (self.path / _POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError as error:
            raise SnapshotError(f"there is no index in {self.path} yet: run `verhalenbank build`") from error
        directory = self.path / "snapshots" / name
        if not name or not directory.is_dir():
            raise SnapshotError(f"{self.path / _POINTER} points to no snapshot: build the index again")
        return directory

    def workshop(self, snapshot_id: str) -> Path:
        """A new directory in which a build may work unseen."""
        directory = self.path / "snapshots" / f".building-{snapshot_id}"
        directory.mkdir(parents=True)
        return directory

    def publish(self, workshop: Path, snapshot_id: str) -> Path:
        """Make a finished workshop the current snapshot. Until the last step, readers see the old one."""
        for path in workshop.iterdir():
            _sync(path)
        _sync(workshop)
        directory = workshop.with_name(snapshot_id)
        workshop.rename(directory)
        _sync(directory.parent)
        new = self.path / f".{_POINTER}-{snapshot_id}"
        new.write_text(snapshot_id, encoding="utf-8")
        _sync(new)
        new.replace(self.path / _POINTER)
        _sync(self.path)
        return directory


def _sync(path: Path) -> None:
    """Have the disk hold what was written."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
