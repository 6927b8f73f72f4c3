"""The three vocabularies of a corpus: organisations, levers, themes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from corpus import yaml
from corpus.front_matter import LeverForm, OrganisationForm, ThemeForm, Words, fill_in
from corpus.markdown import cite
from corpus.problem import NOWHERE, Place, Problem
from corpus.source import sources_of
from corpus.story import Language, Source
from corpus.text_file import read_text
from corpus.yaml import Located

Form = TypeVar("Form", bound=BaseModel)
Term = TypeVar("Term", "Organisation", "Lever", "Theme")
InLanguages = Mapping[Language, str]


@dataclass(frozen=True)
class Organisation:
    """Whose story it is; `short` is how people call it, `also` are other names that it goes or went by.

    `about` tells in a few sentences who it is and what it tried, from `sources`; both may be empty.
    """

    id: str
    short: str
    name: InLanguages
    also: tuple[str, ...] = ()
    about: InLanguages = field(default_factory=dict)
    citations: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Lever:
    """One of the levers (hefbomen) of social innovation."""

    id: str
    label: InLanguages
    description: InLanguages
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Theme:
    """What a fragment is about; `synonyms` are other words for it, `scope` says when to use it.

    `broader`, `narrower` and `related` are ids of other themes, as SKOS has them (W3C, 2009).
    """

    id: str
    label: InLanguages
    synonyms: Mapping[Language, tuple[str, ...]]
    scope: InLanguages
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def names(self, language: Language) -> tuple[str, ...]:
        """All words for the theme in `language`, its label first."""
        return (self.label[language], *self.synonyms.get(language, ()))


@dataclass(frozen=True)
class Vocabulary:
    """The organisations, levers and themes that stories may use, by id, in the order of the files."""

    organisations: Mapping[str, Organisation]
    levers: Mapping[str, Lever]
    themes: Mapping[str, Theme]


def read_vocabulary(directories: list[Path]) -> tuple[Vocabulary, list[Problem]]:
    """Read the vocabulary files of all `directories` together; the same entry may stand in several."""
    problems: list[Problem] = []
    organisations = _read(directories, "organisations.yaml", OrganisationForm, _organisation, problems)
    levers = _read(directories, "levers.yaml", LeverForm, _lever, problems)
    themes = _read(directories, "themes.yaml", ThemeForm, _theme, problems)
    return Vocabulary(organisations, levers, _both_ways(themes)), problems


def _read(
    directories: list[Path],
    name: str,
    form: type[Form],
    make: Callable[[str, Form, Located], Term],
    problems: list[Problem],
) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for directory in directories:
        for key, entry, located in _entries(directory / name, form, problems):
            term = make(key, entry, located)
            if terms.setdefault(key, term) != term:
                mend = "make both the same, or give one another id"
                problems.append(Problem(term.place, f"`{key}` stands in {terms[key].place} with other words", mend))
    return terms


def _entries(path: Path, form: type[Form], problems: list[Problem]) -> Iterator[tuple[str, Form, Located]]:
    if not path.is_file():
        mend = "add it; a corpus has stories/, organisations.yaml, levers.yaml and themes.yaml"
        problems.append(Problem(Place(path, 1), "this file is missing", mend))
        return
    text, found = read_text(path)
    located, more = (None, []) if text is None else yaml.load(text, path)
    problems += found + more
    if located is None:
        return
    if not isinstance(located.data, dict):
        mend = "write `id:` and its fields under it, or `{}` when this corpus adds none"
        problems.append(Problem(Place(path, 1), "this file holds no entries", mend))
        return
    for key in located.data:
        entry, found = fill_in(form, located, (key,))
        problems += found
        if entry is not None:
            yield str(key), entry, located


def _in_languages(words: Words) -> InLanguages:
    return {Language.NL: words.nl, Language.EN: words.en}


def _organisation(key: str, form: OrganisationForm, located: Located) -> Organisation:
    told = {} if form.about is None else {language: cite(text) for language, text in _in_languages(form.about).items()}
    return Organisation(
        id=key,
        short=form.short,
        name=_in_languages(form.name),
        also=tuple(form.also),
        about={language: text for language, (text, _) in told.items()},
        citations={language: tuple(names) for language, (_, names) in told.items()},
        sources=tuple(sources_of(form.sources, located, (key, "sources")).values()),
        place=located.place((key,)),
    )


def _lever(key: str, form: LeverForm, located: Located) -> Lever:
    return Lever(key, _in_languages(form.label), _in_languages(form.description), located.place((key,)))


def _theme(key: str, form: ThemeForm, located: Located) -> Theme:
    return Theme(
        id=key,
        label=_in_languages(form.label),
        synonyms={Language.NL: tuple(form.synonyms.nl), Language.EN: tuple(form.synonyms.en)},
        scope=_in_languages(form.scope),
        broader=() if form.broader is None else (form.broader,),
        related=tuple(form.related),
        place=located.place((key,)),
    )


def _both_ways(themes: Mapping[str, Theme]) -> dict[str, Theme]:
    """The themes with every relation in both directions: editors write each once, in either of the two."""
    return {
        key: replace(
            theme,
            narrower=tuple(other.id for other in themes.values() if key in other.broader),
            related=tuple(other.id for other in themes.values() if other.id in theme.related or key in other.related)
            + tuple(name for name in theme.related if name not in themes),
        )
        for key, theme in themes.items()
    }
