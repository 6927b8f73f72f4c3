"""From the files of a corpus to stories: read everything, and report all problems of form at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.compose import compose
from corpus.markdown import StoryFile, read_file
from corpus.problem import Place, Problem
from corpus.story import Fragment, Language, Story
from corpus.vocabulary import Vocabulary, read_vocabulary

SHIPPED = Path(__file__).parent
"""The corpus that comes with Verhalenbank."""


@dataclass(frozen=True)
class Corpus:
    """All that one or more corpus directories hold. `stories` are in the order of their ids."""

    vocabulary: Vocabulary
    stories: tuple[Story, ...]

    @property
    def fragments(self) -> Iterator[Fragment]:
        """Every fragment, in the order of stories and of their text."""
        for story in self.stories:
            yield from story.fragments


def read_corpus(directories: Sequence[Path] = (SHIPPED,)) -> tuple[Corpus, list[Problem]]:
    """Read `directories` together. What cannot be read is left out and told as a problem."""
    roots = list(dict.fromkeys(directory.absolute() for directory in directories))
    vocabulary, problems = read_vocabulary(roots)
    stories: dict[str, Story] = {}
    for root in roots:
        for story, found in map(_read_story, _groups(root, problems)):
            problems += found
            if story.id in stories:
                wrong = f"a story `{story.id}` stands in {stories[story.id].original.place} already"
                problems.append(Problem(story.original.place, wrong, "rename one of the two files"))
            stories.setdefault(story.id, story)
    return Corpus(vocabulary, tuple(stories[key] for key in sorted(stories))), problems


def _groups(root: Path, problems: list[Problem]) -> list[dict[Language, Path]]:
    """The files of `root` that belong together: one story in its languages."""
    groups: dict[tuple[Path, str], dict[Language, Path]] = {}
    files = sorted(
        path
        for path in (root / "stories").rglob("*")
        if not path.name.startswith(".") and (path.suffix == ".md" or not path.is_dir())
    )
    for path in files:
        stem, _, language = path.name.removesuffix(".md").rpartition(".")
        if stem and path.suffix == ".md" and language in set(Language):
            groups.setdefault((path.parent, stem), {})[Language(language)] = path
        else:
            mend = "name it `<story>.nl.md` or `<story>.en.md`, or take it out of stories/"
            problems.append(Problem(Place(path, 1), "this is not the name of a story and its language", mend))
    if not files:
        problems.append(Problem(Place(root / "stories", 1), "there are no stories here", "see corpus/README.md"))
    return list(groups.values())


def _read_story(paths: dict[Language, Path]) -> tuple[Story, list[Problem]]:
    problems: list[Problem] = []
    files: dict[Language, StoryFile] = {}
    for language, path in paths.items():
        files[language], found = read_file(path)
        problems += found
    story, found = compose(files)
    return story, problems + found
