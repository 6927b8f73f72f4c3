"""What we promise of the stories that we ship, beyond the laws that hold for any corpus."""

from collections import Counter

import pytest

from corpus.laws import load
from corpus.read import SHIPPED, Corpus
from corpus.story import Language, Moment


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    """The stories that we ship."""
    return load([SHIPPED])


def test_amounts(shipped: Corpus) -> None:
    """At least 70 stories and 320 fragments, eight stories for each organisation."""
    assert len(shipped.stories) >= 70
    assert sum(len(story.fragments) for story in shipped.stories) >= 320
    told = Counter(story.organisation for story in shipped.stories)
    assert {organisation: told[organisation] >= 8 for organisation in shipped.vocabulary.organisations} == (
        dict.fromkeys(shipped.vocabulary.organisations, True)
    )


def test_both_languages(shipped: Corpus) -> None:
    """Every story and every fragment is there in Dutch and in English."""
    for story in shipped.stories:
        assert set(story.texts) == set(Language), story.id
        for fragment in story.fragments:
            assert set(fragment.passages) == set(Language), fragment.id


def test_difficult_moments(shipped: Corpus) -> None:
    """No organisation tells of success alone."""
    for organisation in shipped.vocabulary.organisations:
        moments = Counter(
            fragment.moment
            for story in shipped.stories
            if story.organisation == organisation
            for fragment in story.fragments
        )
        assert moments[Moment.DIFFICULTY], organisation
        assert moments[Moment.SETBACK], organisation


def test_every_theme_is_used(shipped: Corpus) -> None:
    """A theme that no fragment has would be an empty promise in the list of themes."""
    used = {theme for story in shipped.stories for fragment in story.fragments for theme in fragment.themes}
    assert set(shipped.vocabulary.themes) == used


def test_story_is_where_its_organisation_is(shipped: Corpus) -> None:
    """A story stands in the folder of its organisation, and its id begins with it."""
    for story in shipped.stories:
        assert story.original.place.path.parent.name == story.organisation
        assert story.id.startswith(f"{story.organisation}-")
