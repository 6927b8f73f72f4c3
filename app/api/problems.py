"""Errors on the wire: RFC 9457 problem+json, one form for all of them.

QuestionError (400)   something was asked in a way that cannot be answered
NotFound (404)        there is no such story or fragment
HTTPException         no such path (404), no such method (405), as Starlette raises them
Exception (500)       our own fault; the log tells which
"""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.bodies import FaultBody, ProblemBody
from app.forms import QuestionError

MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger()


class NotFound(Exception):  # noqa: N818 -- the word that people use for it
    """There is no such story or fragment."""


def handle_errors(app: FastAPI) -> None:
    """Have `app` answer every error as a problem."""
    app.add_exception_handler(QuestionError, question)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, ours)


def log_failure(request: Request, error: Exception) -> None:
    """Log what went wrong where, with the traceback; not the query, which may hold a question."""
    _log.error("failed", method=request.method, path=request.url.path, exc_info=error)


def problem(status: HTTPStatus, detail: str, errors: list[FaultBody] | None = None) -> Response:
    """The response that tells of an error."""
    body = ProblemBody(title=status.phrase, status=status, detail=detail, errors=errors or [])
    return Response(body.model_dump_json(), status_code=status, media_type=MEDIA_TYPE)


def question(_: Request, error: Exception) -> Response:
    """Tell everything that is wrong with what was asked."""
    assert isinstance(error, QuestionError)
    errors = [
        FaultBody(parameter=fault.parameter, detail=fault.detail, allowed=list(fault.allowed)) for fault in error.faults
    ]
    return problem(HTTPStatus.BAD_REQUEST, str(error), errors)


def _not_found(_: Request, error: Exception) -> Response:
    return problem(HTTPStatus.NOT_FOUND, str(error))


def http(request: Request, error: Exception) -> Response:
    """Tell that there is no such path or method."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status is HTTPStatus.NOT_FOUND:
        return problem(status, f"there is nothing at {request.url.path}; /v1/openapi.json lists what there is")
    response = problem(status, error.detail)
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = ", ".join(_allowed(request))
    return response


def _allowed(request: Request) -> list[str]:
    """The methods of every route at this path; Starlette itself names those of the first one only.

    Whatever is there can be read.
    """
    methods = {"GET", "HEAD"}
    for route in request.app.state.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods
    return sorted(methods)


def ours(request: Request, error: Exception) -> Response:
    """Tell that we failed, and nothing of our insides; the log has those."""
    log_failure(request, error)
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong on our side; the log of the server tells what"
    )
