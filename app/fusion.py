"""One score from two signals: what the vectors say and what the words say.

A convex combination of scores that are normalised by what they could be at most, never by the other scores of the
same answer (Bruch, Gai and Ingber, 'An Analysis of Fusion Functions for Hybrid Retrieval', TOIS 2023). So a poor
answer stays poor although it is the best there is, and scores of different questions can be compared.
Why not by rank: docs/decisions/0004-fusion-by-scores.md.
"""

import math

WORDS = 0.6
"""How much the words weigh beside the vectors, 0 to 1."""


def mix(semantic: float, share: float) -> float:
    """Mix a cosine with the share of the words (0 to 1); a cosine below zero tells nothing."""
    return (1 - WORDS) * max(semantic, 0.0) + WORDS * share


# Set by hand on 20 questions that the stories answer and 12 that they do not (docs/decisions/0005-answered.md).
_MIDDLE = 0.45
_STEEPNESS = 12.0
ANSWERED = 0.5
"""An answer whose best score is lower says that the stories hold no clear answer."""
FOUND = 0.1
"""What scores lower is not shown at all."""


def score(mixed: float) -> float:
    """The estimate, 0 to 1, that a fragment with this mixed signal answers the question."""
    return 1 / (1 + math.exp(-_STEEPNESS * (mixed - _MIDDLE)))
