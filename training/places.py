"""Where everything of training lies."""

from dataclasses import dataclass
from pathlib import Path

from training import teacher

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

    def model(self, name: str) -> Path:
        """The directory of a model: `teacher`, `seed`, a run that has ended, or a path. Raises `FileNotFoundError`."""
        known = {"teacher": teacher.directory(), "seed": self.seed}
        directory = known[name] if name in known else self.run(name) / "model"
        for candidate in (directory, Path(name)):
            if candidate is not None and (candidate / "modules.json").is_file():
                return candidate
        raise FileNotFoundError(
            f"there is no model `{name}`: give --seed, end the run, or name a directory with modules.json"
        )
