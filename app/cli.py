"""The command line: check, build, ask, serve.

Exit code 0 for done, 1 for a problem that was told, 2 for wrong usage.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from app import log, terminal, wire
from app.bootstrap import bootstrap
from app.forms import Question, QuestionError, fill_in
from app.main import create_app
from app.settings import Settings
from corpus.laws import check as check_corpus
from corpus.problem import CorpusError
from indexing import build as building
from indexing.directory import IndexDirectory
from indexing.errors import IndexingError
from indexing.models import embedder

cli = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
_out = Console(soft_wrap=True)
_err = Console(stderr=True, soft_wrap=True)

CorpusOption = Annotated[list[Path] | None, typer.Option("--corpus", help="A corpus directory; may be repeated.")]
IndexOption = Annotated[Path | None, typer.Option("--index", help="The directory of the index.")]
ModelOption = Annotated[str | None, typer.Option("--model", help="The name or the directory of a model.")]
Values = Annotated[list[str] | None, typer.Option(help="May be repeated for `or`.")]


def _settings(**given: object) -> Settings:
    """The settings of the environment, with what the command line gives put over them."""
    try:
        return Settings.model_validate(
            Settings().model_dump() | {name: value for name, value in given.items() if value not in (None, [])}
        )
    except ValidationError as error:
        for each in error.errors():
            name = "_".join(("VERHALENBANK", *map(str, each["loc"]))).upper()
            _err.print(f"Error: {name}: {each['msg']}", style="bold red", markup=False)
        raise typer.Exit(2) from error


@contextmanager
def _told() -> Iterator[None]:
    """Tell of what went wrong and end with the exit code for it."""
    try:
        yield
    except CorpusError as error:
        terminal.problems(_err, error.problems)
        raise typer.Exit(1) from error
    except QuestionError as error:
        terminal.faults(_err, error.faults)
        raise typer.Exit(2) from error
    except (IndexingError, OSError) as error:
        _err.print(f"Error: {error}", style="bold red", markup=False)
        raise typer.Exit(1) from error


@cli.command()
def check(corpus: CorpusOption = None) -> None:
    """Report every problem of the corpus: where, what, and how to mend it."""
    settings = _settings(corpus=corpus)
    problems = check_corpus(settings.corpus)
    if problems:
        terminal.problems(_out, problems)
        raise typer.Exit(1)
    _out.print("The corpus is in order.")


@cli.command()
def build(corpus: CorpusOption = None, index: IndexOption = None, model: ModelOption = None) -> None:
    """Build the index; a corpus and model that did not change are not built again."""
    settings = _settings(corpus=corpus, index=index, model=model)
    with _told():
        directory = IndexDirectory(settings.index_directory)
        chosen = embedder(settings.model)
        manifest = building.up_to_date(settings.corpus, directory, chosen)
        if manifest is not None:
            _out.print(f"Nothing changed: snapshot {manifest.id} stands.")
        else:
            with terminal.progress(_err) as report:
                manifest = building.build(settings.corpus, directory, chosen, settings.cache, report)
            counts = manifest.counts
            _out.print(f"Built snapshot {manifest.id}: {counts.stories} stories, {counts.fragments} fragments.")
        terminal.english_only(_err, manifest.model)


@cli.command()
def ask(  # noqa: PLR0913, PLR0917 -- each argument is an option of the contract
    question: str,
    lever: Values = None,
    organisation: Values = None,
    theme: Values = None,
    moment: Values = None,
    evidence: Values = None,
    language: Annotated[str | None, typer.Option(help="nl or en: the language in which passages are shown.")] = None,
    limit: Annotated[int, typer.Option(help="How many passages at most.")] = 5,
    offset: Annotated[int, typer.Option(help="How many passages to skip.")] = 0,
    index: IndexOption = None,
    model: ModelOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the body that the API gives.")] = False,  # noqa: FBT002
) -> None:
    """Answer a question with passages of stories."""
    given = {
        "lever": lever,
        "organisation": organisation,
        "theme": theme,
        "moment": moment,
        "evidence": evidence,
        "language": language,
    }
    with _told():
        search = bootstrap(_settings(index=index, model=model))
        raw = {"q": question, "limit": limit, "offset": offset} | {
            name: value for name, value in given.items() if value is not None
        }
        answer = wire.answer(search.ask(fill_in(Question, raw, search.vocabulary)), search.vocabulary)
    if as_json:
        typer.echo(answer.model_dump_json())
    else:
        terminal.answer(_out, answer, search.vocabulary, first=offset + 1)


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
    index: IndexOption = None,
    model: ModelOption = None,
) -> None:
    """Serve the API and the search page."""
    settings = _settings(host=host, port=port, index=index, model=model)
    with _told():
        _err.print("Opening the index and loading the model …")
        search = bootstrap(settings)
        terminal.english_only(_err, search.snapshot.manifest.model)
        app = create_app(search, log_questions=settings.log_questions)
        log.set_up()
        terminal.serve(app, settings.host, settings.port, _err)
