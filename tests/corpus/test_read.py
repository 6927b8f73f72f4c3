"""Files that are missing, misplaced or unreadable, and several corpora together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.laws import check
from corpus.read import SHIPPED

TEAMS = "stories/meerdorp/meerdorp-teams.nl.md"
LETTERS = "stories/dienst/dienst-brieven.nl.md"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda bank: (bank / TEAMS).rename(bank / "stories/meerdorp/Teams!.nl.md"), "cannot be the id of a story"),
        (lambda bank: (bank / TEAMS).rename(bank / "stories/meerdorp/teams.md"), "does not say its language"),
        (lambda bank: (bank / "themes.yaml").unlink(), "this file is missing"),
        (lambda bank: (bank / "levers.yaml").write_text("- a"), "this file holds no entries"),
        (lambda bank: (bank / TEAMS).write_bytes(b"---\n\xff\xfe"), "this is not UTF-8 text"),
        (lambda bank: (bank / TEAMS).write_text("---\ntitle: A\n---\n"), "this story has no fragments"),
        (lambda bank: (bank / TEAMS).write_text(""), "the head of the story is missing"),
    ],
)
def test_broken_files(bank: Path, change: Callable[[Path], object], wrong: str) -> None:
    """Files that are named, placed or saved wrongly are told of too."""
    change(bank)
    assert wrong in "\n".join(problem.wrong for problem in check([bank]))


def test_no_corpus_at_all(tmp_path: Path) -> None:
    """An empty or missing directory is a problem and not a crash."""
    assert "there are no stories here" in str(check([tmp_path / "nowhere"]))


def test_same_story_in_two_corpora(bank: Path, tmp_path: Path) -> None:
    """Two corpora may share vocabularies, but not the id of a story."""
    other = tmp_path / "other"
    (other / "stories").mkdir(parents=True)
    for name in ("levers.yaml", "themes.yaml", "organisations.yaml"):
        (other / name).write_bytes((bank / name).read_bytes())
    (other / "stories" / "dienst-brieven.nl.md").write_bytes((bank / LETTERS).read_bytes())
    assert [problem.wrong for problem in check([bank, other])] == [
        f"a story `dienst-brieven` stands in {bank / LETTERS}:2 already"
    ]


def test_shipped_stories_are_lawful() -> None:
    """Every story that we ship keeps every law."""
    assert check([SHIPPED]) == []
