"""From the files of one story, in one or two languages, to one `Story`."""

import re
from collections.abc import Mapping

from corpus.fragments import anchored, compose_fragments, translation_problems
from corpus.front_matter import OriginalHead, TranslationHead, fill_in, salvage
from corpus.markdown import StoryFile
from corpus.problem import Place, Problem
from corpus.source import sources_of
from corpus.story import Language, Story, StoryText, original
from corpus.yaml import Located

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def compose(files: Mapping[Language, StoryFile]) -> tuple[Story, list[Problem]]:
    """Put the languages of one story together.

    What is wrong comes back as problems. A story with problems has what could be saved of it, for the laws to look at.
    """
    file = original(files)
    story_id = file.path.name.rsplit(".", 2)[0]
    problems = _name_problems(file, story_id)
    sections = {}
    for language, each in files.items():
        sections[language], found = anchored(each)
        problems += found
    for language, each in files.items():
        if each is not file:
            problems += translation_problems(each, original(sections), sections[language])
    texts, found = _texts(files)
    problems += found
    located = _located(file)
    head = fill_in(OriginalHead, located)[0] or salvage(located)
    sources = sources_of(head.sources, located, ("sources",))
    fragments, found = compose_fragments(story_id, sections, sources)
    story = Story(
        id=story_id,
        organisation=head.organisation,
        period=head.period,
        texts=texts,
        sources=tuple(sources.values()),
        compare=tuple(head.compare),
        fragments=fragments,
        places={"organisation": located.place(("organisation",))}
        | {target: located.place(("compare", position)) for position, target in enumerate(head.compare)},
    )
    return story, problems + found


def _name_problems(file: StoryFile, story_id: str) -> list[Problem]:
    if _ID.fullmatch(story_id):
        return []
    mend = "use small letters, digits and hyphens, such as `zwolle-ideeenmakelaar.nl.md`"
    return [Problem(Place(file.path, 1), f"`{story_id}` cannot be the id of a story", mend)]


def _texts(files: Mapping[Language, StoryFile]) -> tuple[dict[Language, StoryText], list[Problem]]:
    """Title and summary in each language, and what is wrong with the heads."""
    texts: dict[Language, StoryText] = {}
    problems: list[Problem] = []
    for language, file in files.items():
        located = _located(file)
        form = OriginalHead if file is original(files) else TranslationHead
        filled, found = fill_in(form, located)
        # A head that could not be read was told of already.
        problems += found if file.head is not None else []
        head = filled or salvage(located)
        texts[language] = StoryText(head.title, head.summary, located.place(("title",)))
    return texts, problems


def _located(file: StoryFile) -> Located:
    return file.head or Located({}, file.path, {(): 1})
