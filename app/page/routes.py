"""The pages: the question and its answer, a story, a lever, an organisation."""

from dataclasses import replace
from http import HTTPStatus

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException

from app import wire
from app.api import problems
from app.forms import DIMENSIONS, Question, QuestionError, fill_in
from app.page.view import View, render, view
from app.search import Search
from corpus.vocabulary import Lever, Organisation

_FIELDS = (*DIMENSIONS, "language", "limit", "offset")
router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """Ask, and see the answer."""
    search: Search = request.app.state.search
    chosen = view(request).chosen
    if "q" not in chosen:
        return render("home.html", request, manifest=search.snapshot.manifest)
    raw: dict[str, object] = {name: values for name, values in chosen.items() if name in _FIELDS}
    # A single value stands for itself where one is expected.
    raw |= {name: chosen[name][-1] for name in ("q", "language", "limit", "offset") if name in chosen}
    question = fill_in(Question, raw, search.vocabulary)
    answer = wire.answer(request.app.state.watch.ask(question), search.vocabulary)
    return render("answer.html", request, answer=answer, facets=answer.facets.model_dump(), question=question)


@router.get("/verhalen/{story}")
def story(request: Request, story: str) -> Response:
    """Read a whole story."""
    search: Search = request.app.state.search
    catalogue = search.snapshot.catalogue
    found = catalogue.stories([story])
    if not found:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    language = view(request).language
    body = wire.story(found[0], language, search.vocabulary)
    others = catalogue.stories([target.partition("/")[0] for target in found[0].compare])
    compare = wire.stories(len(others), others, language, search.vocabulary).stories
    return render("story.html", request, story=body, compare=compare)


@router.get("/hefbomen/{lever}")
def lever(request: Request, lever: str) -> Response:
    """See what is told of a lever."""
    search: Search = request.app.state.search
    return _overview(request, search.vocabulary.levers.get(lever), "lever")


@router.get("/organisaties/{organisation}")
def organisation(request: Request, organisation: str) -> Response:
    """See what is told of an organisation."""
    search: Search = request.app.state.search
    return _overview(request, search.vocabulary.organisations.get(organisation), "organisation")


def _overview(request: Request, term: Lever | Organisation | None, dimension: str) -> Response:
    if term is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    search: Search = request.app.state.search
    found = search.snapshot.catalogue.stories(search.story_ids({dimension: [term.id]}))
    body = wire.stories(len(found), found, view(request).language, search.vocabulary)
    return render(f"{dimension}.html", request, term=term, stories=body.stories)


def handle_errors(app: FastAPI) -> None:
    """Have `app` answer every error with a page for who reads pages, and with a problem for who does not."""
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(QuestionError, _bad)
    app.add_exception_handler(Exception, _ours)


def _fresh(request: Request) -> View:
    """The view of a visitor who starts again: the language stays, what was asked goes."""
    seen = view(request)
    return replace(seen, chosen={name: values for name, values in seen.chosen.items() if name == "language"})


def _reads_pages(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not _reads_pages(request):
        return problems.http(request, error)
    response = render("not_found.html", request, status=error.status_code)
    response.headers.update(error.headers or {})
    return response


def _bad(request: Request, error: Exception) -> Response:
    assert isinstance(error, QuestionError)
    if not _reads_pages(request):
        return problems.question(request, error)
    return render(
        "bad_question.html", request, status=HTTPStatus.BAD_REQUEST, faults=error.faults, fresh=_fresh(request)
    )


def _ours(request: Request, error: Exception) -> Response:
    if not _reads_pages(request):
        return problems.ours(request, error)
    problems.log_failure(request, error)
    return render("failed.html", request, status=HTTPStatus.INTERNAL_SERVER_ERROR)
