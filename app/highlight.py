"""The sentence of a passage that answers a question best."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from app.answer import Span
from app.fusion import mix
from corpus.story import Language
from indexing.analysis import terms
from indexing.sentences import sentence_spans
from indexing.words import LexicalIndex

Weights = Mapping[str, float]
"""The terms of a question with how much each tells."""


def weights(question: str, language: Language, words: LexicalIndex) -> Weights:
    """The terms of `question` in `language`, each weighed by its rarity."""
    return {term: words.rarity(term, language) for term in terms(question, language)}


def answering_sentence(text: str, language: Language, wanted: Weights, cosines: NDArray[np.float32]) -> Span:
    """Where in `text` the best sentence stands, by meaning and words together; the first of equals.

    `cosines` (shape (sentences,)) compare the question with each sentence. A text without sentences gives (0, 0).
    """
    spans = sentence_spans(text)
    scores = [
        mix(float(cosine), _share(terms(text[start:end], language), wanted))
        for (start, end), cosine in zip(spans, cosines, strict=True)
    ]
    return max(zip(scores, spans, strict=True), key=lambda pair: pair[0], default=(0.0, (0, 0)))[1]


def _share(present: Sequence[str], wanted: Weights) -> float:
    """The part of the question's weight that the sentence's terms hold."""
    whole = sum(wanted.values())
    return sum(wanted[term] for term in set(present) & wanted.keys()) / whole if whole else 0.0
