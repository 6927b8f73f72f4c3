"""Which pairs go into which step."""

from itertools import islice

import numpy as np
import pytest

from training.batches import Mixer, Passages, batches, chances
from training.pairs import Pair
from training.settings import Cleaning, read_runs

RUN = next(iter(read_runs().values()))
SCHEDULE = RUN.schedule.model_copy(update={"tokens": 200, "rows": 20, "longest": 50})
LENGTHS = np.random.default_rng(0).integers(3, 80, size=500)
EVEN = np.full(500, 1 / 500)


def test_batches_fit() -> None:
    """No batch has more pairs or word pieces than allowed, a cut-off text counting as long as it is cut."""
    for batch in islice(batches(EVEN, LENGTHS, SCHEDULE, 1, 0), 300):
        assert 1 <= len(batch) <= 20
        assert len(batch) * min(50, LENGTHS[batch].max()) <= 200 or len(batch) == 1


def test_the_same_steps_from_anywhere() -> None:
    """Step 700 is the same for a run that came from step 0 and for one that was interrupted at 650."""
    whole = list(islice(batches(EVEN, LENGTHS, SCHEDULE, 1, 0), 700))
    resumed = list(islice(batches(EVEN, LENGTHS, SCHEDULE, 1, 650), 50))
    assert all(np.array_equal(one, other) for one, other in zip(whole[650:], resumed, strict=True))
    other_seed = next(batches(EVEN, LENGTHS, SCHEDULE, 2, 0))
    assert not np.array_equal(whole[0], other_seed)


def test_weights_and_floors() -> None:
    """A badly aligned pair and one of a source without weight are never drawn, others by their weight."""
    cleaning = Cleaning(weights={"a": 1, "b": 3, "c": 0}, joined=0, aligner=None, sentence_floor=0.3, word_floor=0.1)
    pairs = [
        Pair("een hele zin", "a whole sentence", "a"),
        Pair("nog een zin", "one more sentence", "b"),
        Pair("weg ermee", "away with it", "c"),
        Pair("scheef vertaalde zin", "something else", "b"),
        Pair("woord", "word", "a"),
    ]
    drawn = chances(pairs, np.array([0.9, 0.9, 0.9, 0.2, 0.2], dtype=np.float32), cleaning)
    assert drawn == pytest.approx([0.2, 0.6, 0, 0, 0.2])


def test_hard_negatives() -> None:
    """Each passage is drawn once, with one of its own questions, and half are the nearest to one another."""
    angles = np.linspace(0, np.pi, 40)
    targets = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    answers = np.repeat(np.arange(40), 2)
    passages = Passages(
        questions=[([100 + i], [200 + i]) for i in range(80)],
        passages=[([300 + i], [400 + i]) for i in range(40)],
        answers=answers,
        targets=targets,
    )
    asked, found = passages.draw(10, np.random.default_rng(3))
    numbers = [piece[0] % 100 for piece in found]
    assert len(set(numbers)) == 10
    assert [answers[piece[0] % 100] for piece in asked] == numbers
    assert max(numbers[:5]) - min(numbers[:5]) <= 8


def test_mixer() -> None:
    """Words with a known translation are put into Dutch, the rest stays."""
    mixer = Mixer([Pair("brug", "bridge", "wiktionary_en_nl"), Pair("schrijven", "to write", "wiktionary_en_nl")])
    random = np.random.default_rng(1)
    assert mixer.mix("They write on the Bridge.", 1, random) == "They schrijven on the brug."
    assert mixer.mix("They write on the Bridge.", 0, random) == "They write on the Bridge."
