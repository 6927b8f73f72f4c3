"""The tables of figures: one line for each model or run, made from the files in `results/`."""

import json
from collections.abc import Mapping
from pathlib import Path

from training.settings import Run

Figures = Mapping[str, Mapping[str, float | list[float]]]

COLUMNS = {
    "STS-B nl": ("STS-B", "nl"),
    "STS-B en": ("STS-B", "en"),
    "STS-B nl–en": ("STS-B", "cross"),
    "SICK-NL": ("SICK-NL", "nl"),
    "Tatoeba nl→en": ("Tatoeba", "nl-en"),
    "Tatoeba en→nl": ("Tatoeba", "en-nl"),
    "NTREX nl→en": ("NTREX", "nl-en"),
    "NTREX en→nl": ("NTREX", "en-nl"),
    "FLORES nl→en": ("FLORES", "nl-en"),
    "FLORES en→nl": ("FLORES", "en-nl"),
    "ESCO nDCG@10": ("ESCO", "ndcg@10"),
} | {
    f"stories {question}→{text} {name}": ("stories", f"{question}-{text} {measure}")
    for name, measure in (("MRR", "mrr"), ("R@5", "recall@5"))
    for question in ("nl", "en")
    for text in ("nl", "en")
}
"""The columns that a table can have, and where their figures stand. A table has those that any of its lines knows."""
SPLITS = {"test": "for reporting", "dev": "for choosing between runs"}
PLAIN = {
    "bm25": "plain BM25 over Snowball stems",
    "teacher": "all-MiniLM-L6-v2, the teacher",
    "seed": "an earlier student, to be beaten",
}


def read_results(directory: Path) -> dict[str, Figures]:
    """The figures in `directory`, by model: the plain ones first, then the runs in the order of their names."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in directory.glob("*.json")}
    return {name: found[name] for name in (*PLAIN, *sorted(set(found) - set(PLAIN))) if name in found}


def table(results: Mapping[str, Figures], runs: Mapping[str, Run]) -> str:
    """A Markdown table of `results`, one line for each model, with what is tried in it."""
    shown = [name for name, place in COLUMNS.items() if any(_figure(each, place) for each in results.values())]
    lines = [f"| model | what | {' | '.join(shown)} |", f"| --- | --- |{' ---: |' * len(shown)}"]
    for name, figures in results.items():
        about = PLAIN.get(name) or (runs[name].about if name in runs else "")
        cells = (_figure(figures, COLUMNS[column]) for column in shown)
        lines.append(f"| {name} | {about} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _figure(figures: Figures, place: tuple[str, str]) -> str:
    """A figure with three digits, and its interval where there is one; empty where there is none."""
    value = figures.get(place[0], {}).get(place[1])
    if isinstance(value, list):
        return f"{value[0]:.3f} ({value[1]:.3f}–{value[2]:.3f})"
    return "" if value is None else f"{value:.3f}"
