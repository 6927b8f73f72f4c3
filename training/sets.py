"""What the model is measured on; none of it is learned from."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.read import read_corpus
from corpus.story import Language

QUESTIONS = Path(__file__).parent / "evaluation" / "questions.jsonl"
Split = Literal["dev", "test"]


@dataclass(frozen=True)
class Graded:
    """Pairs of sentences, in both languages, with how much people found them to be alike."""

    scores: Sequence[float]
    dutch: tuple[Sequence[str], Sequence[str]]
    english: tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True)
class Retrieval:
    """Questions, texts, and which texts answer which question; all by their ids."""

    questions: Mapping[str, str]
    texts: Mapping[str, str]
    right: Mapping[str, Sequence[str]]
    language: tuple[Language, Language]
    """Of the questions and of the texts."""


def graded(path: Path) -> Graded:
    """The pairs of a file with the columns score, nl1, nl2, en1, en2."""
    rows = _rows(path)
    one, two, three, four = ([row[column] for row in rows] for column in ("nl1", "nl2", "en1", "en2"))
    return Graded([float(row["score"]) for row in rows], (one, two), (three, four))


def translations(path: Path) -> tuple[list[str], list[str]]:
    """The Dutch and the English side of a file with the columns nl and en."""
    rows = _rows(path)
    return [row["nl"] for row in rows], [row["en"] for row in rows]


def occupations(path: Path) -> Retrieval:
    """Dutch titles of occupations, each with its description to be found."""
    rows = _rows(path)
    numbers = [str(number) for number in range(len(rows))]
    return Retrieval(
        {number: row["title_nl"] for number, row in zip(numbers, rows, strict=True)},
        {number: row["description_nl"] for number, row in zip(numbers, rows, strict=True)},
        {number: [number] for number in numbers},
        (Language.NL, Language.NL),
    )


def stories(question: Language, text: Language, split: Split, path: Path = QUESTIONS) -> Retrieval:
    """Our own questions, in one language, about the shipped fragments, in the same or the other."""
    with path.open(encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["split"] == split]
    corpus, problems = read_corpus()
    if problems:
        raise ValueError(f"the stories cannot be read: {problems[0]}")
    passages = {fragment.id: fragment.passages[text] for fragment in corpus.fragments}
    return Retrieval(
        {str(number): row[question] for number, row in enumerate(rows)},
        {name: f"{passage.title}\n{passage.text}" for name, passage in passages.items()},
        {str(number): row["fragments"] for number, row in enumerate(rows)},
        (question, text),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
