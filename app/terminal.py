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
from app.texts import text
from corpus.problem import Problem
from corpus.vocabulary import Vocabulary
from indexing.build import Report
from indexing.manifest import Model


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


def english_only(console: Console, model: Model) -> None:
    """Warn when the model of an index reads English only."""
    if model.english_only:
        console.print(
            f"Warning: the model {model.name} reads English only: Dutch questions and stories will be matched poorly. "
            "docs/models.md tells which models to choose from.",
            style="yellow",
            markup=False,
            highlight=False,
        )


def answer(console: Console, given: AnswerBody, vocabulary: Vocabulary, first: int = 1) -> None:
    """Print an answer to read; its hits are numbered from `first`."""
    if not given.answered:
        console.print(text(given.language, "no-answer-title"), style="bold")
        console.print(text(given.language, "no-answer-near" if given.hits else "no-answer-none"))
    for number, hit in enumerate(given.hits, start=first):
        _hit(console, number, hit, vocabulary)


def _hit(console: Console, number: int, hit: HitBody, vocabulary: Vocabulary) -> None:
    levers = ", ".join(vocabulary.levers[lever].label[hit.language] for lever in hit.levers)
    console.print(f"\n{number}. {hit.title}", style="bold", markup=False, highlight=False)
    tags = (text(hit.language, f"moment-{hit.moment}"), text(hit.language, f"evidence-{hit.evidence}"))
    line = " · ".join((hit.organisation.name, levers, *tags, f"{hit.score:.2f}"))
    console.print(f"   {line}", style="dim", markup=False, highlight=False)
    start, end = hit.highlight.start, hit.highlight.end
    # In a file or a pipe there is no underlining, so stars mark the sentence there.
    star = "" if console.is_terminal else "**"
    passage = Text.assemble(hit.text[:start], (f"{star}{hit.text[start:end]}{star}", "bold underline"), hit.text[end:])
    console.print(passage, soft_wrap=False)
    for source in hit.sources:
        year = source.year or text(hit.language, "undated")
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
    """Serve `app` until it is stopped. Raises `OSError` when the address cannot be had."""
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)
    try:
        _Server(config, console).run()
    except SystemExit as error:  # uvicorn told why, and would end the program with a code of its own
        raise OSError(
            f"cannot serve on {host}:{port}; free it, or choose another with --port (make run PORT=…)"
        ) from error
