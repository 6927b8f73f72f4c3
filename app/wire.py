"""From what the search says to the bodies that go over the wire."""

from collections.abc import Mapping, Sequence

from app.answer import Answer, Hit, Shown, shown_in
from app.bodies import (
    AnswerBody,
    FacetBody,
    FacetsBody,
    FragmentBody,
    Highlight,
    HitBody,
    LeverBody,
    LeversBody,
    OrganisationBody,
    OrganisationDetail,
    OrganisationsBody,
    Scores,
    SimilarBody,
    SimilarsBody,
    SourceBody,
    StoriesBody,
    StoryBody,
    StoryReference,
    StorySummary,
    Synonyms,
    ThemeBody,
    ThemesBody,
    Words,
)
from corpus.story import Language, Source, Story, StoryText
from corpus.vocabulary import InLanguages, Vocabulary

Counts = Mapping[str, int]
"""How many fragments have each value of a dimension."""


def answer(given: Answer, vocabulary: Vocabulary) -> AnswerBody:
    """The body of an answer."""
    facets = {
        dimension: [FacetBody(value=value, count=count) for value, count in values]
        for dimension, values in given.facets.items()
    }
    return AnswerBody(
        question=given.question,
        language=given.language,
        answered=given.answered,
        total=given.total,
        hits=[_hit(hit, vocabulary) for hit in given.hits],
        facets=FacetsBody(**facets),
        snapshot=given.snapshot,
        model=given.model,
    )


def fragment(shown: Shown, vocabulary: Vocabulary) -> FragmentBody:
    """The body of a fragment."""
    passage = shown.passage
    return FragmentBody(
        fragment=shown.fragment.id,
        title=passage.title,
        text=passage.text,
        language=shown.language,
        levers=list(shown.fragment.levers),
        moment=shown.fragment.moment,
        themes=list(shown.fragment.themes),
        evidence=shown.fragment.evidence,
        organisation=_organisation(shown.story, shown.language, vocabulary),
        story=StoryReference(id=shown.story.id, title=_text(shown.story, shown.language)[1].title),
        sources=[_source(source) for source in shown.fragment.sources],
    )


def similar(fragment_id: str, found: Sequence[tuple[Shown, float]], vocabulary: Vocabulary) -> SimilarsBody:
    """The body of the fragments near `fragment_id`."""
    bodies = [SimilarBody(**dict(fragment(shown, vocabulary)), score=_rounded(cosine)) for shown, cosine in found]
    return SimilarsBody(fragment=fragment_id, similar=bodies)


def stories(total: int, page: Sequence[Story], language: Language, vocabulary: Vocabulary) -> StoriesBody:
    """The body of a page of stories."""
    return StoriesBody(total=total, stories=[_summary(story, language, vocabulary) for story in page])


def story(told: Story, language: Language, vocabulary: Vocabulary) -> StoryBody:
    """The body of a whole story with its fragments."""
    return StoryBody(
        **dict(_summary(told, language, vocabulary)),
        compare=list(told.compare),
        sources=[_source(source) for source in told.sources],
        passages=[fragment(shown_in(each, told, language), vocabulary) for each in told.fragments],
    )


def levers(vocabulary: Vocabulary, counts: Counts) -> LeversBody:
    """The body of all levers."""
    return LeversBody(
        levers=[
            LeverBody(
                id=lever.id,
                label=_words(lever.label),
                description=_words(lever.description),
                fragments=counts.get(lever.id, 0),
            )
            for lever in vocabulary.levers.values()
        ]
    )


def organisations(vocabulary: Vocabulary, counts: Counts) -> OrganisationsBody:
    """The body of all organisations."""
    return OrganisationsBody(
        organisations=[
            OrganisationDetail(
                id=each.id,
                short=each.short,
                name=_words(each.name),
                about=_words(each.about) if each.about else None,
                sources=[_source(source) for source in each.sources],
                fragments=counts.get(each.id, 0),
            )
            for each in vocabulary.organisations.values()
        ]
    )


def themes(vocabulary: Vocabulary, counts: Counts) -> ThemesBody:
    """The body of all themes."""
    return ThemesBody(
        themes=[
            ThemeBody(
                id=theme.id,
                label=_words(theme.label),
                synonyms=Synonyms(nl=list(theme.synonyms[Language.NL]), en=list(theme.synonyms[Language.EN])),
                scope=_words(theme.scope),
                broader=list(theme.broader),
                narrower=list(theme.narrower),
                related=list(theme.related),
                fragments=counts.get(theme.id, 0),
            )
            for theme in vocabulary.themes.values()
        ]
    )


def _hit(hit: Hit, vocabulary: Vocabulary) -> HitBody:
    return HitBody(
        **dict(fragment(hit.shown, vocabulary)),
        highlight=Highlight(start=hit.highlight[0], end=hit.highlight[1]),
        score=_rounded(hit.score),
        scores=Scores(semantic=_rounded(hit.semantic), lexical=_rounded(hit.lexical)),
    )


def _summary(story: Story, wanted: Language, vocabulary: Vocabulary) -> StorySummary:
    language, text = _text(story, wanted)
    return StorySummary(
        id=story.id,
        title=text.title,
        summary=text.summary,
        language=language,
        period=story.period,
        organisation=_organisation(story, language, vocabulary),
        levers=list(dict.fromkeys(lever for fragment in story.fragments for lever in fragment.levers)),
        fragments=len(story.fragments),
    )


def _text(story: Story, wanted: Language) -> tuple[Language, StoryText]:
    """The text of a story in `wanted`, or in the language that it has."""
    language = wanted if wanted in story.texts else next(iter(story.texts))
    return language, story.texts[language]


def _organisation(story: Story, language: Language, vocabulary: Vocabulary) -> OrganisationBody:
    return OrganisationBody(id=story.organisation, name=vocabulary.organisations[story.organisation].name[language])


def _source(source: Source) -> SourceBody:
    return SourceBody(
        title=source.title, publisher=source.publisher, year=source.year, url=source.url, kind=source.kind
    )


def _words(words: InLanguages) -> Words:
    return Words(nl=words[Language.NL], en=words[Language.EN])


def _rounded(number: float) -> float:
    """Four decimals say all there is to say, and the same on every machine."""
    return round(number, 4)
