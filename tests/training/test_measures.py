"""Measuring a model, and what it is measured on."""

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.read import read_corpus
from corpus.story import Language
from indexing.analysis import terms
from indexing.hashing import HashingEmbedder
from training import measures
from training.sets import QUESTIONS, Graded, Retrieval

TASK = Retrieval(
    {"1": "brug herstellen", "2": "formulieren schrappen", "3": "niets van dit alles"},
    {"a": "Het herstel van de brug.", "b": "Alle formulieren werden geschrapt.", "c": "De buurt maakt soep."},
    {"1": ["a"], "2": ["b"], "3": ["c"]},
    (Language.NL, Language.NL),
)


@pytest.mark.parametrize("rank", [measures.by_words, measures.by_cosine(HashingEmbedder())])
def test_ranking_gives_every_text_a_score(rank: measures.Rank) -> None:
    """What shares words with a question comes first."""
    scores = rank(TASK)
    assert {question: set(texts) for question, texts in scores.items()} == {key: {"a", "b", "c"} for key in "123"}
    assert max(scores["1"], key=lambda text: scores["1"][text]) == "a"


def test_similarity() -> None:
    """Vectors that agree with people correlate with them, in Dutch, in English and across."""
    alike = (["team bridge", "team bridge", "team bridge"], ["team bridge", "team letter", "rules soup"])
    backwards = (alike[0], alike[1][::-1])
    found = measures.similarity(HashingEmbedder().embed_fragments, Graded([5, 3, 1], alike, backwards))
    assert found == {"nl": pytest.approx(1), "en": pytest.approx(-1), "cross": pytest.approx(-1)}


def test_bitext(tmp_path: Path) -> None:
    """The share of sentences found by their translation; here the third pair shares no words."""
    path = tmp_path / "some.tsv"
    path.write_text(
        "en\tnl\nred bridge\tred bridge\nblue team\tblue team\nother thing\tiets anders\n", encoding="utf-8"
    )
    found = measures.bitext(HashingEmbedder().embed_fragments, path)
    assert set(found) == {"nl-en", "en-nl"}
    assert 2 / 3 <= found["nl-en"] <= 1


def test_figures_of_the_stories() -> None:
    """Each figure of our questions lies within its interval, for every direction."""
    figures = measures.stories(measures.by_words, "dev")
    assert len(figures) == 8
    for mean, low, high in figures.values():
        assert 0 <= low <= mean <= high <= 1


def questions() -> list[dict[str, object]]:
    """The questions as they stand in their file."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def test_questions_of_the_evaluation() -> None:
    """A hundred questions to report and others to choose by, half written in each language; their fragments exist."""
    corpus, _ = read_corpus()
    known = {fragment.id for fragment in corpus.fragments}
    rows = questions()
    test = [row for row in rows if row["split"] == "test"]
    assert len(test) == 100
    assert sum(row["written"] == "nl" for row in test) == 50
    assert len({str(row[language]) for row in rows for language in ("nl", "en")}) == 2 * len(rows)
    for row in rows:
        assert row["fragments"], row
        assert known.issuperset(row["fragments"]), row  # type: ignore[arg-type]


def test_no_giveaways() -> None:
    """Questions do not share the words of what answers them: words alone find the first right fragment for few."""
    corpus, _ = read_corpus()
    passages = {fragment.id: fragment.passages for fragment in corpus.fragments}
    shared = []
    for row in questions():
        for language in (Language.NL, Language.EN):
            passage = passages[row["fragments"][0]][language]  # type: ignore[index]
            asked = set(terms(str(row[language]), language))
            shared.append(len(asked.intersection(terms(f"{passage.title} {passage.text}", language))) / len(asked))
    assert np.mean(shared) < 0.1
    assert max(shared) <= 0.5
