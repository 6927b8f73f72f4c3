"""One run of training: steps, checkpoints, and going on where an interrupted run was."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from indexing.embedder import Vectors
from training import average, loss
from training.batches import Mixer, Numbers, Passages, batches
from training.pairs import Pair
from training.settings import Run, Schedule
from training.student import Student

_TOLD_EVERY = 50
_QUESTIONS = 32
_PART = 48
_NORM = 1.0
CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"


class Distillation:
    """A student at some step of a run. `targets` are the teacher's vectors of the English side of `pairs`."""

    def __init__(
        self, run: Run, student: Student, pairs: Sequence[Pair], targets: Vectors, passages: Passages | None = None
    ) -> None:
        self._run = run
        self.student = student
        self._pairs = pairs
        self._targets = torch.from_numpy(np.asarray(targets, dtype=np.float32))
        self._pieces = student.pieces([pair.dutch for pair in pairs], run.schedule.longest)
        self._passages = passages
        self._mixer = Mixer(pairs)
        self._optimizers = _optimizers(student, run.schedule)
        self.step = 0

    def learn(self, chance: NDArray[np.float64], steps: int) -> Iterator[dict[str, float]]:
        """Go on to step `steps`, telling of each step: the loss and the part of the rate."""
        lengths = np.array([len(pieces) for pieces in self._pieces])
        self.student.network.train()
        for batch in batches(chance, lengths, self._run.schedule, self._run.seed, self.step):
            if self.step >= steps:
                return
            factor = rate_factor(self.step, self._run.schedule)
            for optimizer in self._optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = group["base"] * factor
            value = self._punish(batch)
            torch.nn.utils.clip_grad_norm_(self.student.rest, _NORM)
            for optimizer in self._optimizers:
                optimizer.step()
                optimizer.zero_grad()
            self.step += 1
            yield {"step": self.step, "loss": value, "rate": factor, "pairs": len(batch)}

    def keep(self, path: Path) -> None:
        """Write all that is needed to go on from here."""
        state = {
            "step": self.step,
            "network": self.student.network.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
        }
        aside = path.with_suffix(".part")
        torch.save(state, aside)
        aside.replace(path)

    def restore(self, path: Path) -> None:
        """Go back to what `keep` wrote."""
        state = torch.load(path, weights_only=True)
        self.step = state["step"]
        self.student.network.load_state_dict(state["network"])
        for optimizer, kept in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(kept)

    def _punish(self, batch: Numbers) -> float:
        """Add up the gradients of one step. Returns the loss of the Dutch texts."""
        weights = self._run.loss
        targets = self._targets[batch]
        value = loss.distillation(self.student.vectors([self._pieces[i] for i in batch]), targets, weights)
        torch.autograd.backward(value)
        if self.step % weights.english_every == 0:
            torch.autograd.backward(weights.cosine * self._english(batch))
        if self._passages and weights.passages_every and self.step % weights.passages_every == 0:
            random = np.random.default_rng((self._run.seed, self.step, 1))
            questions, passages = map(self.student.vectors, self._passages.draw(_QUESTIONS, random))
            torch.autograd.backward(weights.passages * loss.retrieval(questions, passages, weights.scale))
        return float(value.detach())

    def _english(self, batch: Numbers) -> Tensor:
        """How far the English texts lie from their targets; every other time with some words in Dutch, if that is set.

        Batches are sorted by their Dutch; the English goes through in parts of its own, to be padded less.
        """
        random = np.random.default_rng((self._run.seed, self.step, 2))
        texts = [self._pairs[i].english for i in batch]
        if self._run.loss.mixed and self.step // self._run.loss.english_every % 2:
            texts = [self._mixer.mix(text, self._run.loss.mixed, random) for text in texts]
        pieces = self.student.pieces(texts, self._run.schedule.longest)
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
        parts = [order[start : start + _PART] for start in range(0, len(order), _PART)]
        vectors = torch.cat([self.student.vectors([pieces[i] for i in part]) for part in parts])
        return loss.distance(vectors, self._targets[batch[order]])


def rate_factor(step: int, schedule: Schedule) -> float:
    """The part of the rate at `step`: rising over the warm-up, then falling along a cosine to the floor."""
    if step < schedule.warm_up:
        return (step + 1) / schedule.warm_up
    done = (step - schedule.warm_up) / max(1, schedule.steps - schedule.warm_up)
    return float(schedule.floor + (1 - schedule.floor) * (1 + np.cos(np.pi * min(1.0, done))) / 2)


def _optimizers(student: Student, schedule: Schedule) -> tuple[torch.optim.Optimizer, ...]:
    """Adam for the rows of words that a batch holds, AdamW for the rest."""
    words, layers = schedule.rate * schedule.words_rate, schedule.rate * schedule.layers_rate
    return (
        torch.optim.SparseAdam([{"params": [student.words.weight], "lr": words, "base": words}]),
        torch.optim.AdamW([{"params": student.rest, "lr": layers, "base": layers}], fused=True),
    )


def learn(distillation: Distillation, chance: NDArray[np.float64], schedule: Schedule, home: Path) -> Iterator[str]:
    """Carry a run to its end in the directory `home`, telling how it goes; a run that was interrupted goes on."""
    checkpoint = home / CHECKPOINT
    if checkpoint.exists():
        distillation.restore(checkpoint)
    since, first, losses = time.monotonic(), distillation.step, []
    with (home / LOG).open("a", encoding="utf-8") as log:
        for told in distillation.learn(chance, schedule.steps):
            losses.append(told["loss"])
            step = int(told["step"])
            if step % _TOLD_EVERY == 0 or step == schedule.steps:
                pace = (step - first) / (time.monotonic() - since)
                line = told | {"loss": float(np.mean(losses)), "steps_per_second": pace}
                print(json.dumps(line), file=log, flush=True)
                losses.clear()
                left = (schedule.steps - step) / pace / 60
                told_loss = f"loss {line['loss']:.4f} · {pace:.2f} steps/s · {left:.0f} min left"
                yield f"step {step} of {schedule.steps} · {told_loss}"
            if step % schedule.keep_every == 0 or step == schedule.steps:
                distillation.keep(checkpoint)
                average.keep(distillation.student, home, step, schedule.average)
