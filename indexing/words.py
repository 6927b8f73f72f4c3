"""The lexical index: BM25 over the terms of our own analysis, in SQLite FTS5, one table for each language.

Scores are comparable between questions through `Match.share`, which divides by what the question could score
at most when each of its terms stands once in a passage of average length. This is the theoretical normalisation of
Bruch, Gai and Ingber (TOIS 2023), so no score depends on what else was found.
"""

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.story import Language
from indexing.analysis import terms
from indexing.dense import Mask
from indexing.sqlite import read_only


@dataclass(frozen=True)
class Match:
    """What the words say of a fragment: its BM25 score, and that score as a share (0 to 1) of what was to be had."""

    bm25: float
    share: float


def write_words(path: Path, passages: Iterable[tuple[int, Language, str]]) -> None:
    """Write the lexical index of `passages` (fragment number, language, text) to a new file at `path`."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for language in Language:
            # Our terms hold only a-z and 0-9, so FTS5 has nothing left to analyse.
            connection.execute(f"CREATE VIRTUAL TABLE {language} USING fts5(terms, tokenize = 'ascii')")
            connection.execute(f"CREATE VIRTUAL TABLE {language}_terms USING fts5vocab({language}, 'row')")
        for number, language, text in passages:
            row = (number, " ".join(terms(text, language)))
            connection.execute(f"INSERT INTO {language} (rowid, terms) VALUES (?, ?)", row)  # noqa: S608


class LexicalIndex:
    """Which fragments share words with a question."""

    def __init__(self, path: Path) -> None:
        self._engine = read_only(path)
        with self._engine.connect() as connection:
            execute = connection.exec_driver_sql
            self._counts: dict[Language, int] = {
                language: execute(f"SELECT count(*) FROM {language}").scalar_one()  # noqa: S608
                for language in Language
            }
            self._frequencies: dict[Language, dict[str, int]] = {
                language: {term: holders for term, holders in execute(f"SELECT term, doc FROM {language}_terms")}  # noqa: C416, S608
                for language in Language
            }

    def __len__(self) -> int:
        return sum(self._counts.values())

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def rarity(self, term: str, language: Language) -> float:
        """How much a term tells: FTS5's inverse document frequency, highest for a term that is nowhere."""
        count = self._counts[language]
        holders = self._frequencies[language].get(term, 0)
        return max(math.log((count - holders + 0.5) / (holders + 0.5)), 1e-6)

    def search(self, text: str, language: Language, depth: int, allowed: Mask | None = None) -> dict[int, Match]:
        """The `depth` best allowed fragments that share a term with `text`: number to match, best first.

        Passages in `language` are searched. Ties are in the order of the numbers; `allowed` None means all.
        """
        wanted = list(dict.fromkeys(terms(text, language)))
        attainable = sum(self.rarity(term, language) for term in wanted)
        return {
            number: Match(bm25, min(1.0, bm25 / attainable))
            for number, bm25 in self._match(wanted, language, depth, allowed)
        }

    def _match(
        self, wanted: Sequence[str], language: Language, depth: int, allowed: Mask | None
    ) -> list[tuple[int, float]]:
        if not wanted:
            return []
        expression = " OR ".join(f'"{term}"' for term in wanted)
        # A subquery, for FTS5 reads `rowid IN (…)` as a filter on each match and not after the limit.
        condition = "" if allowed is None else "AND rowid IN (SELECT value FROM json_each(?))"
        filters = () if allowed is None else (json.dumps(np.flatnonzero(allowed).tolist()),)
        query = (
            f"SELECT rowid, -bm25({language}) AS score FROM {language} "  # noqa: S608
            f"WHERE {language} MATCH ? {condition} ORDER BY score DESC, rowid LIMIT ?"
        )
        with self._engine.connect() as connection:
            return [(int(n), float(s)) for n, s in connection.exec_driver_sql(query, (expression, *filters, depth))]
