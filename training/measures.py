"""The figures of one model on the evaluation sets, beside those of plain BM25."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import bm25s
import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from scipy.stats import bootstrap, spearmanr

from corpus.story import Language
from indexing.analysis import stems
from indexing.embedder import Embedder, Vectors
from training import sets
from training.sets import Graded, Retrieval, Split

Figures = dict[str, float]
Intervals = dict[str, list[float]]
"""Figures, each with the ends of its 95 % interval."""
Scores = Mapping[str, Mapping[str, float]]
"""For each question the score of each text."""
Rank = Callable[[Retrieval], Scores]

_RESAMPLES = 2_000
_LANGUAGES = (Language.NL, Language.EN)


def similarity(embed: Callable[[Sequence[str]], Vectors], pairs: Graded) -> Figures:
    """Spearman's rank correlation of the cosine with people's scores: in Dutch, in English, and Dutch with English."""
    dutch, english = ([embed(side) for side in sides] for sides in (pairs.dutch, pairs.english))
    compared = {"nl": dutch, "en": english, "cross": [dutch[0], english[1]]}
    return {
        name: float(spearmanr((one * other).sum(axis=1), pairs.scores).statistic)
        for name, (one, other) in compared.items()
    }


def bitext(embed: Callable[[Sequence[str]], Vectors], path: Path) -> Figures:
    """The share of sentences whose translation is the nearest of all in the file, both ways."""
    dutch, english = map(embed, sets.translations(path))
    alike = dutch @ english.T
    right = np.arange(len(alike))
    return {
        "nl-en": float((alike.argmax(axis=1) == right).mean()),
        "en-nl": float((alike.argmax(axis=0) == right).mean()),
    }


def by_cosine(embedder: Embedder) -> Rank:
    """Ranks texts by the cosine of their vector with that of the question."""

    def rank(task: Retrieval) -> Scores:
        questions = embedder.embed_questions(list(task.questions.values()))
        alike = questions @ embedder.embed_fragments(list(task.texts.values())).T
        return _named(task, alike)

    return rank


def by_words(task: Retrieval) -> Scores:
    """Ranks texts by BM25 over Snowball stems, as many libraries ship it."""
    index = bm25s.BM25()
    index.index([stems(text, task.language[1]) for text in task.texts.values()], show_progress=False)
    scores = [index.get_scores(stems(question, task.language[0])) for question in task.questions.values()]
    return _named(task, np.array(scores))


def _named(task: Retrieval, scores: Vectors) -> Scores:
    return {
        question: dict(zip(task.texts, map(float, row), strict=True))
        for question, row in zip(task.questions, scores, strict=True)
    }


def occupations(rank: Rank, path: Path) -> Intervals:
    """nDCG@10 of finding the description of an occupation by its Dutch title."""
    return _mean(rank, sets.occupations(path), {"ndcg@10": nDCG @ 10})


def stories(rank: Rank, split: Split) -> Intervals:
    """MRR and recall@5 on our own questions, from each language to each: `nl-en` is a Dutch question, English texts."""
    return {
        f"{question}-{text} {measure}": figure
        for question in _LANGUAGES
        for text in _LANGUAGES
        for measure, figure in _mean(rank, sets.stories(question, text, split), {"mrr": RR, "recall@5": R @ 5}).items()
    }


def _mean(rank: Rank, task: Retrieval, measures: Mapping[str, ir_measures.Measure]) -> Intervals:
    """The mean over the questions, with the ends of its 95 % bootstrap interval."""
    right = {question: dict.fromkeys(texts, 1) for question, texts in task.right.items()}
    scores = list(ir_measures.iter_calc(list(measures.values()), right, rank(task)))
    figures: Intervals = {}
    for name, measure in measures.items():
        values = [score.value for score in scores if score.measure == measure]
        ends = bootstrap((values,), np.mean, n_resamples=_RESAMPLES, method="percentile", rng=0).confidence_interval
        figures[name] = [float(np.mean(values)), float(ends.low), float(ends.high)]
    return figures


def measure(embedder: Embedder, data: Path, split: Split) -> dict[str, Figures | Intervals]:
    """All figures of a model on the sets in `data` and on our own questions. By `dev` we choose, `test` we report."""
    embed, rank = embedder.embed_fragments, by_cosine(embedder)
    figures: dict[str, Figures | Intervals] = {
        "STS-B": similarity(embed, sets.graded(data / f"stsb_nl_{split}.tsv")),
        "SICK-NL": similarity(embed, sets.graded(data / f"sick_nl_{split}.tsv")),
    }
    if split == "dev":
        figures["Tatoeba"] = bitext(embed, data / "tatoeba_nld_eng_1000.tsv")
    else:
        figures["NTREX"] = bitext(embed, data / "ntrex_en_nl.tsv")
        figures["FLORES"] = bitext(embed, data / "sib200_flores_en_nl.tsv")
        figures["ESCO"] = occupations(rank, data / "esco_occupation_title_to_description_nl.tsv")
    return figures | {"stories": stories(rank, split)}


def measure_words(data: Path, split: Split) -> dict[str, Figures | Intervals]:
    """The figures of plain BM25 where questions find texts."""
    figures: dict[str, Figures | Intervals] = {"stories": stories(by_words, split)}
    if split == "test":
        figures["ESCO"] = occupations(by_words, data / "esco_occupation_title_to_description_nl.tsv")
    return figures
