"""From stories to rows of the catalogue and back; what an editor wrote comes back as it went in."""

from collections.abc import Sequence
from dataclasses import asdict

from corpus.story import Evidence, Fragment, Language, Moment, Passage, Source, SourceKind, Story, StoryText
from corpus.vocabulary import Lever, Organisation, Theme
from indexing.tables import FragmentRow, Json, LeverRow, OrganisationRow, StoryRow, ThemeRow


def story_row(story: Story) -> StoryRow:
    """The row of a story."""
    return StoryRow(
        id=story.id,
        organisation=story.organisation,
        period=story.period,
        texts={language: _plain(text) for language, text in story.texts.items()},
        sources=[_plain(source) for source in story.sources],
        compare=list(story.compare),
    )


def story(row: StoryRow, fragments: Sequence[Fragment] = ()) -> Story:
    """The story of a row, with the fragments given."""
    return Story(
        id=row.id,
        organisation=row.organisation,
        period=row.period,
        texts={Language(language): StoryText(**text) for language, text in row.texts.items()},
        sources=tuple(_sources(row.sources).values()),
        compare=tuple(row.compare),
        fragments=tuple(fragments),
    )


def fragment_row(number: int, story: Story, fragment: Fragment) -> FragmentRow:
    """The row of a fragment."""
    return FragmentRow(
        number=number,
        id=fragment.id,
        story=story.id,
        moment=fragment.moment,
        levers=list(fragment.levers),
        themes=list(fragment.themes),
        evidence=fragment.evidence,
        because=fragment.because,
        sources=[source.id for source in fragment.sources],
        passages={language: _plain(passage) for language, passage in fragment.passages.items()},
    )


def fragment(row: FragmentRow, story: StoryRow) -> Fragment:
    """The fragment of a row and of the row of its story."""
    sources = _sources(story.sources)
    return Fragment(
        id=row.id,
        anchor=row.id.partition("/")[2],
        moment=Moment(row.moment),
        levers=tuple(row.levers),
        themes=tuple(row.themes),
        evidence=Evidence(row.evidence),
        because=row.because,
        sources=tuple(sources[name] for name in row.sources),
        passages={Language(language): _passage(**passage) for language, passage in row.passages.items()},
    )


def organisation_row(position: int, organisation: Organisation) -> OrganisationRow:
    """The row of an organisation."""
    sources = [_plain(source) for source in organisation.sources]
    return OrganisationRow(position=position, **{**_plain(organisation), "sources": sources})


def organisation(row: OrganisationRow) -> Organisation:
    """The organisation of a row."""
    return Organisation(
        id=row.id,
        short=row.short,
        name=_languages(row.name),
        also=tuple(row.also),
        about=_languages(row.about),
        citations={Language(language): tuple(names) for language, names in row.citations.items()},
        sources=tuple(_sources(row.sources).values()),
    )


def lever_row(position: int, lever: Lever) -> LeverRow:
    """The row of a lever."""
    return LeverRow(position=position, **_plain(lever))


def lever(row: LeverRow) -> Lever:
    """The lever of a row."""
    return Lever(row.id, _languages(row.label), _languages(row.description))


def theme_row(position: int, theme: Theme) -> ThemeRow:
    """The row of a theme."""
    return ThemeRow(position=position, **_plain(theme))


def theme(row: ThemeRow) -> Theme:
    """The theme of a row."""
    synonyms = {Language(language): tuple(words) for language, words in row.synonyms.items()}
    return Theme(
        id=row.id,
        label=_languages(row.label),
        synonyms=synonyms,
        scope=_languages(row.scope),
        broader=tuple(row.broader),
        narrower=tuple(row.narrower),
        related=tuple(row.related),
    )


def _plain(thing: Source | Passage | StoryText | Organisation | Lever | Theme) -> Json:
    """The fields of a dataclass, but for its place, which is the editor's business."""
    return {name: value for name, value in asdict(thing).items() if name != "place"}


def _languages(words: Json) -> dict[Language, str]:
    return {Language(language): text for language, text in words.items()}


def _sources(plain: Sequence[Json]) -> dict[str, Source]:
    return {source["id"]: Source(**{**source, "kind": SourceKind(source["kind"])}) for source in plain}


def _passage(title: str, text: str, citations: list[str], links: list[str]) -> Passage:
    return Passage(title, text, tuple(citations), tuple(links))
