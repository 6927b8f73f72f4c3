"""A run of training, small and whole."""

from pathlib import Path

import numpy as np
import pytest
import torch

from indexing.sentence_transformer import SentenceTransformerEmbedder
from training.average import average
from training.batches import Passages
from training.distil import CHECKPOINT, LOG, Distillation, learn, rate_factor
from training.pairs import Pair
from training.settings import Run, read_runs
from training.student import Student
from training.teacher import targets

BASE = next(iter(read_runs().values()))
STEPS = 24
RUN = BASE.model_copy(
    update={
        "loss": BASE.loss.model_copy(update={"mixed": 0.5, "passages_every": 4}),
        "schedule": BASE.schedule.model_copy(
            update={"steps": STEPS, "tokens": 60, "rate": 3e-3, "warm_up": 4, "keep_every": 8, "average": 2}
        ),
    }
)


def distillation(tiny: Path, pairs: list[Pair], tmp_path: Path, run: Run = RUN) -> Distillation:
    """A run that teaches the tiny model to give the Dutch the vectors that it gives the English now."""
    student = Student(tiny)
    english = [pair.english for pair in pairs]
    vectors = targets(english, tiny, tmp_path / "targets.sqlite", lambda _: None)
    pieces = student.pieces([pair.dutch for pair in pairs], 20)
    questions = [(piece, piece) for piece in pieces]
    return Distillation(run, student, pairs, vectors, Passages(questions, questions, np.arange(len(pairs)), vectors))


def distance(student: Student, pairs: list[Pair], vectors: Path) -> float:
    """How far the Dutch lies from the English vectors of the model in `vectors`."""
    english = SentenceTransformerEmbedder("tiny", vectors).embed_fragments([pair.english for pair in pairs])
    student.network.train(mode=False)
    with torch.no_grad():
        dutch = student.vectors(student.pieces([pair.dutch for pair in pairs], 20)).numpy()
    return float(1 - (dutch * english).sum(axis=1).mean())


def test_it_learns(tiny: Path, pairs: list[Pair], tmp_path: Path) -> None:
    """After some steps the Dutch lies nearer to the English, and the model that is kept says the same when loaded."""
    run = distillation(tiny, pairs, tmp_path)
    before = distance(run.student, pairs, tiny)
    told = list(learn(run, np.full(len(pairs), 1 / len(pairs)), RUN.schedule, tmp_path))
    assert distance(run.student, pairs, tiny) < before / 2
    assert f"step {STEPS} of {STEPS}" in told[-1]
    assert (tmp_path / LOG).read_text(encoding="utf-8").count("\n") == len(told)
    run.student.save(tmp_path / "model")
    kept = SentenceTransformerEmbedder("kept", tmp_path / "model").embed_fragments([pairs[0].dutch])
    with torch.no_grad():
        live = run.student.vectors(run.student.pieces([pairs[0].dutch], 20))
    assert float(kept[0] @ live[0].numpy()) == pytest.approx(1, abs=1e-2)


def test_an_interrupted_run_ends_alike(tiny: Path, pairs: list[Pair], tmp_path: Path) -> None:
    """A run that dies after a checkpoint goes on from there to the same weights."""
    chance = np.full(len(pairs), 1 / len(pairs))
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    run = distillation(tiny, pairs, tmp_path)
    list(learn(run, chance, RUN.schedule, whole))
    dying = distillation(tiny, pairs, tmp_path)
    for told in dying.learn(chance, STEPS):
        if told["step"] == 16:
            dying.keep(parts / CHECKPOINT)
        if told["step"] == 19:
            break
    resumed = distillation(tiny, pairs, tmp_path)
    list(learn(resumed, chance, RUN.schedule, parts))
    assert resumed.step == STEPS
    for name, weight in run.student.network.state_dict().items():
        torch.testing.assert_close(resumed.student.network.state_dict()[name], weight, msg=name)


def test_average(tiny: Path, pairs: list[Pair], tmp_path: Path) -> None:
    """The model is the mean of the last kept weights, and only so many are kept."""
    run = distillation(tiny, pairs, tmp_path)
    list(learn(run, np.full(len(pairs), 1 / len(pairs)), RUN.schedule, tmp_path))
    kept = sorted(tmp_path.glob("weights-*.pt"))
    assert [path.stem for path in kept] == ["weights-000016", "weights-000024"]
    name = "encoder.layer.0.output.dense.weight"
    one, other = (torch.load(path, weights_only=True)[name] for path in kept)
    average(run.student, tmp_path, 2)
    torch.testing.assert_close(run.student.network.state_dict()[name], (one + other) / 2)
    assert not torch.equal(one, other)


def test_rate() -> None:
    """The rate rises over the warm-up and falls to its floor."""
    schedule = BASE.schedule
    rates = [rate_factor(step, schedule) for step in range(schedule.steps + 1)]
    assert max(rates) == pytest.approx(1)
    assert np.argmax(rates) in {schedule.warm_up - 1, schedule.warm_up}
    assert rates[-1] == pytest.approx(schedule.floor)
