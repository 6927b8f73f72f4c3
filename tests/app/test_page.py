"""The page, as a browser without JavaScript gets it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.page.view import paragraphs
from app.search import Search
from app.texts import TEXTS

PAGES = (
    "/",
    "/?q=speeltuin",
    "/?q=playground+of+the+neighbourhood&language=en",
    "/?q=speeltuin&lever=co-creatie&offset=1&limit=1",
    "/?q=appeltaart",
    "/verhalen/meerdorp-tijdschrijven",
    "/verhalen/dienst-archief?language=en",
    "/hefbomen/co-creatie",
    "/organisaties/dienst",
    "/weg",
    "/?q=x&lever=weg",
)


@pytest.fixture(scope="module")
def client(search: Search) -> Iterator[TestClient]:
    """A browser that keeps its errors to itself."""
    headers = {"Accept": "text/html,*/*"}
    with TestClient(create_app(search), raise_server_exceptions=False, headers=headers) as client:
        yield client


class Strict(HTMLParser):
    """Sees that tags are closed in order, ids are unique, and nothing is loaded from elsewhere."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in {"link", "script", "img"}:
            self.loaded.append(given.get("href") or given.get("src") or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Strict:
    """The page, read strictly."""
    parser = Strict()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_sound(client: TestClient, path: str) -> None:
    """Every page is well-formed, has one h1 and one main, and loads nothing from elsewhere."""
    html = client.get(path).text
    page = read(html)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert html.count("<h1") == html.count("<main") == 1
    assert page.inline == []
    assert all(address.startswith("/static/") for address in page.loaded)


@pytest.mark.parametrize("path", PAGES)
def test_no_link_is_dead(client: TestClient, path: str) -> None:
    """Every link within the site leads somewhere, to its anchor too."""
    for link in read(client.get(path).text).links:
        if link.startswith("http"):
            continue
        address, _, anchor = link.replace("&amp;", "&").partition("#")
        response = client.get(address or path)
        # The link to the other language of a page that is not there leads to a page that is not there.
        own_address = not address or address.startswith(path)
        assert response.status_code == 200 or (own_address and "weg" in path), link
        if anchor:
            assert f'id="{anchor}"' in response.text, link


def test_answer_shows_all_that_matters(client: TestClient) -> None:
    """A hit has its passage with the marked sentence, levers, organisation, moment and sources."""
    html = client.get("/", params={"q": "hoeveel kostte de speeltuin"}).text
    hit = re.sub(r"\s+", " ", html[html.index('<li class="hit">') : html.index("</article>")])
    assert "De speeltuin kostte in 2018 zestigduizend euro.</mark>" in hit
    assert "In Meerdorp bouwden ouders in 2018 samen een speeltuin." in hit
    for words in (
        "Co-creatie",
        "Gemeente Meerdorp",
        "Het resultaat",
        "https://example.org/meerdorp-speeltuin",
        "2020",
        "Volgens betrokkenen zelf",
    ):
        assert words in hit


def test_silence_is_said(client: TestClient) -> None:
    """What the stories do not tell is said in the language of the page."""
    assert "De verhalen geven geen duidelijk antwoord" in client.get("/?q=appeltaart").text
    assert "The stories hold no clear answer" in client.get("/?q=appeltaart&language=en").text


def test_past_the_end(client: TestClient) -> None:
    """Who turns too far is told, with the way back."""
    html = client.get("/?q=speeltuin&offset=900").text
    assert "Zo ver gaan de resultaten niet." in html
    assert 'href="/?q=speeltuin"' in html


def test_nearest_is_not_marked_as_an_answer(client: TestClient) -> None:
    """Only an answer has an answering sentence."""
    html = client.get("/?q=urenstaat+voor+de+brug+en+een+auto").text
    assert "De verhalen geven geen duidelijk antwoord" in html
    assert '<li class="hit">' in html
    assert "<mark" not in html


def test_language_of_the_page(client: TestClient) -> None:
    """Dutch by default, English by choice, and each passage says its own language."""
    dutch, english = client.get("/"), client.get("/?language=en")
    assert '<html lang="nl">' in dutch.text
    assert '<html lang="en">' in english.text
    assert english.headers["content-language"] == "en"
    assert '<div lang="nl">' in client.get("/verhalen/dienst-archief?language=en").text


def test_filters_are_put_on_and_taken_off(client: TestClient) -> None:
    """A facet link narrows the answer; once on, the same link widens it again and a new question keeps it."""
    html = client.get("/?q=teams").text
    assert "/?q=teams&amp;lever=dynamisch-managen" in html
    narrowed = client.get("/?q=teams&lever=dynamisch-managen").text
    assert 'href="/?q=teams" aria-label="Dynamisch managen weghalen"' in narrowed
    assert '<input type="hidden" name="lever" value="dynamisch-managen">' in narrowed


def test_what_is_asked_is_not_run(client: TestClient) -> None:
    """A question is shown as text."""
    html = client.get("/", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_errors_are_pages(client: TestClient) -> None:
    """A wrong address or question gives a page in words, with the right status."""
    missing = client.get("/verhalen/weg")
    assert (missing.status_code, "Deze pagina is er niet" in missing.text) == (404, True)
    bad = client.get("/?q=x&lever=weg&language=en")
    assert bad.status_code == 400
    assert "<strong>Lever</strong>: there is no such value. Possible: slimmer-werken" in bad.text
    assert 'value="weg"' not in bad.text
    assert 'role="search"' in bad.text
    assert client.post("/").status_code == 405
    program = client.get("/weg", headers={"Accept": "application/json"})
    assert program.headers["content-type"] == "application/problem+json"


def test_our_own_fault_is_a_page(
    search: Search, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When we fail, the visitor is told so and nothing of our insides."""
    app = create_app(search)
    monkeypatch.setattr("app.watch.Watch.ask", lambda *_: 1 / 0)
    client = TestClient(app, raise_server_exceptions=False)
    page, api = client.get("/?q=x", headers={"Accept": "text/html"}), client.get("/v1/search?q=x")
    assert (page.status_code, api.status_code) == (500, 500)
    assert "Er ging iets mis bij ons" in page.text
    assert api.headers["content-type"] == "application/problem+json"
    assert "ZeroDivision" not in page.text + api.text
    logged = capsys.readouterr()
    assert "ZeroDivisionError" in logged.out + logged.err
    assert page.headers["api-version"] == api.headers["api-version"]


def test_texts_are_in_both_languages() -> None:
    """Every text of the page is there in Dutch and English, with the same gaps to fill."""
    for key, words in TEXTS.items():
        assert set(words) == {"nl", "en"}, key
        assert words["nl"].count("{}") == words["en"].count("{}"), key
        assert all(text.strip() for text in words.values()), key


def test_paragraphs_keep_every_letter() -> None:
    """Pieces are the text again, and the mark may stand anywhere in any paragraph."""
    text = "Een zin. Nog één.\n\nTweede alinea 😀. Einde."
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            pieces = paragraphs(text, (start, end))
            assert "\n\n".join("".join(piece for piece, _ in each) for each in pieces) == text
            marked = "".join(piece for each in pieces for piece, within in each if within)
            assert marked == text[start:end].replace("\n\n", "").replace("\n", "")
