"""From the files of one story, in one or two languages, to one `Story`."""

from collections.abc import Mapping

from corpus.fragments import anchored, compose_fragments, translation_problems
from corpus.front_matter import Form, OriginalHead, TranslationHead, fill_in, salvage
from corpus.markdown import StoryFile
from corpus.problem import Place, Problem
from corpus.source import sources_of
from corpus.story import NAME, Language, Story, StoryText, original
from corpus.yaml import Located


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
    head, texts, found = _heads(files)
    problems += found
    located = _located(file)
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
    if NAME.fullmatch(story_id):
        return []
    mend = "use small letters, digits and hyphens, such as `zwolle-ideeenmakelaar.nl.md`"
    return [Problem(Place(file.path, 1), f"`{story_id}` cannot be the id of a story", mend)]


def _heads(
    files: Mapping[Language, StoryFile],
) -> tuple[OriginalHead, dict[Language, StoryText], list[Problem]]:
    """The head of the original, title and summary in each language, and what is wrong with the heads."""
    file = original(files)
    filled, problems = _fill(OriginalHead, file)
    head = filled or salvage(_located(file))
    texts: dict[Language, StoryText] = {}
    for language, each in files.items():
        words: TranslationHead = head
        if each is not file:
            translation, found = _fill(TranslationHead, each)
            words = translation or salvage(_located(each))
            problems += found
        texts[language] = StoryText(words.title, words.summary, _located(each).place(("title",)))
    return head, texts, problems


def _fill(form: type[Form], file: StoryFile) -> tuple[Form | None, list[Problem]]:
    filled, problems = fill_in(form, _located(file))
    # A head that could not be read was told of when the file was.
    return filled, problems if file.head is not None else []


def _located(file: StoryFile) -> Located:
    return file.head or Located({}, file.path, {(): 1})
