"""Our own parallel text: enough of it, well-formed, and apart from the questions that measure the search."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.judged import read_judged
from corpus.read import SHIPPED
from training.sets import QUESTIONS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "training" / "data"
KINDS = {"sentences": 2, "terms": 4, "questions": 4}
"""The fields of each kind of file."""


def rows(kind: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of every file of a kind, with where they stand."""
    for path in sorted(DATA.glob(f"*-{kind}.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.name}:{number}", line.split("\t")


@pytest.mark.parametrize("kind", KINDS)
def test_well_formed(kind: str) -> None:
    """Every row has its fields, both languages filled, nothing around them, and sides of like length."""
    for place, fields in rows(kind):
        assert len(fields) == KINDS[kind], place
        assert fields[0], place
        assert fields[1], place
        assert all(field == field.strip() for field in fields), place
        if kind != "terms":
            pairs = [fields[:2], fields[2:]] if kind == "questions" else [fields]
            assert all(0.3 <= len(dutch) / len(english) <= 3 for dutch, english in pairs), place


def test_no_doubles() -> None:
    """No sentence, term or question stands twice."""
    for kind in KINDS:
        counted = Counter("\t".join(fields[:2]).casefold() for _, fields in rows(kind))
        assert [row for row, times in counted.items() if times > 1] == []


def test_enough() -> None:
    """At least 12,000 sentence pairs, 2,000 term pairs, most with synonyms, and 5,000 questions with passages."""
    assert sum(1 for _ in rows("sentences")) >= 12000
    terms = [fields for _, fields in rows("terms")]
    assert len(terms) >= 2000
    assert sum(bool(fields[2] or fields[3]) for fields in terms) >= len(terms) / 2
    assert sum(1 for _ in rows("questions")) >= 5000


def test_apart_from_what_measures() -> None:
    """No question by which the search is tested is in the text that a model learns from."""
    measured = json.loads((ROOT / "api_tests" / "questions.json").read_text(encoding="utf-8"))
    asked = {each["q"] for each in measured["answered"]} | set(measured["silent"])
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        asked |= {json.loads(line)[language] for language in ("nl", "en")}
    asked |= {each.text for each in read_judged([SHIPPED])}
    asked = {question.casefold().rstrip("?.") for question in asked}
    learned = {field.casefold().rstrip("?.") for kind in KINDS for _, fields in rows(kind) for field in fields}
    assert asked.isdisjoint(learned)
