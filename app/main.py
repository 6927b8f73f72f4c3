"""The web application: the API under /v1, the pages, and what operators ask of it."""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from app.api import description, routes
from app.api.headers import Headers
from app.api.problems import handle_errors
from app.bodies import ReadyBody
from app.page import routes as pages
from app.search import Search
from app.watch import Watch

_STATIC = Path(__file__).parent / "page" / "static"


def create_app(search: Search, *, log_questions: bool = False) -> ASGIApp:
    """The application that answers with `search`."""
    watch = Watch(search, log_questions=log_questions)
    api = description.api()
    api.include_router(routes.router)
    handle_errors(api)
    outside = FastAPI(openapi_url=None, redirect_slashes=False)
    outside.include_router(pages.router)
    outside.add_api_route("/healthz", _alive)
    outside.add_api_route("/readyz", _ready)
    outside.add_api_route("/metrics", _metrics)
    outside.mount("/v1", api)
    outside.mount("/static", StaticFiles(directory=_STATIC))
    pages.handle_errors(outside)
    for app in (api, outside):
        app.state.search = search
        app.state.watch = watch
    return Headers(outside)


def _alive() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "alive"}


def _ready(request: Request) -> ReadyBody:
    """Say that questions can be answered, and by what."""
    manifest = request.app.state.search.snapshot.manifest
    return ReadyBody(
        status="ready",
        snapshot=manifest.id,
        created=f"{manifest.created:%Y-%m-%dT%H:%M:%SZ}",
        model=manifest.model.name,
        stories=manifest.counts.stories,
        fragments=manifest.counts.fragments,
    )


def _metrics(request: Request) -> Response:
    """Give the figures of this process to Prometheus."""
    return Response(request.app.state.watch.figures(), media_type="text/plain; version=0.0.4; charset=utf-8")
