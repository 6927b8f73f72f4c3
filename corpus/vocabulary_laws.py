"""Laws on the vocabularies: every lever used, organisations told from sources, themes related soundly."""

from collections.abc import Iterator, Mapping

from corpus.problem import Problem
from corpus.read import Corpus
from corpus.tag_laws import uncited_sources, unknown_sources
from corpus.vocabulary import Theme


def used_levers(corpus: Corpus) -> Iterator[Problem]:
    """Each lever of the vocabulary is shown by some fragment."""
    used = {lever for fragment in corpus.fragments for lever in fragment.levers}
    for lever in corpus.vocabulary.levers.values():
        if lever.id not in used:
            yield Problem(lever.place, f"no fragment uses lever `{lever.id}`", "tag a fragment with it, or remove it")


def sourced_organisations(corpus: Corpus) -> Iterator[Problem]:
    """What is told of an organisation cites its sources, as a fragment does."""
    for organisation in corpus.vocabulary.organisations.values():
        cited = {name for names in organisation.citations.values() for name in names}
        if organisation.about and not cited:
            mend = "write [@source] behind what it says, and describe the source under `sources`"
            yield Problem(organisation.place, f"`about` of `{organisation.id}` cites no source", mend)
        if any("[@" in about for about in organisation.about.values()):
            yield Problem(organisation.place, "a citation here cannot be read", "write [@one] or [@one; @two]")
        yield from unknown_sources(sorted(cited), organisation.sources, organisation.place)
        yield from uncited_sources(cited, organisation.sources)


def sound_relations(corpus: Corpus) -> Iterator[Problem]:
    """Themes relate to themes that exist, never to themselves, and are not both broader and related (SKOS S27)."""
    themes = corpus.vocabulary.themes
    for theme in themes.values():
        for name in (*theme.broader, *theme.related):
            if name not in themes or name == theme.id:
                mend = "use the id of another theme of themes.yaml"
                yield Problem(theme.place, f"`{theme.id}` relates to `{name}`, which is not there", mend)
        above = _above(theme, themes)
        if theme.id in above:
            mend = "let one of them have no `broader`"
            yield Problem(theme.place, f"`{theme.id}` is broader than itself, by way of others", mend)
        for name in sorted(above & set(theme.related)):
            mend = f"keep `broader`, and remove the relation with `{name}`"
            yield Problem(theme.place, f"`{name}` is both broader than `{theme.id}` and related to it", mend)


def _above(theme: Theme, themes: Mapping[str, Theme]) -> set[str]:
    """All that is broader than `theme`, step by step; holds itself where the steps go round."""
    above: set[str] = set()
    steps = [*theme.broader]
    while steps:
        name = steps.pop()
        if name in themes and name not in above:
            above.add(name)
            steps += themes[name].broader
    return above
