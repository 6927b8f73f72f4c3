"""From files of parallel text to pairs: read, clean, and leave out what may not be learned from."""

import csv
import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

OWN = Path(__file__).parent / "data"
"""Our own parallel text."""
PARALLEL = "parallel-en-nl.tsv.gz"
GLOSSES = "lexicon-gloss-en-nl.tsv.gz"
_RATIO = 3
"""A side more than so many times as long as the other is no translation of it."""
_NUMBER = re.compile(r"\d+")
_JOINED_LENGTH = 700
_LOOSE = {"tatoeba", "odoo", "own-passages", "own-questions"}
"""Sources whose rows do not follow each other as text does."""


@dataclass(frozen=True)
class Pair:
    """A Dutch text and an English one that say the same."""

    dutch: str
    english: str
    source: str

    @property
    def words(self) -> int:
        """The number of Dutch words."""
        return len(self.dutch.split())


@dataclass(frozen=True)
class Answered:
    """A question and a passage that answers it, both in both languages."""

    question: Pair
    passage: Pair


def read_pairs(data: Path, own: Path = OWN) -> list[Pair]:
    """Every pair of the parallel text in `data` and of our own, cleaned, none twice and none of the evaluation."""
    measured = _measured(data / "eval")
    seen: set[tuple[str, str]] = set()
    kept = []
    for pair in (*_own(own), *_parallel(data / PARALLEL), *_glosses(data / GLOSSES)):
        key = (pair.dutch.casefold(), pair.english.casefold())
        if key not in seen and _is_translation(pair) and not (pair.words >= 3 and measured.intersection(key)):
            kept.append(pair)
        seen.add(key)
    return kept


def read_answered(own: Path = OWN) -> list[Answered]:
    """Our own questions with the passages that answer them."""
    return [
        Answered(Pair(row[0], row[1], "own-questions"), Pair(row[2], row[3], "own-passages"))
        for row in _rows(own, "questions")
    ]


def join(pairs: list[Pair], number: int) -> list[Pair]:
    """Up to `number` longer texts, each of two to four pairs that follow each other in their source.

    Which they are hangs on their words alone, so that new pairs leave most of them, and their targets, as they were.
    """
    starts = {crc32(pair.dutch.encode()): i for i, pair in enumerate(pairs) if _is_prose(pair)}
    joined = []
    for key in sorted(starts)[:number]:
        first = starts[key]
        group = [pair for pair in pairs[first : first + 2 + key % 3] if _is_prose(pair)]
        group = [pair for pair in group if pair.source == pairs[first].source]
        dutch, english = " ".join(pair.dutch for pair in group), " ".join(pair.english for pair in group)
        if len(group) > 1 and len(dutch) <= _JOINED_LENGTH:
            joined.append(Pair(dutch, english, "joined"))
    return joined


def _is_prose(pair: Pair) -> bool:
    return pair.words >= 5 and pair.source not in _LOOSE


def _is_translation(pair: Pair) -> bool:
    """Whether the sides can say the same: both filled, of like length, with the same numbers in digits."""
    if not pair.dutch or not pair.english:
        return False
    ratio = len(pair.dutch) / len(pair.english)
    if not 1 / _RATIO <= ratio <= _RATIO and pair.source not in {"gloss", "own-terms"}:
        return False
    numbers = [sorted("".join(_NUMBER.findall(side))) for side in (pair.dutch, pair.english)]
    return numbers[0] == numbers[1] or pair.source.startswith("own")


def _measured(directory: Path) -> set[str]:
    """Every text of the evaluation sets, folded."""
    texts: set[str] = set()
    for path in sorted(directory.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                texts.update(_clean(field).casefold() for field in row)
    return texts


def _parallel(path: Path) -> Iterator[Pair]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pair(_clean(row["nl"]), _clean(row["en"]), row["source"])


def _glosses(path: Path) -> Iterator[Pair]:
    """Dutch words with the English word and its explanation, by which the teacher tells the senses apart."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pair(_clean(row["nl"]), _clean(f"{row['en_word']} ({row['en_gloss']})"), "gloss")


def _own(directory: Path) -> Iterator[Pair]:
    """Our own text; the synonyms of a term mean what the term means."""
    yield from (Pair(row[0], row[1], "own-sentences") for row in _rows(directory, "sentences"))
    for dutch, english, synonyms, _ in _rows(directory, "terms"):
        for name in (dutch, *filter(None, synonyms.split("; "))):
            yield Pair(name, english, "own-terms")
    for each in read_answered(directory):
        yield each.question
        yield each.passage


def _rows(directory: Path, kind: str) -> Iterable[list[str]]:
    for path in sorted(directory.glob(f"*-{kind}.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield [_clean(field) for field in line.split("\t")]


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
