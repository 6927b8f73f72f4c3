"""The one way out: a question goes in, an answer comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app import fusion
from app.answer import Answer, Hit, Shown, shown_in
from app.forms import DIMENSIONS, Question
from app.highlight import answering_sentence, weights
from corpus.story import Language
from corpus.vocabulary import Vocabulary
from indexing.dense import Mask
from indexing.embedder import Embedder, Vectors
from indexing.language import detect
from indexing.snapshot import Snapshot
from indexing.words import Match

DEPTH = 200
"""How many fragments each signal may bring in."""
_NOTHING = Match(bm25=0.0, share=0.0)


@dataclass(frozen=True)
class _Asked:
    """A question made ready for the indexes."""

    text: str
    language: Language
    vector: Vectors


@dataclass(frozen=True)
class _Found:
    """A fragment number with its score and the two signals beneath it."""

    number: int
    score: float
    semantic: float
    lexical: float


class Search:
    """Asks one snapshot with the embedder that it was built with."""

    def __init__(self, snapshot: Snapshot, embedder: Embedder) -> None:
        self.snapshot = snapshot
        self._embedder = embedder

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that a question may be narrowed by."""
        return self.snapshot.catalogue.vocabulary

    def ask(self, question: Question) -> Answer:
        """Find the passages that answer `question`, best first; ties are in the order of the stories."""
        asked = _Asked(question.q, detect(question.q), self._embedder.embed_questions([question.q]))
        ranking = self._rank(asked, self._allowed(question.filters))
        language = question.language or asked.language
        page = ranking[question.offset : question.offset + question.limit]
        return Answer(
            question=question.q,
            language=language,
            answered=bool(ranking) and ranking[0].score >= fusion.ANSWERED,
            total=len(ranking),
            hits=self._hits(asked, page, language),
            facets=self._facets(asked, question.filters, ranking),
            snapshot=self.snapshot.id,
            model=self.snapshot.manifest.model.name,
        )

    def similar(self, number: int, limit: int, language: Language) -> list[tuple[Shown, float]]:
        """The fragments nearest in meaning to fragment `number`, with their cosines, nearest first."""
        own = self.snapshot.dense.vectors(number)
        best: dict[int, float] = {}
        for vector in own:
            for other, cosine in self.snapshot.dense.search(vector[None, :], limit + 1).items():
                best[other] = max(cosine, best.get(other, cosine))
        best.pop(number, None)
        nearest = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:limit]
        entries = self.snapshot.catalogue.entries([other for other, _ in nearest])
        return [
            (shown_in(entry.fragment, entry.story, language), cosine)
            for entry, (_, cosine) in zip(entries, nearest, strict=True)
        ]

    def story_ids(self, filters: Mapping[str, Sequence[str]]) -> list[str]:
        """The ids of the stories that have a fragment which passes the filters, in order."""
        allowed = self._allowed(filters)
        numbers = None if allowed is None else np.flatnonzero(allowed).tolist()
        return self.snapshot.catalogue.story_ids(numbers)

    def counts(self, dimension: str) -> dict[str, int]:
        """How many fragments have each value of a dimension."""
        return {value: int(mask.sum()) for value, mask in self.snapshot.masks.get(dimension, {}).items()}

    def _allowed(self, filters: Mapping[str, Sequence[str]]) -> Mask | None:
        """Which fragments pass: any value within a dimension, every dimension. None when all do."""
        if not filters:
            return None
        size = self.snapshot.manifest.counts.fragments
        allowed = np.ones(size, dtype=np.bool_)
        for dimension, values in filters.items():
            masks = self.snapshot.masks.get(dimension, {})
            allowed &= np.any([masks.get(value, np.zeros(size, dtype=np.bool_)) for value in values], axis=0)
        return allowed

    def _rank(self, asked: _Asked, allowed: Mask | None) -> list[_Found]:
        """Everything allowed that is worth showing, best first."""
        semantic = self.snapshot.dense.search(asked.vector, DEPTH, allowed)
        lexical = self.snapshot.words.search(asked.text, asked.language, DEPTH, allowed)
        semantic |= self.snapshot.dense.cosines(asked.vector, lexical.keys() - semantic.keys())
        found = []
        for number, cosine in semantic.items():
            words = lexical.get(number, _NOTHING)
            score = fusion.score(fusion.mix(cosine, words.share))
            if score >= fusion.FOUND:
                found.append(_Found(number, score, cosine, words.bm25))
        return sorted(found, key=lambda each: (-each.score, each.number))

    def _hits(self, asked: _Asked, page: Sequence[_Found], language: Language) -> list[Hit]:
        entries = self.snapshot.catalogue.entries([found.number for found in page])
        wanted = {each: weights(asked.text, each, self.snapshot.words) for each in Language}
        hits = []
        for entry, found in zip(entries, page, strict=True):
            shown = shown_in(entry.fragment, entry.story, language)
            vectors = self.snapshot.sentences.of(found.number, shown.language)
            highlight = answering_sentence(
                shown.passage.text, shown.language, wanted[shown.language], vectors @ asked.vector[0]
            )
            hits.append(Hit(shown, found.score, found.semantic, found.lexical, highlight))
        return hits

    def _facets(
        self, asked: _Asked, filters: Mapping[str, Sequence[str]], ranking: Sequence[_Found]
    ) -> dict[str, list[tuple[str, int]]]:
        """Counts of each dimension over what would be found if that dimension were not narrowed."""
        facets = {}
        for dimension in DIMENSIONS:
            others = {name: values for name, values in filters.items() if name != dimension}
            found = ranking if others == filters else self._rank(asked, self._allowed(others))
            numbers = np.array([each.number for each in found], dtype=np.int64)
            masks = self.snapshot.masks.get(dimension, {})
            counts = ((value, int(mask[numbers].sum())) for value, mask in masks.items())
            chosen = set(filters.get(dimension, ()))
            shown = [(value, count) for value, count in counts if count or value in chosen]
            facets[dimension] = sorted(shown, key=lambda item: (-item[1], item[0]))
        return facets
