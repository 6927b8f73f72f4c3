"""Laws on what is said of fragments: organisation, levers, themes, sources, evidence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from corpus.evidence import follows_from
from corpus.problem import Place, Problem
from corpus.read import Corpus
from corpus.story import Source

MAX_LEVERS = 3
MAX_THEMES = 5


def known_organisation(corpus: Corpus) -> Iterator[Problem]:
    """A story belongs to an organisation of organisations.yaml."""
    for story in corpus.stories:
        # An empty name was told when the head was read.
        named = (story.organisation,) if story.organisation else ()
        yield from _unknown("organisation", named, corpus.vocabulary.organisations, story.places["organisation"])


def known_words(corpus: Corpus) -> Iterator[Problem]:
    """Levers and themes come from their vocabularies, none twice, and not too many of them."""
    for fragment in corpus.fragments:
        place = fragment.original.place
        yield from _unknown("lever", fragment.levers, corpus.vocabulary.levers, place)
        yield from _unknown("theme", fragment.themes, corpus.vocabulary.themes, place)
        for name, words, most in (("levers", fragment.levers, MAX_LEVERS), ("themes", fragment.themes, MAX_THEMES)):
            if len(words) > most:
                yield Problem(place, f"{len(words)} {name} on one fragment", f"keep the {most} that fit best")
            if len(set(words)) < len(words):
                yield Problem(place, f"one of the {name} stands here twice", "keep one of the two")


def known_sources(corpus: Corpus) -> Iterator[Problem]:
    """A fragment cites at least one source; cited sources are in the head, and those in the head are cited."""
    for story in corpus.stories:
        if not story.sources:  # was told when the head was read
            continue
        cited: set[str] = set()
        for fragment in story.fragments:
            if not fragment.original.citations:
                mend = "write [@source] behind what it says; the sources are in the head of the story"
                yield Problem(fragment.original.place, "this fragment cites no source", mend)
            for passage in fragment.passages.values():
                cited |= set(passage.citations)
                yield from unknown_sources(passage.citations, story.sources, passage.place)
        yield from uncited_sources(cited, story.sources)


def one_description(corpus: Corpus) -> Iterator[Problem]:
    """The same address is described in the same way everywhere."""
    seen: dict[str, tuple[object, Place]] = {}
    told = [story.sources for story in corpus.stories]
    told += [organisation.sources for organisation in corpus.vocabulary.organisations.values()]
    for source in chain.from_iterable(told):
        if source.url is None:
            continue
        words = (source.title, source.publisher, source.year, source.kind)
        first, place = seen.setdefault(source.url, (words, source.place))
        if first != words:
            wrong = f"the source of this address is described otherwise in {place}"
            yield Problem(source.place, wrong, "make title, publisher, year and kind the same")


def needed_override(corpus: Corpus) -> Iterator[Problem]:
    """Evidence is overridden only where that makes a difference."""
    for fragment in corpus.fragments:
        if (
            fragment.because
            and fragment.sources
            and fragment.evidence is follows_from({source.kind for source in fragment.sources})
        ):
            wrong = f"evidence `{fragment.evidence}` follows from the sources already"
            yield Problem(fragment.original.place, wrong, "remove `evidence` and `because`")


def unknown_sources(names: Sequence[str], known: Sequence[Source], place: Place) -> Iterator[Problem]:
    """Citations of sources that are not there."""
    ids = sorted(source.id for source in known)
    for name in set(names) - set(ids):
        mend = f"correct it, or add it to `sources`; known here: {', '.join(ids)}"
        yield Problem(place, f"unknown source `{name}`", mend)


def uncited_sources(cited: set[str], known: Sequence[Source]) -> Iterator[Problem]:
    """Sources that nothing cites."""
    for source in known:
        if source.id not in cited:
            yield Problem(source.place, f"source `{source.id}` is never cited", f"cite it [@{source.id}] or remove it")


def _unknown(name: str, words: Sequence[str], known: Mapping[str, object], place: Place) -> Iterator[Problem]:
    for word in words:
        # A vocabulary without words could not be read, which was told already.
        if known and word not in known:
            yield Problem(place, f"unknown {name} `{word}`", f"use one of: {', '.join(known)}")
