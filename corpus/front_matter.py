"""The forms that editors fill in: the head of a story and the entries of the vocabularies."""

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from corpus.problem import Problem
from corpus.story import SourceKind
from corpus.yaml import Located

Form = TypeVar("Form", bound=BaseModel)
Text = Annotated[str, Field(min_length=1)]
Years = Annotated[Text, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SourceForm(_Form):
    """One source in the head of a story."""

    title: Text
    publisher: Text
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    kind: SourceKind

    @model_validator(mode="after")
    def _address(self) -> "SourceForm":
        if self.url is None and self.kind is not SourceKind.BOOK:
            raise ValueError("`url` is missing; only a book may do without")
        return self


class TranslationHead(_Form):
    """The head of a translation."""

    title: Text
    summary: Text


class OriginalHead(TranslationHead):
    """The head of an original: what the story is and where it comes from."""

    organisation: Text
    period: Years
    sources: Annotated[dict[str, SourceForm], Field(min_length=1)]
    compare: list[str] = []


class Words(_Form):
    """The same words in Dutch and English."""

    nl: Text
    en: Text


class Synonyms(_Form):
    """Other words for a theme."""

    nl: list[Text] = []
    en: list[Text] = []


class LeverForm(_Form):
    """An entry of levers.yaml."""

    label: Words
    description: Words


class OrganisationForm(_Form):
    """An entry of organisations.yaml."""

    short: Text
    name: Words
    also: list[Text] = []
    about: Words | None = None
    sources: dict[str, SourceForm] = {}


class ThemeForm(_Form):
    """An entry of themes.yaml."""

    label: Words
    synonyms: Synonyms = Synonyms()
    scope: Words
    broader: Text | None = None
    related: list[Text] = []


def fill_in(form: type[Form], located: Located, keys: tuple[str | int, ...] = ()) -> tuple[Form | None, list[Problem]]:
    """Put the data under `keys` into `form`; everything that does not fit comes back as problems."""
    data = located.data
    for key in keys:
        data = data[key]  # type: ignore[index]  # the keys come from this very data
    try:
        return form.model_validate(data), []
    except ValidationError as error:
        return None, list(_problems(error.errors(), located, keys, form))


def salvage(located: Located) -> OriginalHead:
    """What can be used of a head that does not fit, so that the rest of the story is still held to the laws."""
    data = located.data if isinstance(located.data, dict) else {}
    sources = data.get("sources")
    compare = data.get("compare")
    return OriginalHead.model_construct(
        title=_words(data, "title"),
        summary=_words(data, "summary"),
        organisation=_words(data, "organisation"),
        period=_words(data, "period"),
        sources={str(name): _source(raw) for name, raw in sources.items()} if isinstance(sources, dict) else {},
        compare=[target for target in compare if isinstance(target, str)] if isinstance(compare, list) else [],
    )


def _words(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _source(raw: object) -> SourceForm:
    try:
        return SourceForm.model_validate(raw)
    except ValidationError:
        return SourceForm.model_construct(title="", publisher="", kind=SourceKind.SELF)


def _problems(
    errors: list[ErrorDetails], located: Located, keys: tuple[str | int, ...], form: type[BaseModel]
) -> Iterator[Problem]:
    for error in errors:
        where = (*keys, *error["loc"])
        name = ".".join(str(part) for part in error["loc"]) or "this entry"
        match error["type"]:
            case "missing":
                wrong, mend = f"`{name}` is missing", f"add a line `{error['loc'][-1]}: …`"
            case "extra_forbidden":
                fields = ", ".join(form.model_fields)
                wrong, mend = f"`{name}` does not belong here", f"remove it, or correct its name; known here: {fields}"
            case _:
                wrong, mend = f"`{name}` does not fit: {error['msg']}", "correct the value; see corpus/README.md"
        yield Problem(located.place(where), wrong, mend)
