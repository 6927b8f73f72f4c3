"""What templates are made of: texts in the language of the page, addresses, and passages with their marked sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from app.answer import Span
from app.forms import DIMENSIONS
from app.search import Search
from app.texts import text
from corpus.story import Language

Chosen = Mapping[str, Sequence[str]]
"""Query parameters with their values."""


@dataclass(frozen=True)
class View:
    """The page as one visitor sees it: in a language, at an address."""

    language: Language
    path: str
    chosen: Chosen

    def text(self, key: str, *parts: object) -> str:
        """The text under `key`, with `parts` filled in."""
        return text(self.language, key, *parts)

    def to(self, path: str, **parameters: str) -> str:
        """The address of `path` in the language of this page; a fragment behind `#` stays behind."""
        path, _, anchor = path.partition("#")
        language = {} if self.language is Language.NL else {"language": self.language.value}
        query = urlencode(parameters | language)
        return path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")

    def toggled(self, name: str, value: str) -> str:
        """The address of this page with one filter put on, or taken off when it is on."""
        values = list(self.chosen.get(name, ()))
        changed = [each for each in values if each != value] if value in values else [*values, value]
        return self._with({name: changed, "offset": []})

    def turned(self, offset: int) -> str:
        """The address of this page with other results."""
        return self._with({"offset": [str(offset)] if offset else []})

    def translated(self) -> str:
        """The address of this page in the other language."""
        return self._with({"language": [] if self.language is Language.EN else [Language.EN.value]})

    def _with(self, changes: Chosen) -> str:
        query = urlencode({**self.chosen, **changes}, doseq=True)
        return self.path + (f"?{query}" if query else "")


def paragraphs(text: str, mark: Span = (0, 0)) -> list[list[tuple[str, bool]]]:
    """The paragraphs of `text`, each as pieces with whether they are within `mark`."""
    found = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        left, right = (min(max(edge, start), end) for edge in mark)
        pieces = [(text[start:left], False), (text[left:right], True), (text[right:end], False)]
        found.append([piece for piece in pieces if piece[0]])
        start = end + 2
    return found


_TEMPLATES = Environment(
    loader=PackageLoader("app.page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_TEMPLATES.globals |= {"paragraphs": paragraphs, "dimensions": DIMENSIONS}


def view(request: Request) -> View:
    """The view of a request: Dutch, unless English is asked for."""
    parameters = request.query_params
    chosen = {name: [value for value in parameters.getlist(name) if value] for name in parameters}
    language = Language.EN if chosen.get("language") == ["en"] else Language.NL
    return View(language, request.url.path, {name: values for name, values in chosen.items() if values})


def render(template: str, request: Request, status: int = 200, **facts: object) -> Response:
    """A page."""
    seen = view(request)
    search: Search = request.app.state.search
    html = _TEMPLATES.get_template(template).render(
        view=seen, t=seen.text, vocabulary=search.vocabulary, counts=search.counts, **facts
    )
    return Response(html, status_code=status, media_type="text/html", headers={"Content-Language": seen.language})
