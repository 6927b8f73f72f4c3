"""What goes over the wire: the JSON bodies of the HTTP API, which `ask --json` prints too."""

from pydantic import BaseModel, ConfigDict, Field

from corpus.story import Evidence, Language, Moment, SourceKind


class Body(BaseModel):
    """What every body has in common."""

    model_config = ConfigDict(frozen=True)


class SourceBody(Body):
    """Where a claim comes from; `year` is null when undated, `url` when it is a book."""

    title: str
    publisher: str
    year: int | None
    url: str | None
    kind: SourceKind


class OrganisationBody(Body):
    """Whose story it is."""

    id: str
    name: str


class StoryReference(Body):
    """A story, named."""

    id: str
    title: str


class FragmentBody(Body):
    """A passage that stands on its own, with its tags and sources."""

    fragment: str = Field(examples=["zwolle-ideeenmakelaar/nergens-terecht"])
    title: str
    text: str = Field(description="Plain text; paragraphs are parted by an empty line.")
    language: Language
    levers: list[str] = Field(description="Levers of social innovation, the main one first.")
    moment: Moment
    themes: list[str]
    evidence: Evidence = Field(description="How strong it is what the fragment tells; the rule is in corpus/README.md.")
    organisation: OrganisationBody
    story: StoryReference
    sources: list[SourceBody]


class Highlight(Body):
    """The answering sentence: start and end (exclusive) in Unicode code points of `text`."""

    start: int
    end: int


class Scores(Body):
    """The signals beneath a score: a cosine between -1 and 1, and a BM25 score from 0 up."""

    semantic: float
    lexical: float


class HitBody(FragmentBody):
    """A fragment in an answer."""

    highlight: Highlight
    score: float = Field(ge=0, le=1, description="Estimate that the fragment answers the question.")
    scores: Scores


class SimilarBody(FragmentBody):
    """A fragment that is near another in meaning; `score` is their cosine."""

    score: float = Field(ge=-1, le=1)


class FacetBody(Body):
    """How much would be found with this value."""

    value: str
    count: int


class FacetsBody(Body):
    """Counts for each dimension, most first."""

    lever: list[FacetBody]
    organisation: list[FacetBody]
    theme: list[FacetBody]
    moment: list[FacetBody]
    evidence: list[FacetBody]


class AnswerBody(Body):
    """The answer to a question. `answered` is false when the stories hold no clear answer."""

    question: str
    language: Language
    answered: bool
    total: int = Field(description="How many passages were found, of which `hits` is one page.")
    hits: list[HitBody]
    facets: FacetsBody
    snapshot: str = Field(description="The build of the index that answered.")
    model: str


class StorySummary(Body):
    """A story in a list."""

    id: str
    title: str
    summary: str
    language: Language
    period: str
    organisation: OrganisationBody
    levers: list[str]
    fragments: int


class StoriesBody(Body):
    """A page of stories."""

    total: int
    stories: list[StorySummary]


class StoryBody(StorySummary):
    """A whole story. `compare` names stories or fragments that met the same problem in another way."""

    compare: list[str]
    sources: list[SourceBody]
    passages: list[FragmentBody]


class SimilarsBody(Body):
    """The nearest fragments, nearest first."""

    fragment: str
    similar: list[SimilarBody]


class Words(Body):
    """The same words in Dutch and English."""

    nl: str
    en: str


class LeverBody(Body):
    """A lever of social innovation, and how many fragments show it."""

    id: str
    label: Words
    description: Words
    fragments: int


class LeversBody(Body):
    """All levers, in their own order."""

    levers: list[LeverBody]


class OrganisationDetail(Body):
    """An organisation, what is told of it in short (null when nothing is), and how many fragments tell more."""

    id: str
    short: str
    name: Words
    about: Words | None
    sources: list[SourceBody]
    fragments: int


class OrganisationsBody(Body):
    """All organisations, in their own order."""

    organisations: list[OrganisationDetail]


class Synonyms(Body):
    """Other words for a theme."""

    nl: list[str]
    en: list[str]


class ThemeBody(Body):
    """A theme, other words for it, when it is used, and how often; its relations are SKOS's, ids of other themes."""

    id: str
    label: Words
    synonyms: Synonyms
    scope: Words
    broader: list[str]
    narrower: list[str]
    related: list[str]
    fragments: int


class ThemesBody(Body):
    """All themes, in their own order."""

    themes: list[ThemeBody]


class FaultBody(Body):
    """One thing that is wrong with a request."""

    parameter: str
    detail: str
    allowed: list[str] = []


class ProblemBody(Body):
    """An error, as RFC 9457 has it; `errors` lists everything that is wrong with the request."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FaultBody] = []


class ReadyBody(Body):
    """Whether questions can be answered, and by what."""

    status: str
    snapshot: str
    created: str
    model: str
    stories: int
    fragments: int
