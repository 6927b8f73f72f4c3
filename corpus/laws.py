"""The laws that every corpus keeps beyond its form, and the two ways to hold a corpus to them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus import tag_laws, text_laws, vocabulary_laws
from corpus.problem import CorpusError, Problem
from corpus.read import Corpus, read_corpus

LAWS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    tag_laws.known_organisation,
    tag_laws.known_words,
    tag_laws.known_sources,
    tag_laws.one_description,
    tag_laws.needed_override,
    text_laws.length,
    text_laws.stands_alone,
    text_laws.same_figures,
    text_laws.living_links,
    vocabulary_laws.used_levers,
    vocabulary_laws.sourced_organisations,
    vocabulary_laws.sound_relations,
)


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
