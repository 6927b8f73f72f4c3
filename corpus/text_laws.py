"""Laws on the text of passages: length, standing alone, the same figures in both languages, living links."""

import re
from collections.abc import Iterator

from corpus.problem import Problem
from corpus.read import Corpus
from corpus.story import Language, Passage
from corpus.vocabulary import Organisation

MIN_WORDS = 40
MAX_WORDS = 140
MAX_TITLE = 120
CONTEXT = "context"
"""The organisation of what belongs to no single one, and which its fragments therefore need not name."""

_INTERNAL = re.compile(r"/verhalen/(?P<story>[^#/]+)(#(?P<anchor>.+))?")
_POINTING_BACK = {
    Language.NL: re.compile(
        r"(dit|deze|dat|die|zij|ze|hij|hun|daarom|daarna|daardoor|daarmee|toch|ook|maar|en)\b", re.IGNORECASE
    ),
    Language.EN: re.compile(
        r"(this|these|that|those|they|he|she|it|their|therefore|yet|also|but|and)\b", re.IGNORECASE
    ),
}
# A figure: digits, with full stops and commas between them.
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_THOUSANDS = {Language.NL: ".", Language.EN: ","}


def length(corpus: Corpus) -> Iterator[Problem]:
    """A passage has 40 to 140 words, and a title that fits a page."""
    for passage in _passages(corpus):
        words = len(passage.text.split())
        if words < MIN_WORDS:
            yield Problem(passage.place, f"too short: {words} words", f"write at least {MIN_WORDS} words")
        if words > MAX_WORDS:
            mend = f"keep one point in at most {MAX_WORDS} words, or make two fragments"
            yield Problem(passage.place, f"too long: {words} words", mend)
        if not 0 < len(passage.title) <= MAX_TITLE:
            wrong = f"a title of {len(passage.title)} characters"
            yield Problem(passage.place, wrong, f"write a title of 1 to {MAX_TITLE} characters")


def stands_alone(corpus: Corpus) -> Iterator[Problem]:
    """A passage names its organisation, and does not begin with a word that points back."""
    for story in corpus.stories:
        organisation = corpus.vocabulary.organisations.get(story.organisation)
        for fragment in story.fragments:
            for language, passage in fragment.passages.items():
                if match := _POINTING_BACK[language].match(passage.text):
                    mend = "begin with what it is about, for a fragment is read without the one before it"
                    yield Problem(passage.place, f"the text begins with `{match[0]}`", mend)
                if organisation and organisation.id != CONTEXT and not _names(passage, organisation):
                    mend = f"write {organisation.short}, or add the name it has here to `also` in organisations.yaml"
                    yield Problem(passage.place, "the text does not name its organisation", mend)


def same_figures(corpus: Corpus) -> Iterator[Problem]:
    """A translation has the figures and years of the original, no more and no fewer."""
    for fragment in corpus.fragments:
        if len(fragment.passages) < len(Language):
            continue
        dutch, english = (_figures(fragment.passages[language], language) for language in Language)
        place = fragment.passages[Language.EN].place
        for figure in sorted(dutch - english):
            yield Problem(place, f"the figure {figure} is missing in this translation", "add it, or correct it")
        for figure in sorted(english - dutch):
            yield Problem(place, f"the figure {figure} is not in the original", "remove it, or correct it")


def living_links(corpus: Corpus) -> Iterator[Problem]:
    """Links in the text and in `compare` lead to a story or fragment that exists."""
    known = {story.id for story in corpus.stories} | {fragment.id for fragment in corpus.fragments}
    for story in corpus.stories:
        for target in story.compare:
            if target not in known or target.partition("/")[0] == story.id:
                mend = "use the id of another story, or of a fragment such as `story/anchor`"
                yield Problem(story.places[target], f"`compare` names `{target}`, which is not there", mend)
    for passage in _passages(corpus):
        for link in passage.links:
            match = _INTERNAL.fullmatch(link)
            if match is None:
                mend = "make it a source, or link to /verhalen/story#anchor"
                yield Problem(passage.place, f"`{link}` does not lead to a story", mend)
            elif "/".join(filter(None, (match["story"], match["anchor"]))) not in known:
                yield Problem(passage.place, f"dead link `{link}`", "correct the story or the anchor in it")


def _passages(corpus: Corpus) -> Iterator[Passage]:
    for fragment in corpus.fragments:
        yield from fragment.passages.values()


def _names(passage: Passage, organisation: Organisation) -> bool:
    names = (organisation.short, *organisation.name.values(), *organisation.also)
    whole = f"{passage.title} {passage.text}".casefold()
    return any(name.casefold() in whole for name in names)


def _figures(passage: Passage, language: Language) -> set[str]:
    """The figures of a passage, written alike for both languages: 1.700 and 1,700 are the same."""
    found = _FIGURE.findall(f"{passage.title} {passage.text}")
    return {figure.replace(_THOUSANDS[language], "").replace(",", ".") for figure in found}
