"""What callers may ask, whichever door they come through: one form for each deed, and one way to fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from corpus.story import Evidence, Language, Moment
from corpus.vocabulary import Vocabulary

MAX_QUESTION = 2000
MAX_LIMIT = 50
MAX_OFFSET = 1000
DIMENSIONS = ("lever", "organisation", "theme", "moment", "evidence")
"""By what fragments can be narrowed and counted."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with what was asked; `allowed` lists the values that would do, where there is a list.

    `kind` is one of missing, unknown-parameter, unknown, empty, long, invalid: pages have their own words for it.
    """

    parameter: str
    detail: str
    allowed: tuple[str, ...] = ()
    kind: str = "invalid"


class QuestionError(Exception):
    """Something was asked in a way that cannot be answered; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.parameter}: {fault.detail}" for fault in faults))


def _known(value: str, info: ValidationInfo) -> str:
    """Let `value` through if the snapshot's vocabulary has it; the vocabulary is the context of the validation."""
    allowed = tuple(info.context[info.field_name]) if info.context else (value,)
    if value not in allowed:
        raise PydanticCustomError("unknown", "unknown value `{value}`", {"value": value, "allowed": allowed})
    return value


def _printable(value: str) -> str:
    if any(ord(character) < 32 and not character.isspace() for character in value):
        raise PydanticCustomError("control", "holds a control character")
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Values = Annotated[list[Annotated[str, AfterValidator(_known)]], BeforeValidator(_listed), Field(max_length=100)]
_Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="How many to give at most.")]
_Offset = Annotated[int, Field(ge=0, le=MAX_OFFSET, description="How many to skip.")]


class Form(BaseModel):
    """What every form has in common: nothing unknown gets in, and it never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class InLanguage(Form):
    """What can be had in either language."""

    language: Annotated[
        Language | None, Field(description="The language to show; falls back to the one that exists.", examples=["nl"])
    ] = None


class Neighbours(InLanguage):
    """What to know of the neighbours of a fragment."""

    limit: _Limit = 5


class Selection(InLanguage):
    """Which fragments or stories: values within one dimension widen, different dimensions narrow."""

    lever: Annotated[_Values, Field(description="Levers that a fragment shows.", examples=[["co-creatie"]])] = []
    organisation: Annotated[_Values, Field(description="Whose stories.", examples=[["zwolle"]])] = []
    theme: Annotated[_Values, Field(description="Themes of a fragment.", examples=[["registratielast"]])] = []
    moment: Annotated[_Values, Field(description="What a fragment tells.", examples=[["approach"]])] = []
    evidence: Annotated[
        _Values, Field(description="How strong it is what a fragment tells.", examples=[["measured"]])
    ] = []
    limit: _Limit = 10
    offset: _Offset = 0

    @property
    def filters(self) -> dict[str, list[str]]:
        """The dimensions that are narrowed, with the values that may be."""
        chosen = {name: getattr(self, name) for name in DIMENSIONS}
        return {dimension: values for dimension, values in chosen.items() if values}


class Question(Selection):
    """A question in Dutch or English, and where to look for answers."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=MAX_QUESTION,
            description="The question, in Dutch or English.",
            examples=["Hoe gingen anderen om met minder registratielast?"],
        ),
        AfterValidator(_printable),
    ]


FormT = TypeVar("FormT", bound=Form)


def fill_in(form: type[FormT], raw: Mapping[str, object], vocabulary: Vocabulary) -> FormT:
    """Put what was asked into `form`. Raises `QuestionError` with everything that is wrong."""
    context = {
        "lever": vocabulary.levers,
        "organisation": vocabulary.organisations,
        "theme": vocabulary.themes,
        "moment": [moment.value for moment in Moment],
        "evidence": [evidence.value for evidence in Evidence],
    }
    try:
        return form.model_validate(raw, context=context)
    except ValidationError as error:
        raise QuestionError(tuple(_fault(each, form) for each in error.errors())) from error


def _fault(error: ErrorDetails, form: type[Form]) -> Fault:  # noqa: PLR0911 -- one row for each kind
    parameter = str(error["loc"][0]) if error["loc"] else "question"
    match error["type"]:
        case "missing":
            return Fault(parameter, "is missing", kind="missing")
        case "extra_forbidden":
            detail = "unknown parameter" if form.model_fields else "no parameters are taken here"
            return Fault(parameter, detail, tuple(form.model_fields), "unknown-parameter")
        case "unknown":
            return Fault(parameter, error["msg"], error["ctx"]["allowed"], "unknown")
        case "enum":
            return Fault(parameter, f"unknown value `{error['input']}`", tuple(Language), "unknown")
        case "string_too_short":
            return Fault(parameter, "is empty", kind="empty")
        case "string_too_long":
            detail = f"is longer than {error['ctx']['max_length']} characters"
            return Fault(parameter, detail, kind="long")
        case _:
            return Fault(parameter, error["msg"][:1].lower() + error["msg"][1:])
