"""What comes back: an answer with its hits, each a passage of a story, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.story import Fragment, Language, Passage, Story

Span = tuple[int, int]
"""Start and end (exclusive) in code points of a text."""


@dataclass(frozen=True)
class Shown:
    """A fragment in the language in which it is shown, with the story that it stands in."""

    fragment: Fragment
    story: Story
    language: Language

    @property
    def passage(self) -> Passage:
        """Title and text in that language."""
        return self.fragment.passages[self.language]


@dataclass(frozen=True)
class Hit:
    """A fragment in an answer.

    `score` (0 to 1) estimates how likely it answers the question; `semantic` is a cosine, `lexical` a BM25 score.
    `highlight` is the sentence that answers best.
    """

    shown: Shown
    score: float
    semantic: float
    lexical: float
    highlight: Span


@dataclass(frozen=True)
class Answer:
    """All that there is to say to a question. `total` counts what was found, of which `hits` is one page.

    `facets` counts for each dimension what would be found with each value of it, most first.
    """

    question: str
    language: Language
    answered: bool
    total: int
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[tuple[str, int]]]
    snapshot: str
    model: str


def shown_in(fragment: Fragment, story: Story, wanted: Language) -> Shown:
    """The fragment in `wanted`, or in the language that it has."""
    language = wanted if wanted in fragment.passages else next(iter(fragment.passages))
    return Shown(fragment, story, language)
