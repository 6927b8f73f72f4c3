"""The lexical index gives BM25 as counted by hand, inside the filter."""

import math
from pathlib import Path

import numpy as np
import pytest

from corpus.story import Language
from indexing.words import LexicalIndex, write_words

NL, EN = Language.NL, Language.EN
PASSAGES = {
    0: "brug brug polder",
    1: "brug rivier",
    2: "markt buurt moeder veiling geld",
    3: "rivier dijk water",
    4: "telefoon stem",
}
K1, B = 1.2, 0.75


@pytest.fixture
def words(tmp_path: Path) -> LexicalIndex:
    """Five Dutch passages and one English one."""
    path = tmp_path / "words.sqlite"
    write_words(path, [*((number, NL, text) for number, text in PASSAGES.items()), (5, EN, "bridge")])
    return LexicalIndex(path)


def by_hand(term: str, number: int) -> float:
    """BM25 of one term in one passage, as the SQLite documentation defines it.

    No word here has a stem or is a compound.
    """
    texts = {key: text.split() for key, text in PASSAGES.items()}
    holders = sum(term in text for text in texts.values())
    rarity = math.log((len(texts) - holders + 0.5) / (holders + 0.5))
    average = sum(len(text) for text in texts.values()) / len(texts)
    times = texts[number].count(term)
    return rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * len(texts[number]) / average))


def test_scores_are_bm25(words: LexicalIndex) -> None:
    """Each score is what the formula gives, best first."""
    found = words.search("de brug over de rivier", NL, 10)
    expected = {
        1: by_hand("brug", 1) + by_hand("rivier", 1),
        0: by_hand("brug", 0),
        3: by_hand("rivier", 3),
    }
    assert list(found) == list(expected)
    assert [match.bm25 for match in found.values()] == pytest.approx(list(expected.values()), rel=1e-6)


def test_share_is_what_was_to_be_had(words: LexicalIndex) -> None:
    """The share compares with all terms of the question, also those that no passage has; never more than 1."""
    attainable = words.rarity("brug", NL) + words.rarity("kaas", NL)
    found = words.search("brug kaas", NL, 10)
    assert found[1].share == pytest.approx(found[1].bm25 / attainable)
    assert words.search("brug", NL, 10)[0].share == 1
    assert words.rarity("kaas", NL) > words.rarity("polder", NL) > words.rarity("brug", NL)


def test_filter_is_inside_the_search(words: LexicalIndex) -> None:
    """A filter does not merely thin out the best few."""
    allowed = np.array([False, False, False, True, False, False])
    assert list(words.search("brug rivier", NL, 1, allowed)) == [3]
    assert words.search("brug", NL, 10, np.zeros(6, dtype=np.bool_)) == {}


def test_languages_are_apart(words: LexicalIndex) -> None:
    """A question meets the words of its own language."""
    assert list(words.search("bridge", EN, 10)) == [5]
    assert words.search("bridge", NL, 10) == {}


@pytest.mark.parametrize("text", ["", "de het een", "???", '" OR 1', "NEAR(brug", "brug*", "col:brug"])
def test_query_syntax_is_only_words(words: LexicalIndex, text: str) -> None:
    """What would be an operator to FTS5 is a word like any other."""
    assert set(words.search(text, NL, 10)) <= {0, 1}
