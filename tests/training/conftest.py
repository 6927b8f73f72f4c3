"""Parallel text of a few lines to train with."""

import gzip
from pathlib import Path

import pytest

from training.pairs import Pair

SENTENCES = {
    "De gemeente schrijft een brief": "The council writes a letter",
    "De brug is open": "The bridge is open",
    "Minder regels voor het team": "Fewer rules for the team",
    "Meer regels voor de gemeente": "More rules for the council",
    "Een team bouwt een brug": "A team builds a bridge",
    "Het team leest de brief": "The team reads the letter",
}


@pytest.fixture
def pairs() -> list[Pair]:
    """Six sentences in both languages."""
    return [Pair(dutch, english, "small") for dutch, english in SENTENCES.items()]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory as that of the shared data, with rows of every fault that cleaning looks for."""
    rows = [
        "en\tnl\tsource\tkind",
        *(f"{english}\t{dutch}\ttatoeba\tsentence" for dutch, english in SENTENCES.items()),
        "THE BRIDGE IS OPEN\tDe brug is OPEN\tmoodle\tsentence",
        "We paid 12 euros\tWij betaalden 15 euro\tmoodle\tsentence",
        "Yes\tDat is een heel ander en veel te lang verhaal\tmoodle\tsentence",
        "This is measured later\tDit wordt later gemeten\tmoodle\tsentence",
        "to write\tschrijven\twiktionary_en_nl\tlexicon",
    ]
    with gzip.open(tmp_path / "parallel-en-nl.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    with gzip.open(tmp_path / "lexicon-gloss-en-nl.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("en_word\ten_gloss\tnl\nbank\tside of a river\toever\n")
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval" / "some.tsv").write_text("en\tnl\nSomething else\tdit wordt later gemeten\n", encoding="utf-8")
    return tmp_path
