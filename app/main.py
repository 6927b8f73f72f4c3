"""The web application: the API under /v1, the pages, and what operators ask of it."""

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from app.api import description, routes
from app.api.headers import Headers
from app.api.problems import handle_errors
from app.health import router as health
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
    outside.include_router(health)
    outside.mount("/v1", api)
    outside.mount("/static", StaticFiles(directory=_STATIC))
    pages.handle_errors(outside)
    for app, known in ((api, routes.router.routes), (outside, [*pages.router.routes, *health.routes])):
        app.state.search = search
        app.state.watch = watch
        app.state.routes = known
    return Headers(outside)
