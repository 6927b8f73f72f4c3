"""Where everything of training lies."""

from dataclasses import dataclass
from pathlib import Path

import indexing
from training import teacher

OURS = "verhalenbank-nl-en"
"""The model that is to be bundled."""
BUNDLED = Path(indexing.__file__).parent / "model"
"""Where it is to stand."""
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Places:
    """`data` holds the parallel text and `eval/`, `seed` an earlier student, if there is one; `work` is ours."""

    data: Path
    seed: Path | None
    work: Path

    @property
    def cache(self) -> Path:
        """Vectors that were made once."""
        return self.work / "targets.sqlite"

    def run(self, name: str) -> Path:
        """What a run leaves behind."""
        return self.work / "runs" / name

    def has(self, name: str) -> bool:
        """Whether there is such a model."""
        try:
            return self.model(name).is_dir()
        except FileNotFoundError:
            return False

    def model(self, name: str) -> Path:
        """The directory of a model: `teacher`, `seed`, the bundled one by its name, a run that has ended, or a path.

        Raises `FileNotFoundError`.
        """
        known = {"teacher": teacher.directory(), "seed": self.seed, OURS: BUNDLED}
        directory = known[name] if name in known else self.run(name) / "model"
        for candidate in (directory, Path(name)):
            if candidate is not None and (candidate / "modules.json").is_file():
                return candidate
        raise FileNotFoundError(
            f"there is no model `{name}`: give --seed, end the run, or name a directory with modules.json"
        )
