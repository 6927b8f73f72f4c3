"""All that a run learns from, made once and kept: pairs, targets, how well the sides are aligned, passages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexing.cache import Advance
from indexing.embedder import Vectors
from training.batches import Passages
from training.pairs import Pair, join, read_answered, read_pairs
from training.places import Places
from training.settings import Run
from training.student import Student
from training.teacher import targets

_PASSAGE = 200
"""The most word pieces of a passage."""


@dataclass(frozen=True)
class Prepared:
    """Row for row the pairs, the teacher's vectors of their English, and the cosine of their sides."""

    pairs: list[Pair]
    targets: Vectors
    alignment: NDArray[np.float32]


def prepare(run: Run, places: Places, advance: Advance) -> Prepared:
    """What `run` learns from. Vectors that are in the cache are not made again."""
    pairs = [pair for pair in read_pairs(places.data) if run.cleaning.weights[pair.source] > 0]
    pairs += join(pairs, run.cleaning.joined)
    english = targets([pair.english for pair in pairs], places.model("teacher"), places.cache, advance)
    return Prepared(pairs, english, _alignment(run, pairs, english, places, advance))


def _alignment(run: Run, pairs: list[Pair], english: Vectors, places: Places, advance: Advance) -> NDArray[np.float32]:
    """The cosine of the sides of each pair by an earlier student; 1 for what we wrote or joined ourselves."""
    alignment = np.ones(len(pairs), dtype=np.float32)
    if run.cleaning.aligner is not None:
        judged = [i for i, pair in enumerate(pairs) if not pair.source.startswith("own") and pair.source != "joined"]
        aligner = places.model(run.cleaning.aligner)
        dutch = targets([pairs[i].dutch for i in judged], aligner, places.cache, advance)
        alignment[judged] = (dutch * english[judged]).sum(axis=1)
    return alignment


def passages(student: Student, places: Places, advance: Advance) -> Passages:
    """Our own questions with their passages, as the student reads them."""
    answered = read_answered()
    distinct = list(dict.fromkeys(each.passage for each in answered))
    questions = [each.question for each in answered]
    pieces = {
        text: student.pieces([text], _PASSAGE)[0]
        for pair in (*questions, *distinct)
        for text in (pair.dutch, pair.english)
    }
    return Passages(
        questions=[(pieces[pair.dutch], pieces[pair.english]) for pair in questions],
        passages=[(pieces[pair.dutch], pieces[pair.english]) for pair in distinct],
        answers=np.array([distinct.index(each.passage) for each in answered]),
        targets=targets([pair.english for pair in distinct], places.model("teacher"), places.cache, advance),
    )
