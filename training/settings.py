"""What can be chosen about a training run; `runs.yaml` holds the choices."""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

RUNS = Path(__file__).parent / "runs.yaml"


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cleaning(_Form):
    """Which pairs are learned from."""

    weights: dict[str, Annotated[float, Field(ge=0)]]
    """How often a pair of a source is drawn, beside the others; 0 leaves the source out."""
    aligner: str | None
    """The earlier student that tells badly aligned pairs: `seed` or a run; without one the floors do nothing."""
    sentence_floor: Annotated[float, Field(ge=-1, le=1)]
    """A sentence pair whose cosine lies below this is taken for badly aligned."""
    word_floor: Annotated[float, Field(ge=-1, le=1)]
    """The same for pairs with one or two Dutch words."""
    joined: Annotated[int, Field(ge=0)]
    """How many longer texts to make by joining sentences that follow each other in their source."""


class Vocabulary(_Form):
    """The word pieces that the student has beyond those of the teacher."""

    pieces: Annotated[int, Field(ge=0)]
    start: Literal["spelling", "translation"]
    """Where a new piece starts: at the mean of the old pieces that spell it, or of those of its translations."""


class Loss(_Form):
    """How much each part of the loss weighs."""

    cosine: float
    contrast: float
    geometry: float
    scale: float
    english_every: Annotated[int, Field(ge=1)]
    """Every how many steps the student is held to the teacher in English too."""
    mixed: Annotated[float, Field(ge=0, le=1)]
    """The share of English words with a known translation that are put into Dutch in those steps."""
    passages_every: Annotated[int, Field(ge=0)]
    """Every how many steps questions are drawn to their passages, away from those of other questions; 0 is never."""
    passages: float


class Schedule(_Form):
    """How long and how fast is learned."""

    steps: Annotated[int, Field(ge=1)]
    tokens: Annotated[int, Field(ge=1)]
    """The most word pieces in a batch, counted with padding."""
    rows: Annotated[int, Field(ge=1)]
    """The most pairs in a batch."""
    longest: Annotated[int, Field(ge=2)]
    """Longer texts are cut off; in word pieces."""
    rate: float
    words_rate: float
    """The rate of the word embeddings, as a multiple of `rate`."""
    layers_rate: float
    """The same for the layers."""
    warm_up: int
    floor: float
    """The part of the rate that is left at the end."""
    dropout: Annotated[float, Field(ge=0, lt=1)]
    keep_every: Annotated[int, Field(ge=1)]
    """Every how many steps a checkpoint is written."""
    average: Annotated[int, Field(ge=1)]
    """How many of the last checkpoints are averaged into the model."""


class Run(_Form):
    """All choices of one run."""

    about: str
    """What is tried, for the table."""
    start: str
    """What the student is made from: `teacher`, or, without a new vocabulary, `seed` or an earlier run."""
    seed: int
    cleaning: Cleaning
    vocabulary: Vocabulary
    loss: Loss
    schedule: Schedule


def read_runs(path: Path = RUNS) -> dict[str, Run]:
    """The runs by name, each being `base` with what it changes. Raises `ValidationError` for an unknown choice."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: Run.model_validate(_merged(written["base"], changes)) for name, changes in written["runs"].items()}


def _merged(base: dict[str, object], changes: dict[str, object]) -> dict[str, object]:
    """`base` with `changes`, part by part."""
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
