"""Questions whose answers are known: what a search is measured by, and what its scores are fitted on.

A corpus may bring them, in a directory `questions/`: needs in `needs.jsonl`, judgements in `judgements.qrels`, as TREC
has them (need, 0, fragment, grade).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.problem import CorpusError, Place, Problem
from corpus.story import Language

NEEDS = "needs.jsonl"
JUDGEMENTS = "judgements.qrels"
GRADES = ("0", "1", "2", "3")
ANSWERS = 2
"""The lowest grade of a fragment that answers; 1 touches the subject, 0 does not."""


class Split(StrEnum):
    """What a question is for: to choose by and to fit on, or to report."""

    DEV = "dev"
    TEST = "test"


class Family(StrEnum):
    """The kinds of questions: how they are worded, and what they ask of a search."""

    KEYWORD = "keyword"
    NATURAL = "natural"
    SKETCH = "sketch"
    MANAGER = "manager"
    PROFESSIONAL = "professional"
    POLICY = "policy"
    TYPO = "typo"
    COMPOUND = "compound"
    SYNONYM = "synonym"
    CROSS = "cross"
    FILTERED = "filtered"
    NEAR_TOPIC = "near-topic"
    NEAR_ORGANISATION = "near-organisation"
    FAR = "far"


UNANSWERED = frozenset({Family.NEAR_TOPIC, Family.NEAR_ORGANISATION, Family.FAR})
"""The kinds of questions that the stories do not answer."""


@dataclass(frozen=True)
class Judged:
    """A question of someone with a need, and how well fragments answer it: 3 by itself, 2 in part, 1 beside, 0 not.

    Of fragments without a grade nothing is known. A question that nothing answers has no grades.
    """

    id: str
    need: str
    family: Family
    split: Split
    language: Language
    text: str
    filters: Mapping[str, tuple[str, ...]]
    grades: Mapping[str, int]


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid")

    family: Family
    language: Language
    text: str
    filters: dict[str, tuple[str, ...]] = {}


class _Need(BaseModel):
    model_config = ConfigDict(extra="forbid")

    need: str
    wants: str = ""
    split: Split
    questions: list[_Question]


def read_judged(directories: Sequence[Path]) -> list[Judged]:
    """The judged questions of the corpora in `directories`; none is fine.

    Raises `CorpusError` for a line that cannot be read.
    """
    return [each for directory in directories for each in _read(directory / "questions")]


def _read(home: Path) -> Iterator[Judged]:
    if not (home / NEEDS).is_file():
        return
    grades = _grades(home / JUDGEMENTS)
    for number, line in enumerate((home / NEEDS).read_text(encoding="utf-8").splitlines(), start=1):
        try:
            need = _Need.model_validate(json.loads(line))
        except (ValidationError, ValueError) as error:
            raise _malformed(home / NEEDS, number, "a need with its questions, as JSON") from error
        for position, question in enumerate(need.questions, start=1):
            yield Judged(
                id=f"{need.need}/{position}",
                need=need.need,
                family=question.family,
                split=need.split,
                language=question.language,
                text=question.text,
                filters=question.filters,
                grades=grades.get(need.need, {}),
            )


def _grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    if path.is_file():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                need, _, fragment, grade = line.split()
                grades.setdefault(need, {})[fragment] = GRADES.index(grade)
            except ValueError as error:
                raise _malformed(path, number, "`need 0 fragment grade`") from error
    return grades


def _malformed(path: Path, line: int, wanted: str) -> CorpusError:
    return CorpusError([Problem(Place(path, line), "this line cannot be read", f"write {wanted}")])
