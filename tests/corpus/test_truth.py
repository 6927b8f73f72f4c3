"""What we hold the shipped stories to beyond any corpus: no persons by name, and words of our own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.laws import load
from corpus.read import SHIPPED, Corpus
from corpus.story import Language

FACTS = Path(__file__).parents[3] / "shared" / "facts"
LONGEST_OVERLAP = 7
"""Words in a row that may be the same as in the notes: names of laws and programmes, and figures with their units."""
# Persons in the sources of the stories, who appear by their role.
PERSONS = re.compile(
    r"\b(Gerritsen|Vlug|Van de Poel|Asscher|Weijers|Bressers|Coret|Bezuijen|Busschers|Dinkgreve|Savanna|Brenninkmeijer"
    r"|Van Berkel|Camps|De Boer|Keijts|Dronkers|Koster|Michèle Blom|Van Hengel|Hooijmaaijers|Broekmans|Hoetmer|Valkhof"
    r"|Bijsterbosch|Van Rooy|Vonk|Van Loon|Daenen|Slaaf|Lijkendijk|Maike Klip|Dijkgraaf|Beeuwkes|Mol & Lokkerbol)\b"
)
# Authors whose idea or book is known by their name: in the background only.
AUTHORS = re.compile(r"\b(Volberda|Wouter Hart|Buiting|Habermas|De Blok|Grijns|Zarrou)\b")


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    """The stories that we ship."""
    return load([SHIPPED])


def texts(corpus: Corpus) -> Iterator[tuple[str, str, Language, str]]:
    """Everything that readers read: where it stands, whose it is, its language, and the text."""
    for story in corpus.stories:
        for language, text in story.texts.items():
            yield story.id, story.organisation, language, f"{text.title}. {text.summary}"
        for fragment in story.fragments:
            for language, passage in fragment.passages.items():
                yield fragment.id, story.organisation, language, f"{passage.title}. {passage.text}"
    for organisation in corpus.vocabulary.organisations.values():
        for language, about in organisation.about.items():
            yield organisation.id, organisation.id, language, about


def test_no_persons_by_name(shipped: Corpus) -> None:
    """Officials and clients appear by their role; authors only where their ideas are told."""
    for place, organisation, _, text in texts(shipped):
        assert not PERSONS.search(text), place
        assert organisation == "context" or not AUTHORS.search(text), place


def test_nothing_is_quoted(shipped: Corpus) -> None:
    """We tell in our own words, so nobody is put words in the mouth."""
    for place, _, _, text in texts(shipped):
        assert not re.search(r"[\"“”„]", text), place


def words(text: str) -> list[str]:
    """The words of a text, small."""
    return re.findall(r"[a-z0-9à-ÿ]+", text.lower())


def runs(text: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than may be the same."""
    size = LONGEST_OVERLAP + 1
    return (tuple(text[start : start + size]) for start in range(len(text) - size + 1))


@pytest.mark.skipif(not FACTS.is_dir(), reason="the facts files are not at hand")
def test_words_of_our_own(shipped: Corpus) -> None:
    """No long run of words is the same as in the notes that the stories were written from."""
    # What stands behind "Evidence" or "SEEN" are titles of sources, which are the same by nature.
    lines = [line for path in sorted(FACTS.glob("*.md")) for line in path.read_text(encoding="utf-8").splitlines()]
    facts = [re.split(r"Evidence:|SEEN|https?:", line)[0] for line in lines]
    noted = {run for fact in facts for run in runs(words(fact))}
    assert len(noted) > 9_000
    copied = [
        (place, " ".join(run)) for place, _, _, text in texts(shipped) for run in runs(words(text)) if run in noted
    ]
    assert copied == []


def test_every_organisation_is_introduced(shipped: Corpus) -> None:
    """Each organisation has a text on who it is and what it tried, in both languages, from sources."""
    for organisation in shipped.vocabulary.organisations.values():
        assert set(organisation.about) == set(Language), organisation.id
        assert all(40 <= len(about.split()) <= 170 for about in organisation.about.values()), organisation.id


def test_every_story_is_compared(shipped: Corpus) -> None:
    """Stories that meet the same problem in another organisation are linked from most stories."""
    owner = {story.id: story.organisation for story in shipped.stories}
    linked = [
        story.id
        for story in shipped.stories
        if any(owner[target.partition("/")[0]] != story.organisation for target in story.compare)
    ]
    assert len(linked) >= 0.8 * len(shipped.stories)
