"""What people see in a terminal: problems, progress, answers, and where to open the page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text
from starlette.types import ASGIApp

from app.bodies import AnswerBody, HitBody
from app.forms import Fault
from corpus.problem import Problem
from corpus.story import Language
from corpus.vocabulary import Vocabulary
from indexing.build import Report

_NO_ANSWER = {
    Language.NL: "De verhalen geven geen duidelijk antwoord.",
    Language.EN: "The stories hold no clear answer.",
}
_NEAREST = {Language.NL: "Het dichtst erbij komt:", Language.EN: "Nearest are:"}


def problems(console: Console, found: Sequence[Problem]) -> None:
    """List what is wrong with a corpus."""
    for problem in found:
        console.print(f"{problem.place}: {problem.wrong}", markup=False, highlight=False)
        console.print(f"    {problem.mend}", style="dim", markup=False, highlight=False)
    console.print(f"{len(found)} problem{'s' if len(found) > 1 else ''} found.", style="bold")


def faults(console: Console, found: Sequence[Fault]) -> None:
    """List what is wrong with a question."""
    for fault in found:
        allowed = f"; allowed: {', '.join(fault.allowed)}" if fault.allowed else ""
        console.print(f"Error: {fault.parameter}: {fault.detail}{allowed}", markup=False, highlight=False)


@contextmanager
def progress(console: Console) -> Iterator[Report]:
    """Show a bar for each step of a build; a line for each step where there is no terminal."""
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:
        tasks = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step.capitalize(), total=total)
            bars.advance(tasks[step], done)

        yield report


def answer(console: Console, given: AnswerBody, vocabulary: Vocabulary) -> None:
    """Print an answer to read."""
    if not given.answered:
        console.print(_NO_ANSWER[given.language], style="bold")
        if given.hits:
            console.print(_NEAREST[given.language])
    for number, hit in enumerate(given.hits, start=1):
        _hit(console, number, hit, vocabulary)


def _hit(console: Console, number: int, hit: HitBody, vocabulary: Vocabulary) -> None:
    levers = ", ".join(vocabulary.levers[lever].label[hit.language] for lever in hit.levers)
    console.print(f"\n{number}. {hit.title}", style="bold", markup=False, highlight=False)
    line = f"   {hit.organisation.name} · {levers} · {hit.moment.value} · {hit.score:.2f}"
    console.print(line, style="dim", markup=False, highlight=False)
    text = Text(hit.text)
    text.stylize("bold underline", hit.highlight.start, hit.highlight.end)
    console.print(text, soft_wrap=False)
    for source in hit.sources:
        year = source.year or "z.j."
        console.print(f"   - {source.title}, {source.publisher}, {year} {source.url or ''}", style="dim", markup=False)


class _Server(uvicorn.Server):
    """Tells the address once questions can be asked."""

    def __init__(self, config: uvicorn.Config, console: Console) -> None:
        super().__init__(config)
        self._console = console

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        for server in self.servers:
            host, port, *_ = server.sockets[0].getsockname()
            host = f"[{host}]" if ":" in host else host
            self._console.print(f"Ready. Open http://{host}:{port}/", style="bold green", highlight=False)


def serve(app: ASGIApp, host: str, port: int, console: Console) -> None:
    """Serve `app` until it is stopped."""
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)
    _Server(config, console).run()
