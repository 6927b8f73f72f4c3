"""Tables of figures."""

import json
from pathlib import Path

import pytest

from training.places import OURS, RESULTS
from training.report import CARD, PLAIN, SPLITS, card, put, read_results, table
from training.settings import read_runs


def test_table(tmp_path: Path) -> None:
    """One line for each model, the plain ones first; figures with their intervals, gaps where nothing was measured."""
    (tmp_path / "mine.json").write_text(
        json.dumps({"STS-B": {"nl": 0.7654}, "stories": {"nl-nl mrr": [0.5, 0.4, 0.6]}})
    )
    (tmp_path / "bm25.json").write_text(json.dumps({"stories": {"nl-nl mrr": [0.25, 0.1, 0.3]}}))
    lines = table(read_results(tmp_path), {}).splitlines()
    assert lines[0] == "| model | what | STS-B nl | stories nl→nl MRR |"
    assert lines[2] == f"| bm25 | {PLAIN['bm25']} |  | 0.250 (0.100–0.300) |"
    assert lines[3] == "| mine |  | 0.765 | 0.500 (0.400–0.600) |"


def test_the_page_shows_the_results_that_are_kept() -> None:
    """The committed page was made from the committed files."""
    page = (RESULTS / "README.md").read_text(encoding="utf-8")
    for split in SPLITS:
        assert table(read_results(RESULTS / split), read_runs()) in page


def test_int8_is_told_by_its_run() -> None:
    """A model whose weights were rounded says whose they are."""
    assert "| `long`, its weights rounded to int8 |" in table({"long-int8": {"STS-B": {"nl": 0.5}}}, read_runs())


def test_card(tmp_path: Path) -> None:
    """A line for each figure with its aim; the bundled model beside the plain ones."""
    (tmp_path / f"{OURS}.json").write_text(json.dumps({"STS-B": {"nl": 0.8}}), encoding="utf-8")
    lines = card(read_results(tmp_path)).splitlines()
    assert lines[0] == "| | aim | bm25 | teacher | seed | verhalenbank-nl-en | what |"
    assert lines[2].startswith("| STS-B nl | 0.79 |  |  |  | 0.800 |")
    assert len(lines) == 2 + len(CARD)


def test_a_table_takes_its_place() -> None:
    """What stood between the marks goes; the rest of the page stays."""
    page = "before <!-- figures -->old<!-- end of figures --> after"
    assert put(page, "| new |") == "before <!-- figures -->\n| new |\n<!-- end of figures --> after"
    with pytest.raises(ValueError, match="has no place for a table"):
        put("before", "| new |")
