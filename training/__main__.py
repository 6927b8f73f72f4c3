"""The steps of training, in the order in which they are taken: `python -m training --help`."""

import json
import shutil
from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console
from sentence_transformers import SentenceTransformer

from indexing.cache import Advance
from indexing.hub import go_offline
from indexing.sentence_transformer import SentenceTransformerEmbedder
from training import measures, vocabulary
from training.average import average
from training.batches import chances
from training.distil import Distillation, learn
from training.export import export, rounded
from training.pairs import read_pairs
from training.places import BUNDLED, RESULTS, Places
from training.prepare import passages, prepare
from training.report import INT8, PLAIN, SPLITS, card, put, read_results, table
from training.sets import Split
from training.settings import Run, read_runs
from training.student import Student, network

cli = typer.Typer(help="Make the Dutch and English model.", no_args_is_help=True, add_completion=False)
CARD = BUNDLED / "README.md"
console = Console(stderr=True, highlight=False)


@cli.callback()
def places(
    context: typer.Context,
    data: Annotated[Path, typer.Option(envvar="TRAINING_DATA", help="Directory with the parallel text and eval/.")],
    seed: Annotated[
        Path | None, typer.Option(envvar="TRAINING_SEED", help="An earlier student, if there is one.")
    ] = None,
    work: Annotated[Path, typer.Option(envvar="TRAINING_WORK", help="What is derived goes here.")] = Path(
        "var/training"
    ),
) -> None:
    """Say where everything lies."""
    context.obj = Places(data, seed, work)


@cli.command("prepare")
def prepare_(context: typer.Context, run: str) -> None:
    """Clean the pairs of RUN and make the teacher's vectors of them (some ten minutes, once)."""
    chosen = _run(run)
    prepared = prepare(chosen, context.obj, _counter("embedding"))
    used = int((chances(prepared.pairs, prepared.alignment, chosen.cleaning) > 0).sum())
    console.print(f"{len(prepared.pairs)} pairs, of which {used} are well aligned")


@cli.command("vocabulary")
def vocabulary_(context: typer.Context, run: str) -> None:
    """Make the student with which RUN begins."""
    chosen = _run(run)
    go_offline()
    start = context.obj.run(run) / "start"
    model = SentenceTransformer(str(context.obj.model(chosen.start)), device="cpu", local_files_only=True)
    if chosen.start == "teacher":
        pairs = [pair for pair in read_pairs(context.obj.data) if chosen.cleaning.weights[pair.source] > 0]
        vocabulary.extend(model, pairs, chosen.vocabulary.pieces, chosen.vocabulary.start)
    shutil.rmtree(start, ignore_errors=True)
    model.float().save(str(start), create_model_card=False)
    console.print(f"{network(model).config.vocab_size} word pieces")


@cli.command()
def distil(context: typer.Context, run: str) -> None:
    """Train RUN; when it was interrupted, go on from its last checkpoint."""
    chosen = _run(run)
    home = context.obj.run(run)
    torch.manual_seed(chosen.seed)
    student = Student(home / "start", chosen.schedule.dropout)
    prepared = prepare(chosen, context.obj, _counter("embedding"))
    questions = passages(student, context.obj, _counter("embedding")) if chosen.loss.passages_every else None
    chance = chances(prepared.pairs, prepared.alignment, chosen.cleaning)
    distillation = Distillation(chosen, student, prepared.pairs, prepared.targets, questions)
    for line in learn(distillation, chance, chosen.schedule, home):
        console.print(line)
    average(student, home, chosen.schedule.average)
    student.save(home / "model")


@cli.command()
def evaluate(context: typer.Context, model: str, split: Split = "test") -> None:
    """Measure MODEL (`teacher`, `seed`, `bm25`, a run or a directory) and write its figures to the results."""
    console.print_json(data=_evaluate(context.obj, model, split))


@cli.command()
def figures(context: typer.Context) -> None:
    """Measure every model that is there, and write all tables: some minutes for each model.

    On `dev` all of them; on `test`, which is not for choosing, the bundled one and what it stands beside.
    """
    there = [name for name in (*PLAIN, *read_runs()) if name == "bm25" or context.obj.has(name)]
    for name in there:
        for split in SPLITS:
            if split == "dev" or name in PLAIN:
                console.print(f"measuring {name} on {split}")
                _evaluate(context.obj, name, split)
    report()


def _evaluate(places: Places, model: str, split: Split) -> dict[str, measures.Figures | measures.Intervals]:
    where = places.data / "eval"
    if model == "bm25":
        found = measures.measure_words(where, split)
    else:
        found = measures.measure(SentenceTransformerEmbedder(model, places.model(model)), where, split)
    path = RESULTS / split / f"{Path(model).name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


@cli.command("int8")
def int8_(context: typer.Context, run: str) -> None:
    """Round the weights of RUN to eight bits, to measure what that would cost."""
    model = context.obj.run(f"{run}{INT8}") / "model"
    rounded(context.obj.model(run), model)
    console.print(f"now: evaluate {run}{INT8}")


@cli.command("export")
def export_(context: typer.Context, run: str, to: Annotated[Path, typer.Option(help="Where to.")] = BUNDLED) -> None:
    """Write the model of RUN in half precision, as it is bundled."""
    written = vocabulary.texts(read_pairs(context.obj.data))
    console.print(f"{export(context.obj.model(run), to, written):,} bytes in {to}")


@cli.command()
def report() -> None:
    """Write the tables of all results to results/README.md and to the model's card."""
    runs = read_runs()
    page = "# Results\n\nMade by `python -m training report` from the files beside this page.\n"
    page += "Intervals hold 95 % of bootstrap samples of the questions.\n"
    for split, about in SPLITS.items():
        page += f"\n## {split.capitalize()}: {about}\n\n{table(read_results(RESULTS / split), runs)}\n"
    (RESULTS / "README.md").write_text(page, encoding="utf-8")
    if CARD.is_file():
        described = CARD.read_text(encoding="utf-8")
        CARD.write_text(put(described, card(read_results(RESULTS / "test"))), encoding="utf-8")


def _run(name: str) -> Run:
    runs = read_runs()
    if name not in runs:
        raise typer.BadParameter(f"there is no run `{name}` in runs.yaml; there are: {', '.join(runs)}")
    return runs[name]


def _counter(what: str) -> Advance:
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        before, done = done, done + more
        if done // 5000 > before // 5000:
            console.print(f"{what}: {done}")

    return advance


if __name__ == "__main__":
    cli()
