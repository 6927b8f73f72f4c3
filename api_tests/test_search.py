"""What the search promises over HTTP."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import httpx
import pytest

ENGLISH = "how did others handle reduced registration burden"
DUTCH = "hoe gingen anderen om met minder registratielast"
HIT = {
    "fragment",
    "title",
    "text",
    "language",
    "highlight",
    "levers",
    "moment",
    "themes",
    "evidence",
    "organisation",
    "story",
    "score",
    "scores",
    "sources",
}


def ask(client: httpx.Client, q: str, **more: str | int) -> dict[str, Any]:
    """The answer to a question."""
    response = client.get("/v1/search", params={"q": q, **more})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.mark.parametrize(("q", "language"), [(ENGLISH, "en"), (DUTCH, "nl")])
def test_the_first_question(client: httpx.Client, q: str, language: str) -> None:
    """The question of our promise is answered with sourced and tagged passages in its own language."""
    answer = ask(client, q)
    assert answer["question"] == q
    assert answer["answered"] is True
    assert answer["language"] == language
    assert answer["total"] >= len(answer["hits"]) == 10
    levers = {lever["id"] for lever in client.get("/v1/levers").json()["levers"]}
    for hit in answer["hits"]:
        assert set(hit) == HIT
        assert hit["language"] == language
        assert hit["levers"]
        assert set(hit["levers"]) <= levers
        assert all(source["title"] and source["publisher"] and source["kind"] for source in hit["sources"])
        assert hit["sources"]
        assert 0 <= hit["score"] <= 1
        start, end = hit["highlight"]["start"], hit["highlight"]["end"]
        assert 0 <= start < end <= len(hit["text"])
        assert hit["text"][start:end] == hit["text"][start:end].strip()
    assert "registratielast" in answer["hits"][0]["themes"]
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_every_door_gives_the_same(client: httpx.Client, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """GET, POST, the command line and the page answer alike."""
    response = client.get("/v1/search", params={"q": DUTCH, "limit": 5, "lever": "slimmer-werken"})
    posted = client.post("/v1/search", json={"q": DUTCH, "limit": 5, "lever": ["slimmer-werken"]})
    assert posted.text == response.text
    printed = run("ask", DUTCH, "--limit", "5", "--lever", "slimmer-werken", "--json")
    assert printed.stdout == response.text + "\n"
    page = client.get("/", params={"q": DUTCH, "limit": 5, "lever": "slimmer-werken"}).text
    places = [page.index(f'/verhalen/{hit["fragment"].replace("/", "#")}"') for hit in response.json()["hits"]]
    assert places == sorted(places)


@pytest.mark.parametrize("dimension", ["lever", "organisation", "theme", "moment", "evidence"])
def test_facets_and_filters_agree(client: httpx.Client, dimension: str) -> None:
    """Narrowing to a value finds as many as its facet counted, all of them with that value."""
    for facet in ask(client, "teams en inwoners")["facets"][dimension][:4]:
        narrowed = ask(client, "teams en inwoners", limit=50, **{dimension: facet["value"]})
        assert narrowed["total"] == facet["count"]
        for hit in narrowed["hits"]:
            values = {
                "lever": hit["levers"],
                "organisation": [hit["organisation"]["id"]],
                "theme": hit["themes"],
                "moment": [hit["moment"]],
                "evidence": [hit["evidence"]],
            }
            assert facet["value"] in values[dimension]


def test_repeated_parameters_widen(client: httpx.Client) -> None:
    """The same parameter twice means either."""
    answer = client.get("/v1/search?q=vertrouwen+in+vakmanschap&organisation=jbra&organisation=uwv&limit=50").json()
    assert {hit["organisation"]["id"] for hit in answer["hits"]} == {"jbra", "uwv"}


def test_paging(client: httpx.Client) -> None:
    """Pages follow each other without gaps or repeats."""
    whole = [hit["fragment"] for hit in ask(client, "vertrouwen", limit=20)["hits"]]
    pages = [
        hit["fragment"] for offset in (0, 7, 14) for hit in ask(client, "vertrouwen", limit=7, offset=offset)["hits"]
    ]
    assert pages[:20] == whole
    assert len(set(pages)) == len(pages)


def test_display_language(client: httpx.Client) -> None:
    """Passages can be read in the other language than the question's."""
    answer = ask(client, DUTCH, language="en")
    assert answer["language"] == "en"
    assert {hit["language"] for hit in answer["hits"]} == {"en"}


@pytest.mark.parametrize("q", ["recept voor appeltaart met kaneel", "how to bake sourdough bread", "xyzzy qwerty"])
def test_silence(client: httpx.Client, q: str) -> None:
    """What the stories do not tell is not answered."""
    assert ask(client, q)["answered"] is False


@pytest.mark.parametrize("q", ["é😀", "regel\nover twee regels", "<b>vet</b>", "a" * 2000, "% _ ' \" ; --", "𝓻𝓮𝓰𝓮𝓵𝓼"])
def test_any_text_can_be_asked(client: httpx.Client, q: str) -> None:
    """Odd letters, markup and long texts are questions like any other."""
    assert ask(client, q)["question"] == q


def test_question_stays_out_of_the_log(client: httpx.Client) -> None:
    """A posted question leaves no trace in the address."""
    response = client.post("/v1/search", content=json.dumps({"q": "vertrouwelijke vraag"}))
    assert response.status_code == 200
    assert "vertrouwelijk" not in str(response.request.url)
