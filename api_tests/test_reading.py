"""Stories, fragments, vocabularies, health: everything that can be read beside the search."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest


def test_stories(client: httpx.Client) -> None:
    """Stories can be listed in pages, narrowed, and read whole in either language."""
    first = client.get("/v1/stories", params={"limit": 3}).json()
    second = client.get("/v1/stories", params={"limit": 3, "offset": 3}).json()
    assert first["total"] == second["total"] >= 28
    ids = [story["id"] for story in first["stories"] + second["stories"]]
    assert ids == sorted(set(ids))
    narrowed = client.get("/v1/stories?organisation=duo&lever=co-creatie&limit=50").json()
    assert {story["organisation"]["id"] for story in narrowed["stories"]} == {"duo"}
    assert all("co-creatie" in story["levers"] for story in narrowed["stories"])
    for language in ("nl", "en"):
        story = client.get(f"/v1/stories/{ids[0]}", params={"language": language}).json()
        assert story["language"] == language
        assert story["fragments"] == len(story["passages"])
        assert {passage["language"] for passage in story["passages"]} == {language}
        assert story["sources"]


def test_fragments(client: httpx.Client) -> None:
    """A fragment is the same wherever it is read; its neighbours are others, nearest first."""
    story = client.get("/v1/stories", params={"limit": 1}).json()["stories"][0]["id"]
    passage = client.get(f"/v1/stories/{story}").json()["passages"][0]
    address = f"/v1/fragments/{passage['fragment']}"
    assert client.get(address).json() == passage
    similar = client.get(f"{address}/similar", params={"limit": 7}).json()
    assert similar["fragment"] == passage["fragment"]
    neighbours = [each["fragment"] for each in similar["similar"]]
    assert len(set(neighbours)) == 7
    assert passage["fragment"] not in neighbours
    scores = [each["score"] for each in similar["similar"]]
    assert scores == sorted(scores, reverse=True)


def test_many_at_once(client: httpx.Client) -> None:
    """Readers do not get in each other's way."""
    stories = [story["id"] for story in client.get("/v1/stories", params={"limit": 20}).json()["stories"]]
    fragment = client.get(f"/v1/stories/{stories[0]}").json()["passages"][0]["fragment"]
    paths = [f"/v1/stories/{story}" for story in stories]
    paths += [f"/verhalen/{story}" for story in stories]
    paths += [f"/v1/fragments/{fragment}/similar", "/v1/stories?lever=co-creatie", "/v1/search?q=vertrouwen", "/"]
    with ThreadPoolExecutor(16) as threads:
        statuses = list(threads.map(lambda path: client.get(path).status_code, paths * 8))
    assert set(statuses) == {200}


def test_vocabularies(client: httpx.Client) -> None:
    """The four levers, the organisations and the themes, in two languages, with how often they are used."""
    levers = client.get("/v1/levers").json()["levers"]
    assert [lever["id"] for lever in levers] == [
        "slimmer-werken",
        "dynamisch-managen",
        "flexibel-organiseren",
        "co-creatie",
    ]
    organisations = client.get("/v1/organisations").json()["organisations"]
    assert {organisation["id"] for organisation in organisations} >= {
        "jbra",
        "uwv",
        "rws",
        "hollands-kroon",
        "zwolle",
        "duo",
        "lumens",
    }
    themes = client.get("/v1/themes").json()["themes"]
    assert "registratielast" in {theme["id"] for theme in themes}
    for term in [*levers, *themes]:
        assert term["label"]["nl"]
        assert term["label"]["en"]
        assert term["fragments"] > 0
    ids = {theme["id"] for theme in themes}
    assert len(ids) >= 40
    for theme in themes:
        assert theme["scope"]["nl"]
        assert theme["broader"] or theme["narrower"] or theme["related"]
        assert {*theme["broader"], *theme["narrower"], *theme["related"]} <= ids
    for organisation in organisations:
        assert organisation["about"]["nl"]
        assert organisation["about"]["en"]
        assert organisation["sources"]
    total = client.get("/readyz").json()["fragments"]
    assert sum(organisation["fragments"] for organisation in organisations) == total


def test_health(client: httpx.Client) -> None:
    """A process that lives says so, and one that can answer says with what."""
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["stories"] >= 28
    assert ready["fragments"] >= 110
    assert ready["snapshot"] == client.get("/v1/search?q=x").json()["snapshot"]
    assert ready["model"]


def test_metrics(client: httpx.Client) -> None:
    """Questions are counted."""

    def asked() -> float:
        figures = client.get("/metrics").text
        return sum(
            float(value) for value in re.findall(r"^verhalenbank_questions_total\{.*\} (\S+)$", figures, re.MULTILINE)
        )

    before = asked()
    client.get("/v1/search?q=vertrouwen")
    client.get("/?q=vertrouwen")
    assert asked() == before + 2


@pytest.mark.parametrize(
    "path", ["/", "/?q=x", "/v1/levers", "/v1/search?q=x", "/healthz", "/v1/weg", "/static/style.css"]
)
def test_headers_and_head(client: httpx.Client, path: str) -> None:
    """Every answer carries our headers and tells nothing of the server; HEAD is GET without the body."""
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    for headers in (got.headers, head.headers):
        assert re.fullmatch(r"\d+\.\d+\.\d+", headers["api-version"])
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


def test_openapi(client: httpx.Client) -> None:
    """The description is there for all, and describes what there is: parameters, examples, errors."""
    description = client.get("/v1/openapi.json").json()
    assert description["openapi"].startswith("3.")
    assert description["servers"] == [{"url": "/v1"}]
    paths = description["paths"]
    assert set(paths) == {
        "/search",
        "/stories",
        "/stories/{story}",
        "/fragments/{story}/{anchor}",
        "/fragments/{story}/{anchor}/similar",
        "/levers",
        "/organisations",
        "/themes",
    }
    parameters = {parameter["name"]: parameter for parameter in paths["/search"]["get"]["parameters"]}
    assert set(parameters) == {
        "q",
        "lever",
        "organisation",
        "theme",
        "moment",
        "evidence",
        "language",
        "limit",
        "offset",
    }
    assert parameters["q"]["required"]
    assert parameters["q"]["example"]
    assert parameters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}


def test_openapi_of_errors(client: httpx.Client) -> None:
    """Every operation says what comes back when a request is wrong, in the media type that it comes in."""
    response = client.get("/v1/openapi.json")
    description = response.json()
    assert set(description["components"]["schemas"]["ProblemBody"]["required"]) >= {"title", "status", "detail"}
    for path, operations in description["paths"].items():
        for operation in operations.values():
            assert operation["description"]
            assert "422" not in operation["responses"]
            content = operation["responses"]["400"]["content"]
            assert set(content) == {"application/problem+json"}, path
    for reference in re.findall(r'"\$ref":\s*"#/components/schemas/([^"]+)"', response.text):
        assert reference in description["components"]["schemas"]
