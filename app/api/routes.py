"""The operations of the API. Searching blocks, so every route is a plain function that runs in a thread."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from app import wire
from app.answer import shown_in
from app.api.problems import MEDIA_TYPE, NotFound
from app.api.requests import from_body, from_query, json_body, query_parameters
from app.bodies import (
    AnswerBody,
    FragmentBody,
    LeversBody,
    OrganisationsBody,
    SimilarsBody,
    StoriesBody,
    StoryBody,
    ThemesBody,
)
from app.forms import Form, InLanguage, Neighbours, Question, Selection
from app.search import Search
from corpus.story import Language
from indexing.catalogue import Entry

_BAD = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}}
_ERRORS: dict[int | str, dict[str, Any]] = {400: {**_BAD, "description": "Lists everything wrong with the request."}}
_ERRORS_404 = {**_ERRORS, 404: {**_BAD, "description": "There is no such story or fragment."}}
router = APIRouter()


def _search(request: Request) -> Search:
    search: Search = request.app.state.search
    return search


Asked = Annotated[Search, Depends(_search)]


async def _posted(request: Request, search: Asked) -> Question:
    from_query(Form, request, search.vocabulary)
    return await from_body(Question, request, search.vocabulary)


def _nothing(request: Request, search: Asked) -> None:
    """Refuse parameters where there are none."""
    from_query(Form, request, search.vocabulary)


@router.get("/search", response_model=AnswerBody, responses=_ERRORS, openapi_extra=query_parameters(Question))
def search(request: Request, asked: Asked) -> Response:
    """Answer a question with passages of stories, best first, each with its levers and sources."""
    question = from_query(Question, request, asked.vocabulary)
    return _json(wire.answer(request.app.state.watch.ask(question), asked.vocabulary))


@router.post("/search", response_model=AnswerBody, responses=_ERRORS, openapi_extra=json_body(Question))
def search_unlogged(request: Request, asked: Asked, question: Annotated[Question, Depends(_posted)]) -> Response:
    """Answer a question that must stay out of the logs of proxies and servers: the same, as a JSON object."""
    return _json(wire.answer(request.app.state.watch.ask(question), asked.vocabulary))


@router.get("/stories", response_model=StoriesBody, responses=_ERRORS, openapi_extra=query_parameters(Selection))
def stories(request: Request, asked: Asked) -> Response:
    """List the stories that have a fragment with the values asked for, in the order of their ids."""
    form = from_query(Selection, request, asked.vocabulary)
    found = asked.story_ids(form.filters)
    page = asked.snapshot.catalogue.stories(found[form.offset : form.offset + form.limit])
    return _json(wire.stories(len(found), page, form.language or Language.NL, asked.vocabulary))


@router.get(
    "/stories/{story}", response_model=StoryBody, responses=_ERRORS_404, openapi_extra=query_parameters(InLanguage)
)
def story(request: Request, asked: Asked, story: str) -> Response:
    """Give a whole story with its fragments and sources."""
    form = from_query(InLanguage, request, asked.vocabulary)
    found = asked.snapshot.catalogue.stories([story])
    if not found:
        raise NotFound(f"there is no story `{story}`; /v1/stories lists them")
    return _json(wire.story(found[0], form.language or Language.NL, asked.vocabulary))


@router.get(
    "/fragments/{story}/{anchor}",
    response_model=FragmentBody,
    responses=_ERRORS_404,
    openapi_extra=query_parameters(InLanguage),
)
def fragment(request: Request, asked: Asked, story: str, anchor: str) -> Response:
    """Give one fragment."""
    form = from_query(InLanguage, request, asked.vocabulary)
    entry = _entry(asked, story, anchor)
    return _json(wire.fragment(shown_in(entry.fragment, entry.story, form.language or Language.NL), asked.vocabulary))


@router.get(
    "/fragments/{story}/{anchor}/similar",
    response_model=SimilarsBody,
    responses=_ERRORS_404,
    openapi_extra=query_parameters(Neighbours),
)
def similar(request: Request, asked: Asked, story: str, anchor: str) -> Response:
    """Give the fragments that are nearest in meaning, nearest first."""
    form = from_query(Neighbours, request, asked.vocabulary)
    entry = _entry(asked, story, anchor)
    found = asked.similar(entry.number, form.limit, form.language or Language.NL)
    return _json(wire.similar(entry.fragment.id, found, asked.vocabulary))


@router.get("/levers", response_model=LeversBody, responses=_ERRORS, dependencies=[Depends(_nothing)])
def levers(asked: Asked) -> Response:
    """List the levers of social innovation."""
    return _json(wire.levers(asked.vocabulary, asked.counts("lever")))


@router.get("/organisations", response_model=OrganisationsBody, responses=_ERRORS, dependencies=[Depends(_nothing)])
def organisations(asked: Asked) -> Response:
    """List the organisations whose stories are told."""
    return _json(wire.organisations(asked.vocabulary, asked.counts("organisation")))


@router.get("/themes", response_model=ThemesBody, responses=_ERRORS, dependencies=[Depends(_nothing)])
def themes(asked: Asked) -> Response:
    """List the themes, with other words for each."""
    return _json(wire.themes(asked.vocabulary, asked.counts("theme")))


def _entry(asked: Search, story: str, anchor: str) -> Entry:
    entry = asked.snapshot.catalogue.entry(f"{story}/{anchor}")
    if entry is None:
        raise NotFound(f"there is no fragment `{story}/{anchor}`; /v1/stories/{story} lists those of a story")
    return entry


def _json(body: BaseModel) -> Response:
    return Response(body.model_dump_json(), media_type="application/json")
