"""What is wrong with a corpus, said so that an editor can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Place:
    """A line (counted from 1) of a file."""

    path: Path
    line: int

    def __str__(self) -> str:
        """`file:line`, relative to the working directory where that is possible."""
        here = Path.cwd()
        path = self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        return f"{path}:{self.line}"


NOWHERE = Place(Path(), 0)
"""The place of what was not read from a file."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where, what, and how to mend it."""

    place: Place
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong} -> {self.mend}"


class CorpusError(Exception):
    """A corpus that cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
