"""Which pairs go into which step: drawn by weight, sorted by length, cut to size. The same seed gives the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexing.embedder import Vectors
from training.pairs import Pair
from training.settings import Cleaning, Schedule
from training.student import Pieces

_DRAWN = 12_288
"""Pairs that are drawn and sorted by length together."""
_WORD = re.compile(r"[A-Za-z]+")
Numbers = NDArray[np.int64]


def chances(pairs: Sequence[Pair], alignment: NDArray[np.float32], cleaning: Cleaning) -> NDArray[np.float64]:
    """How likely each pair is drawn; 0 for badly aligned ones. `alignment` holds the cosine of each pair's sides."""
    floors = np.array([cleaning.word_floor if pair.words <= 2 else cleaning.sentence_floor for pair in pairs])
    weights = np.array([cleaning.weights[pair.source] for pair in pairs], dtype=np.float64)
    weights[alignment < floors] = 0
    chance: NDArray[np.float64] = weights / weights.sum()
    return chance


def batches(
    chance: NDArray[np.float64], lengths: Numbers, schedule: Schedule, seed: int, first: int
) -> Iterator[Numbers]:
    """The numbers of the pairs of each step from step `first` on, without end; `lengths` are in word pieces."""
    step, draw = 0, 0
    while True:
        random = np.random.default_rng((seed, draw))
        drawn = random.choice(len(chance), size=_DRAWN, p=chance)
        cut = _cut(drawn[np.argsort(lengths[drawn], kind="stable")], lengths, schedule)
        for number in random.permutation(len(cut)):
            if step >= first:
                yield cut[number]
            step += 1
        draw += 1


def _cut(ordered: Numbers, lengths: Numbers, schedule: Schedule) -> list[Numbers]:
    """`ordered` by length, in batches of no more than so many word pieces and so many pairs."""
    cut, start = [], 0
    for end in range(1, len(ordered) + 1):
        full = end - start == schedule.rows
        if end < len(ordered):
            full |= (end - start + 1) * min(lengths[ordered[end]], schedule.longest) > schedule.tokens
        if full or end == len(ordered):
            cut.append(ordered[start:end])
            start = end
    return cut


@dataclass(frozen=True)
class Passages:
    """Questions with their passages, each in both languages as word pieces, and where the passages lie."""

    questions: Sequence[tuple[Pieces, Pieces]]
    passages: Sequence[tuple[Pieces, Pieces]]
    answers: Numbers
    """The number of the passage that answers each question."""
    targets: Vectors
    """The teacher's vectors of the passages."""

    def draw(self, size: int, random: np.random.Generator) -> tuple[list[Pieces], list[Pieces]]:
        """`size` questions and the passages that answer them, half of these the nearest to one of them.

        Those are the hard negatives: passages on the same subject, which do not answer. Languages are drawn freely.
        """
        anchor = random.integers(len(self.passages))
        near = np.argsort(-self.targets @ self.targets[anchor], kind="stable")[: size // 2]
        far = random.permutation(np.setdiff1d(np.arange(len(self.passages)), near))[: size - len(near)]
        numbers = np.concatenate([near, far])
        questions = [random.choice(np.flatnonzero(self.answers == number)) for number in numbers]
        languages = random.integers(2, size=(2, len(numbers)))
        return (
            [self.questions[question][language] for question, language in zip(questions, languages[0], strict=True)],
            [self.passages[number][language] for number, language in zip(numbers, languages[1], strict=True)],
        )


class Mixer:
    """Puts some words of an English text into Dutch, so that Dutch words are met in the company of many others."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._dutch: dict[str, list[str]] = {}
        for pair in pairs:
            word = pair.english.removeprefix("to ").casefold()
            if pair.source == "wiktionary_en_nl" and pair.words == 1 and _WORD.fullmatch(word):
                self._dutch.setdefault(word, []).append(pair.dutch)

    def mix(self, text: str, share: float, random: np.random.Generator) -> str:
        """`text` with each word whose Dutch is known put into Dutch with the chance `share`."""

        def put(match: re.Match[str]) -> str:
            known = self._dutch.get(match.group().casefold())
            return known[random.integers(len(known))] if known and random.random() < share else match.group()

        return _WORD.sub(put, text)
