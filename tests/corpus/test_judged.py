"""Questions whose answers are known: their form, and what the shipped ones promise."""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.judged import ANSWERS, UNANSWERED, Family, Judged, Split, read_judged
from corpus.problem import CorpusError
from corpus.read import SHIPPED, Corpus, read_corpus
from corpus.story import Language

NEED = {"need": "a", "split": "dev", "questions": [{"family": "keyword", "language": "nl", "text": "brug"}]}


@pytest.fixture(scope="module")
def shipped() -> list[Judged]:
    """The questions about the shipped stories."""
    return read_judged([SHIPPED])


@pytest.fixture(scope="module")
def stories() -> Corpus:
    """The shipped stories."""
    return read_corpus()[0]


def write(home: Path, needs: str, judgements: str = "") -> Path:
    """A corpus with these questions."""
    (home / "questions").mkdir()
    (home / "questions" / "needs.jsonl").write_text(needs, encoding="utf-8")
    (home / "questions" / "judgements.qrels").write_text(judgements, encoding="utf-8")
    return home


def test_questions_and_judgements_come_together(tmp_path: Path) -> None:
    """Each way to ask for a need has the grades of the need."""
    (judged,) = read_judged([write(tmp_path, json.dumps(NEED), "a 0 x/y 3\na 0 x/z 0\nb 0 x/y 1\n")])
    assert judged.id == "a/1"
    assert (judged.family, judged.split, judged.language) == (Family.KEYWORD, Split.DEV, Language.NL)
    assert judged.grades == {"x/y": 3, "x/z": 0}


def test_a_corpus_without_questions_is_fine(tmp_path: Path) -> None:
    """Most corpora bring none."""
    assert read_judged([tmp_path]) == []


@pytest.mark.parametrize(
    ("needs", "judgements", "place"),
    [
        ("{", "", "needs.jsonl:1"),
        (json.dumps(NEED) + "\n" + json.dumps(NEED | {"split": "train"}), "", "needs.jsonl:2"),
        (json.dumps(NEED), "a 0 x/y 3\na 0 x/y", "judgements.qrels:2"),
        (json.dumps(NEED), "a 0 x/y good", "judgements.qrels:1"),
        (json.dumps(NEED), "a 0 x/y 4", "judgements.qrels:1"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, needs: str, judgements: str, place: str) -> None:
    """With the line, and how to write it."""
    with pytest.raises(CorpusError) as told:
        read_judged([write(tmp_path, needs, judgements)])
    assert str(told.value.problems[0].place).endswith(place)


def test_there_are_enough_of_every_kind(shipped: list[Judged]) -> None:
    """360 questions with an answer and 110 without, half in each language; no question stands twice."""
    answered = [each for each in shipped if each.family not in UNANSWERED]
    assert len(answered) == 360
    assert len(shipped) == 470
    assert len({each.text.casefold() for each in shipped}) == 470
    for group in (answered, [each for each in shipped if each.family in UNANSWERED]):
        languages = Counter(each.language for each in group)
        assert abs(languages[Language.NL] - languages[Language.EN]) <= 0.06 * len(group)
    for split in Split:
        families = Counter(each.family for each in shipped if each.split == split)
        assert set(families) == set(Family)
        assert min(families.values()) >= 10


def test_judgements_fit_the_stories(shipped: list[Judged], stories: Corpus) -> None:
    """Fragments exist; every question has an answer within its filters, but for those that have none at all."""
    organisations = {fragment.id: story.organisation for story in stories.stories for fragment in story.fragments}
    fragments = {fragment.id: fragment for fragment in stories.fragments}
    for each in shipped:
        assert fragments.keys() >= each.grades.keys(), each.id
        values: dict[str, dict[str, set[str]]] = {
            name: {"organisation": {organisations[name]}, "lever": set(fragment.levers), "moment": {fragment.moment}}
            for name, fragment in fragments.items()
        }
        answers = [
            name
            for name, grade in each.grades.items()
            if grade >= ANSWERS and all(values[name][key] & set(allowed) for key, allowed in each.filters.items())
        ]
        assert bool(answers) == (each.family not in UNANSWERED), each.id


def test_needs_stay_on_one_side(shipped: list[Judged]) -> None:
    """What is chosen by one way to ask is not reported on another of the same need."""
    sides: dict[str, set[Split]] = {}
    for each in shipped:
        sides.setdefault(each.need, set()).add(each.split)
    assert all(len(found) == 1 for found in sides.values())
