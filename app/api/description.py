"""What the OpenAPI description says beyond the operations themselves."""

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI

from app.bodies import ProblemBody

VERSION = version("verhalenbank")
_DESCRIPTION = """
Search in case stories of Dutch public organisations that renewed the way they work.
Answers are passages of stories, word for word, tagged with the four levers of social innovation
(slimmer werken, dynamisch managen, flexibel organiseren, co-creatie), each with its sources.
When the stories hold no clear answer, `answered` is false.

Questions may be in Dutch or English. `lever`, `organisation`, `theme`, `moment` and `evidence` may be repeated: values
of one parameter widen, different parameters narrow.
"""


class Described(FastAPI):
    """Describes itself without FastAPI's own 422: what is wrong with a request is told with 400."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            description = super().openapi()
            for operations in description["paths"].values():
                for operation in operations.values():
                    operation["responses"].pop("422", None)
            schemas = description["components"]["schemas"]
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            problem = ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= problem.pop("$defs") | {"ProblemBody": problem}
        return super().openapi()


def api() -> FastAPI:
    """An API without operations, described."""
    return Described(
        title="Verhalenbank",
        version=VERSION,
        description=_DESCRIPTION,
        license_info={"name": "MIT (code), CC BY 4.0 (stories)", "identifier": "MIT"},
        servers=[{"url": "/v1"}],
        root_path_in_servers=False,
        openapi_url="/openapi.json",
        docs_url=None,  # its assets come from another site, which our users often cannot reach
        redoc_url=None,
        redirect_slashes=False,
    )
