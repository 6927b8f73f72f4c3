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
        (
            lambda bank: (bank / TEAMS).rename(bank / "stories/meerdorp/teams.md"),
            "not the name of a story",
        ),
        (lambda bank: (bank / "themes.yaml").unlink(), "this file is missing"),
        (lambda bank: (bank / "levers.yaml").write_text("- a"), "this file holds no entries"),
        (lambda bank: (bank / TEAMS).write_bytes(b"---\n\xff\xfe"), "this is not UTF-8 text"),
        (lambda bank: (bank / TEAMS).write_text("---\ntitle: A\n---\n"), "this story has no fragments"),
        (lambda bank: (bank / TEAMS).write_text(""), "the head of the story is missing"),
        (lambda bank: (bank / TEAMS).rename(bank / "stories/meerdorp/teams.nl.txt"), "not the name of a story"),
        (lambda bank: (bank / TEAMS).rename(bank / "stories/meerdorp/a.b.nl.md"), "`a.b` cannot be the id"),
        (lambda bank: (bank / "stories" / "weg.nl.md").symlink_to("nergens"), "this cannot be read"),
        (lambda bank: (bank / "stories" / "map.nl.md").mkdir(), "this cannot be read"),
        (lambda bank: (bank / "themes.yaml").write_bytes("ideeën: 1".encode("latin-1")), "this is not UTF-8 text"),
        (lambda bank: (bank / "themes.yaml").write_text("a: &a [*a]"), "nested without end"),
    ],
)
def test_broken_files(bank: Path, change: Callable[[Path], object], wrong: str) -> None:
    """Files that are named, placed or saved wrongly are told of too."""
    change(bank)
    assert wrong in "\n".join(problem.wrong for problem in check([bank]))


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("<!-- nog nakijken -->", "a fragment holds no html block"),
        ("Een <b>vette</b> zin.", "a fragment holds no HTML"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "a fragment holds no table"),
        ("![foto](foto.png)", "a fragment holds no pictures"),
        ("Een zin [@bron, @krant].", "a citation here cannot be read"),
    ],
)
def test_nothing_slips_through_to_readers(bank: Path, written: str, wrong: str) -> None:
    """What is more than plain text is told, even beside a passage that is good."""
    path = bank / TEAMS
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{written}\n", encoding="utf-8")
    assert [problem.wrong for problem in check([bank])] == [wrong]


def test_citations_of_organisations_are_read(bank: Path) -> None:
    """A citation that cannot be read is told in the text on an organisation, too."""
    path = bank / "organisations.yaml"
    text = path.read_text(encoding="utf-8").replace("met alles. [@jaarverslag]", "met alles. [@jaarverslag, @b]")
    path.write_text(text, encoding="utf-8")
    assert [problem.wrong for problem in check([bank])] == ["a citation here cannot be read"]


def test_an_unreadable_file_is_told_once(bank: Path) -> None:
    """A vocabulary or a head that cannot be read does not make everything that leans on it wrong."""
    (bank / "themes.yaml").write_text("- a", encoding="utf-8")
    path = bank / "stories/dienst/dienst-jongeren.nl.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: : ", 1), encoding="utf-8")
    wrong = [problem.wrong for problem in check([bank])]
    assert len(wrong) == 2
    assert "this is not valid YAML" in wrong[0]
    assert wrong[1] == "this file holds no entries"


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
