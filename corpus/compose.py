"""From the files of one story, in one or two languages, to one `Story`."""

import re
from collections.abc import Mapping

from corpus.fragments import anchored, compose_fragments, translation_problems
from corpus.front_matter import OriginalHead, TranslationHead, fill_in, salvage
from corpus.markdown import StoryFile
from corpus.problem import Place, Problem
from corpus.source import sources_of
from corpus.story import Language, Story, StoryText, original

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def compose(files: Mapping[Language, StoryFile]) -> tuple[Story | None, list[Problem]]:
    """Put the languages of one story together; no story when its head cannot be read at all.

    What is wrong comes back as problems. A story with problems has what could be saved of it, for the laws to look at.
    """
    file = original(files)
    story_id = file.path.name.split(".")[0]
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
    if file.head is None:
        return None, problems + compose_fragments(story_id, sections, {})[1]
    head = fill_in(OriginalHead, file.head)[0] or salvage(file.head)
    sources = sources_of(head.sources, file.head, ("sources",))
    fragments, found = compose_fragments(story_id, sections, sources)
    story = Story(
        id=story_id,
        organisation=head.organisation,
        period=head.period,
        texts=texts,
        sources=tuple(sources.values()),
        compare=tuple(head.compare),
        fragments=fragments,
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
        if file.head is None:
            continue
        form = OriginalHead if file is original(files) else TranslationHead
        filled, found = fill_in(form, file.head)
        problems += found
        head = filled or salvage(file.head)
        texts[language] = StoryText(head.title, head.summary, file.head.place(("title",)))
    return texts, problems
