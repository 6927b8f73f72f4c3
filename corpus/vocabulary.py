"""The three vocabularies of a corpus: organisations, levers, themes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from corpus import yaml
from corpus.front_matter import LeverForm, OrganisationForm, ThemeForm, Words, fill_in
from corpus.problem import NOWHERE, Place, Problem
from corpus.story import Language

Form = TypeVar("Form", bound=BaseModel)
Term = TypeVar("Term", "Organisation", "Lever", "Theme")
InLanguages = Mapping[Language, str]


@dataclass(frozen=True)
class Organisation:
    """Whose story it is; `short` is how people call it."""

    id: str
    short: str
    name: InLanguages
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
    """What a fragment is about; `synonyms` are other words for it, `scope` says when to use it."""

    id: str
    label: InLanguages
    synonyms: Mapping[Language, tuple[str, ...]]
    scope: InLanguages
    place: Place = field(default=NOWHERE, compare=False, repr=False)


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
    return Vocabulary(organisations, levers, themes), problems


def _read(
    directories: list[Path],
    name: str,
    form: type[Form],
    make: Callable[[str, Form, Place], Term],
    problems: list[Problem],
) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for directory in directories:
        for key, entry, place in _entries(directory / name, form, problems):
            term = make(key, entry, place)
            if terms.setdefault(key, term) != term:
                mend = "make both the same, or give one another id"
                problems.append(Problem(place, f"`{key}` stands in {terms[key].place} with other words", mend))
    return terms


def _entries(path: Path, form: type[Form], problems: list[Problem]) -> Iterator[tuple[str, Form, Place]]:
    if not path.is_file():
        mend = "add it; a corpus has stories/, organisations.yaml, levers.yaml and themes.yaml"
        problems.append(Problem(Place(path, 1), "this file is missing", mend))
        return
    located, found = yaml.load(path.read_text(encoding="utf-8-sig"), path)
    problems += found
    if located is None:
        return
    if not isinstance(located.data, dict):
        problems.append(Problem(Place(path, 1), "this file holds no entries", "write `id:` and its fields under it"))
        return
    for key in located.data:
        entry, found = fill_in(form, located, (key,))
        problems += found
        if entry is not None:
            yield str(key), entry, located.place((key,))


def _in_languages(words: Words) -> InLanguages:
    return {Language.NL: words.nl, Language.EN: words.en}


def _organisation(key: str, form: OrganisationForm, place: Place) -> Organisation:
    return Organisation(key, form.short, _in_languages(form.name), place)


def _lever(key: str, form: LeverForm, place: Place) -> Lever:
    return Lever(key, _in_languages(form.label), _in_languages(form.description), place)


def _theme(key: str, form: ThemeForm, place: Place) -> Theme:
    synonyms = {Language.NL: tuple(form.synonyms.nl), Language.EN: tuple(form.synonyms.en)}
    return Theme(key, _in_languages(form.label), synonyms, _in_languages(form.scope), place)
