"""The tables of figures, made from the files in `results/`: one line for each model or run, and that of the card."""

import json
from collections.abc import Mapping
from pathlib import Path

from training.places import OURS
from training.sets import Split
from training.settings import Run

Figures = Mapping[str, Mapping[str, float | list[float]]]

LANGUAGES = ("nl", "en")
WAYS = [f"{question}→{text}" for question in LANGUAGES for text in LANGUAGES]
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
    f"stories {way} {name}": ("stories", f"{way.replace('→', '-')} {measure}")
    for name, measure in (("MRR", "mrr"), ("R@5", "recall@5"))
    for way in WAYS
}
"""The columns that a table can have, and where their figures stand. A table has those that any of its lines knows."""
SPLITS: dict[Split, str] = {"test": "for reporting", "dev": "for choosing between runs"}
PLAIN = {
    "bm25": "plain BM25 over Snowball stems",
    "teacher": "all-MiniLM-L6-v2, the teacher",
    "seed": "an earlier student, to be beaten",
    OURS: "the bundled model",
}
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
INT8 = "-int8"
"""What the name of a model ends with whose weights are rounded."""
CARD = (
    ("STS-B nl", "0.79", "likeness of Dutch sentences, Spearman"),
    ("STS-B en", "0.815", "likeness of English sentences, Spearman"),
    ("STS-B nl–en", "0.77", "likeness of a Dutch and an English sentence, Spearman"),
    ("SICK-NL", "0.74", "likeness of Dutch sentences, Spearman"),
    ("NTREX nl→en", "0.985", "the translation is the nearest of 1,997 sentences, share"),
    ("NTREX en→nl", "0.985", "the same, the other way"),
    ("FLORES nl→en", "0.99", "the translation is the nearest, share"),
    ("FLORES en→nl", "0.99", "the same, the other way"),
    ("ESCO nDCG@10", "0.955", "from the Dutch title of an occupation to its description"),
    *((f"stories {way} MRR", "", "a question without shared words to its passage") for way in WAYS),
    *((f"stories {way} R@5", "", "the same, share of the right passages in the first five") for way in WAYS),
)
"""The columns that the card shows as lines: name, aim, what it is."""


def read_results(directory: Path) -> dict[str, Figures]:
    """The figures in `directory`, by model: the plain ones first, then the runs in the order of their names."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in directory.glob("*.json")}
    return {name: found[name] for name in (*PLAIN, *sorted(set(found) - set(PLAIN))) if name in found}


def table(results: Mapping[str, Figures], runs: Mapping[str, Run]) -> str:
    """A Markdown table of `results`, one line for each model, with what is tried in it."""
    shown = [name for name, place in COLUMNS.items() if any(_figure(each, place) for each in results.values())]
    lines = [f"| model | what | {' | '.join(shown)} |", f"| --- | --- |{' ---: |' * len(shown)}"]
    for name, figures in results.items():
        about = PLAIN.get(name) or _about(name, runs)
        cells = (_figure(figures, COLUMNS[column]) for column in shown)
        lines.append(f"| {name} | {about} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _about(name: str, runs: Mapping[str, Run]) -> str:
    run = name.removesuffix(INT8)
    about = runs[run].about if run in runs else ""
    return f"`{run}`, its weights rounded to int8" if name.endswith(INT8) else about


def card(results: Mapping[str, Figures]) -> str:
    """A Markdown table of the bundled model beside the plain ones, one line for each figure."""
    lines = [f"| | aim | {' | '.join(PLAIN)} | what |", f"| --- | ---: |{' ---: |' * len(PLAIN)} --- |"]
    for name, aim, about in CARD:
        cells = (_figure(results.get(model, {}), COLUMNS[name]) for model in PLAIN)
        lines.append(f"| {name} | {aim} | {' | '.join(cells)} | {about} |")
    return "\n".join(lines)


def put(page: str, table: str) -> str:
    """`page` with `table` in the place of what stands between the marks. Raises `ValueError` where there are none."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the page has no place for a table: write `{BEGIN}` and `{END}` where it is to stand")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _figure(figures: Figures, place: tuple[str, str]) -> str:
    """A figure with three digits, and its interval where there is one; empty where there is none."""
    value = figures.get(place[0], {}).get(place[1])
    if isinstance(value, list):
        return f"{value[0]:.3f} ({value[1]:.3f}–{value[2]:.3f})"
    return "" if value is None else f"{value:.3f}"
