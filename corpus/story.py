"""The words of the domain: what a story, a fragment and a source are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from corpus.problem import NOWHERE, Place

T = TypeVar("T")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the id of a story and an anchor look like."""


class Language(StrEnum):
    """The languages of the stories, Dutch first."""

    NL = "nl"
    EN = "en"


class Moment(StrEnum):
    """What a fragment tells, in the order of a story's arc."""

    DIFFICULTY = "difficulty"
    APPROACH = "approach"
    SETBACK = "setback"
    RESULT = "result"
    LESSON = "lesson"


class SourceKind(StrEnum):
    """Who speaks in a source; how strong a claim is follows from it."""

    OFFICIAL = "official"
    RESEARCH = "research"
    PRESS = "press"
    SELF = "self"
    PARTY = "party"
    BOOK = "book"


class Evidence(StrEnum):
    """How strong what a fragment tells is, the strongest first."""

    MEASURED = "measured"
    REPORTED = "reported"
    CLAIMED = "claimed"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Source:
    """Where a claim comes from. `id` is its short name within the story; `year` is None when undated."""

    id: str
    title: str
    publisher: str
    year: int | None
    url: str | None
    kind: SourceKind
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Passage:
    """A fragment in one language. `text` is plain: paragraphs joined by an empty line.

    `citations` are short names of sources, `links` the internal addresses that its text points to.
    """

    title: str
    text: str
    citations: tuple[str, ...]
    links: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Fragment:
    """A passage that stands on its own, in one or two languages: the unit that is found, tagged and cited.

    `levers` and `themes` are ids, the main one first; `sources` are those that the original cites.
    `because` is the editor's reason where `evidence` is another than follows from the sources, and empty otherwise.
    """

    id: str
    anchor: str
    moment: Moment
    levers: tuple[str, ...]
    themes: tuple[str, ...]
    sources: tuple[Source, ...]
    evidence: Evidence
    because: str
    passages: Mapping[Language, Passage]

    @property
    def original(self) -> Passage:
        """The passage that holds the truth: Dutch where there is one."""
        return original(self.passages)


@dataclass(frozen=True)
class StoryText:
    """Title and summary of a story in one language."""

    title: str
    summary: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Story:
    """One case of one organisation. `compare` holds ids of stories or fragments that met the same problem.

    `places` says where `organisation` and each id of `compare` stand in the file, where it was read from one.
    """

    id: str
    organisation: str
    period: str
    texts: Mapping[Language, StoryText]
    sources: tuple[Source, ...]
    compare: tuple[str, ...]
    fragments: tuple[Fragment, ...]
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @property
    def original(self) -> StoryText:
        """The text that holds the truth: Dutch where there is one."""
        return original(self.texts)


def original(texts: Mapping[Language, T]) -> T:
    """The Dutch one of `texts` (at least one), or else the English one."""
    return texts[Language.NL] if Language.NL in texts else texts[Language.EN]
