"""What went into the catalogue comes out of it."""

from concurrent.futures import ThreadPoolExecutor

from corpus.read import Corpus
from corpus.story import Language
from indexing.catalogue import numbered, tags
from indexing.snapshot import Snapshot


def test_stories_come_back_whole(snapshot: Snapshot, corpus: Corpus) -> None:
    """Stories, fragments, sources and vocabularies are the same after a round trip."""
    assert snapshot.catalogue.stories() == list(corpus.stories)
    assert snapshot.catalogue.vocabulary == corpus.vocabulary


def test_entries_keep_the_order_asked_for(snapshot: Snapshot, corpus: Corpus) -> None:
    """Entries come in the order of the numbers, each with its story."""
    expected = {number: (story.id, fragment) for number, story, fragment in numbered(corpus)}
    entries = snapshot.catalogue.entries([7, 0, 3])
    assert [(entry.story.id, entry.fragment) for entry in entries] == [expected[7], expected[0], expected[3]]
    assert snapshot.catalogue.entries([]) == []


def test_by_id(snapshot: Snapshot) -> None:
    """A fragment is found by its id, and an unknown id finds nothing."""
    entry = snapshot.catalogue.entry("dienst-brug/samen-tekenen")
    assert entry is not None
    assert entry.story.id == "dienst-brug"
    assert snapshot.catalogue.entry("dienst-brug/weg") is None
    assert snapshot.catalogue.stories(["weg"]) == []


def test_many_threads_at_once(snapshot: Snapshot, corpus: Corpus) -> None:
    """Far more threads than the pool of connections has read the same, and none crashes."""
    ids = [story.id for story in corpus.stories]

    def read(turn: int) -> bool:
        story = corpus.stories[turn % len(ids)]
        assert snapshot.words.search("gemeente dienst", Language.NL, 10)
        return snapshot.catalogue.stories([story.id]) == [story]

    with ThreadPoolExecutor(32) as threads:
        assert all(threads.map(read, range(640)))


def test_masks_are_the_tags(snapshot: Snapshot, corpus: Corpus) -> None:
    """A mask holds exactly the fragments that have its value."""
    expected: dict[tuple[str, str], set[int]] = {}
    for number, story, fragment in numbered(corpus):
        for tag in tags(story, fragment):
            expected.setdefault(tag, set()).add(number)
    found = {
        (dimension, value): set(mask.nonzero()[0].tolist())
        for dimension, values in snapshot.masks.items()
        for value, mask in values.items()
    }
    assert found == expected
