"""The README shows what really comes out."""

import json
import re
from pathlib import Path

import httpx

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_question_of_the_readme(client: httpx.Client) -> None:
    """The command in the README gives the hit that stands there."""
    address = re.search(r"curl 'http://127\.0\.0\.1:8000(/[^']+)'", README)
    shown = re.search(r'"total": (\d+),\n  "hits": \[\n(.*?)\n  \],\n  "facets"', README, re.DOTALL)
    assert address is not None
    assert shown is not None
    answer = client.get(address[1]).json()
    assert answer["total"] == int(shown[1])
    given, written = answer["hits"][0], json.loads(shown[2])
    # The last digit of a score may differ between processors.
    for hit in (given, written):
        hit["scores"] = {name: round(score, 2) for name, score in hit["scores"].items()}
        hit["score"] = round(hit["score"], 2)
    assert given == written
