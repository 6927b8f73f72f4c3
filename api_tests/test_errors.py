"""Every error has one form, and says how to mend it."""

import httpx
import pytest

BAD = [
    ("/v1/search", {"q"}),
    ("/v1/search?q=", {"q"}),
    ("/v1/search?q=%20%20", {"q"}),
    ("/v1/search?q=" + "x" * 2001, {"q"}),
    ("/v1/search?q=a&q=b", {"q"}),
    ("/v1/search?q=x&lever=hevel", {"lever"}),
    ("/v1/search?q=x&lever=", {"lever"}),
    ("/v1/search?q=x&organisation=nasa&theme=x&moment=x&evidence=x", {"organisation", "theme", "moment", "evidence"}),
    ("/v1/search?q=x&limit=0", {"limit"}),
    ("/v1/search?q=x&limit=51", {"limit"}),
    ("/v1/search?q=x&limit=veel&offset=-1", {"limit", "offset"}),
    ("/v1/search?q=x&language=de", {"language"}),
    ("/v1/search?lever=hevel&limit=99&colour=red", {"q", "lever", "limit", "colour"}),
    ("/v1/stories?limit=0&q=x", {"limit", "q"}),
    ("/v1/stories/jbra-x?language=fr", {"language"}),
    ("/v1/levers?colour=red", {"colour"}),
]
MISSING = [
    "/v1",
    "/v1/",
    "/v1/nothing",
    "/v1/search/",
    "/v1/levers/",
    "/v1/stories/no-such-story",
    "/v1/fragments/no/such",
    "/v1/fragments/no/such/similar",
    "/v1/fragments/%2e%2e/%2e%2e",
]


def check_problem(response: httpx.Response, status: int) -> dict[str, object]:
    """An RFC 9457 problem with our headers."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["api-version"]
    body: dict[str, object] = response.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize(("path", "parameters"), BAD)
def test_bad_requests(client: httpx.Client, path: str, parameters: set[str]) -> None:
    """Everything that is wrong is listed at once, with the values that would do."""
    body = check_problem(client.get(path), 400)
    errors = body["errors"]
    assert isinstance(errors, list)
    assert {error["parameter"] for error in errors} == parameters
    for error in errors:
        assert error["detail"]
        if error["parameter"] in {"lever", "organisation", "theme", "moment", "evidence", "language"}:
            assert error["allowed"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"q": 5}', '{"q": "x", "limit": "veel"}', '{"q": "\\ud800"}']
)
def test_bad_bodies(client: httpx.Client, content: str) -> None:
    """A body that is no question is told what is wrong with it."""
    assert check_problem(client.post("/v1/search", content=content), 400)["errors"]


def test_endless_bodies(client: httpx.Client) -> None:
    """A body that goes on and on is not read to its end."""
    assert "longer" in str(check_problem(client.post("/v1/search", content=b"[" * 1_000_000), 400)["detail"])


@pytest.mark.parametrize("path", MISSING)
def test_missing(client: httpx.Client, path: str) -> None:
    """What is not there is a problem too, without a redirect for a slash too many."""
    assert check_problem(client.get(path), 404)["errors"] == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_wrong_methods(client: httpx.Client, method: str) -> None:
    """What cannot be done is said, with what can."""
    response = client.request(method, "/v1/search")
    check_problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, POST"


def test_wrong_methods_elsewhere(client: httpx.Client) -> None:
    """So it is outside the API."""
    for path in ("/", "/healthz", "/v1/levers"):
        response = client.post(path)
        check_problem(response, 405)
        assert response.headers["allow"] == "GET, HEAD"


def test_a_body_and_a_query(client: httpx.Client) -> None:
    """A filter in the address of a posted question would be lost, so it is refused."""
    body = check_problem(client.post("/v1/search?lever=co-creatie", json={"q": "x"}), 400)
    assert "no parameters are taken here" in str(body["detail"])
