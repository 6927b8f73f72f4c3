"""Tables of figures."""

import json
from pathlib import Path

from training.places import RESULTS
from training.report import PLAIN, SPLITS, read_results, table
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
