"""The laws that every corpus keeps beyond its form. Each law takes the corpus and yields what breaks it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from corpus.problem import CorpusError, Place, Problem
from corpus.read import Corpus, read_corpus
from corpus.story import Fragment, Passage, Story

MIN_WORDS = 40
MAX_WORDS = 140
MAX_LEVERS = 3
MAX_THEMES = 5
MAX_TITLE = 120
_INTERNAL = re.compile(r"/verhalen/(?P<story>[^#/]+)(#(?P<anchor>.+))?")


def check(directories: Sequence[Path]) -> list[Problem]:
    """Every problem of the corpus in `directories`, in the order of files and lines. An empty list is good."""
    return _examine(directories)[1]


def load(directories: Sequence[Path]) -> Corpus:
    """The corpus in `directories`, lawful. Raises `CorpusError` with every problem otherwise."""
    corpus, problems = _examine(directories)
    if problems:
        raise CorpusError(problems)
    return corpus


def _examine(directories: Sequence[Path]) -> tuple[Corpus, list[Problem]]:
    corpus, problems = read_corpus(directories)
    for law in LAWS:
        problems += law(corpus)
    return corpus, sorted(set(problems))


def _fragments(corpus: Corpus) -> Iterator[Fragment]:
    for story in corpus.stories:
        yield from story.fragments


def _passages(corpus: Corpus) -> Iterator[Passage]:
    for fragment in _fragments(corpus):
        yield from fragment.passages.values()


def known_organisation(corpus: Corpus) -> Iterator[Problem]:
    """A story belongs to an organisation of organisations.yaml."""
    for story in corpus.stories:
        yield from _unknown("organisation", (story.organisation,), corpus.vocabulary.organisations, _place(story))


def known_words(corpus: Corpus) -> Iterator[Problem]:
    """Levers and themes come from their vocabularies, none twice, and not too many of them."""
    for fragment in _fragments(corpus):
        place = fragment.original.place
        yield from _unknown("lever", fragment.levers, corpus.vocabulary.levers, place)
        yield from _unknown("theme", fragment.themes, corpus.vocabulary.themes, place)
        for name, words, most in (("levers", fragment.levers, MAX_LEVERS), ("themes", fragment.themes, MAX_THEMES)):
            if len(words) > most:
                yield Problem(place, f"{len(words)} {name} on one fragment", f"keep the {most} that fit best")
            if len(set(words)) < len(words):
                yield Problem(place, f"one of the {name} stands here twice", "keep one of the two")


def known_sources(corpus: Corpus) -> Iterator[Problem]:
    """A fragment cites at least one source; cited sources are in the head, and those in the head are cited."""
    for story in corpus.stories:
        known = {source.id for source in story.sources}
        cited: set[str] = set()
        for fragment in story.fragments:
            if not fragment.original.citations:
                mend = "write [@source] behind what it says; the sources are in the head of the story"
                yield Problem(fragment.original.place, "this fragment cites no source", mend)
            for passage in fragment.passages.values():
                cited |= set(passage.citations)
                for name in set(passage.citations) - known:
                    mend = f"correct it, or add it to `sources`; known here: {', '.join(sorted(known))}"
                    yield Problem(passage.place, f"unknown source `{name}`", mend)
        for source in story.sources:
            if source.id not in cited:
                yield Problem(
                    source.place, f"source `{source.id}` is never cited", f"cite it [@{source.id}] or remove it"
                )


def one_description(corpus: Corpus) -> Iterator[Problem]:
    """The same address is described in the same way in every story."""
    seen: dict[str, tuple[object, Place]] = {}
    for story in corpus.stories:
        for source in story.sources:
            if source.url is None:
                continue
            words = (source.title, source.publisher, source.year, source.kind)
            first, place = seen.setdefault(source.url, (words, source.place))
            if first != words:
                wrong = f"the source of this address is described otherwise in {place}"
                yield Problem(source.place, wrong, "make title, publisher, year and kind the same")


def length(corpus: Corpus) -> Iterator[Problem]:
    """A passage has 40 to 140 words, and a title that fits a page."""
    for passage in _passages(corpus):
        words = len(passage.text.split())
        if words < MIN_WORDS:
            yield Problem(passage.place, f"too short: {words} words", f"write at least {MIN_WORDS} words")
        if words > MAX_WORDS:
            mend = f"keep one point in at most {MAX_WORDS} words, or make two fragments"
            yield Problem(passage.place, f"too long: {words} words", mend)
        if not 0 < len(passage.title) <= MAX_TITLE:
            wrong = f"a title of {len(passage.title)} characters"
            yield Problem(passage.place, wrong, f"write a title of 1 to {MAX_TITLE} characters")


def living_links(corpus: Corpus) -> Iterator[Problem]:
    """Links in the text and in `compare` lead to a story or fragment that exists."""
    known = {story.id for story in corpus.stories} | {fragment.id for fragment in _fragments(corpus)}
    for story in corpus.stories:
        for target in story.compare:
            if target not in known or target == story.id:
                mend = "use the id of another story, or of a fragment such as `story/anchor`"
                yield Problem(_place(story), f"`compare` names `{target}`, which is not there", mend)
    for passage in _passages(corpus):
        for link in passage.links:
            match = _INTERNAL.fullmatch(link)
            if match is None:
                mend = "make it a source, or link to /verhalen/story#anchor"
                yield Problem(passage.place, f"`{link}` does not lead to a story", mend)
            elif "/".join(filter(None, (match["story"], match["anchor"]))) not in known:
                yield Problem(passage.place, f"dead link `{link}`", "correct the story or the anchor in it")


def used_levers(corpus: Corpus) -> Iterator[Problem]:
    """Each lever of the vocabulary is shown by some fragment."""
    used = {lever for fragment in _fragments(corpus) for lever in fragment.levers}
    for lever in corpus.vocabulary.levers.values():
        if lever.id not in used:
            yield Problem(lever.place, f"no fragment uses lever `{lever.id}`", "tag a fragment with it, or remove it")


LAWS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    known_organisation,
    known_words,
    known_sources,
    one_description,
    length,
    living_links,
    used_levers,
)


def _place(story: Story) -> Place:
    return story.original.place


def _unknown(name: str, words: Sequence[str], known: Mapping[str, object], place: Place) -> Iterator[Problem]:
    for word in words:
        if word not in known:
            yield Problem(place, f"unknown {name} `{word}`", f"use one of: {', '.join(known)}")
