"""From the headings and paragraphs of story files to fragments."""

from collections.abc import Iterator, Mapping

from corpus.evidence import follows_from
from corpus.markdown import Section, StoryFile
from corpus.problem import Place, Problem
from corpus.story import NAME, Evidence, Fragment, Language, Moment, Passage, Source, original

Sections = Mapping[str, Section]
"""The sections of one file by their anchor, in the order of the file."""

_REQUIRED = ("moment", "levers", "themes")
_OVERRIDE = ("evidence", "because")
_PROPERTIES = ("id", *_REQUIRED, *_OVERRIDE)


def anchored(file: StoryFile) -> tuple[dict[str, Section], list[Problem]]:
    """The sections of `file` by anchor; a section without an anchor, or with one already taken, is a problem."""
    sections: dict[str, Section] = {}
    problems = []
    for section in file.sections:
        anchor = section.attributes.get("id", "")
        if not NAME.fullmatch(anchor):
            mend = "write {#anchor …} behind the title, in small letters, digits and hyphens"
            problems.append(Problem(section.place, "this fragment has no valid anchor", mend))
        elif anchor in sections:
            wrong = f"anchor `{anchor}` stands in line {sections[anchor].place.line} already"
            problems.append(Problem(section.place, wrong, "give one of the two another anchor"))
        else:
            sections[anchor] = section
    if not file.sections:
        mend = "write at least one heading `## Title {#anchor …}` with text under it"
        problems.append(Problem(Place(file.path, 1), "this story has no fragments", mend))
    return sections, problems


def compose_fragments(
    story_id: str, files: Mapping[Language, Sections], sources: Mapping[str, Source]
) -> tuple[tuple[Fragment, ...], list[Problem]]:
    """Join the languages of each fragment; a property that cannot be used is told, and taken for the likeliest."""
    fragments = []
    problems: list[Problem] = []
    for anchor, section in original(files).items():
        problems += _property_problems(section)
        passages = {language: _passage(sections[anchor]) for language, sections in files.items() if anchor in sections}
        cited = [sources[name] for name in dict.fromkeys(section.citations) if name in sources]
        moment = section.attributes.get("moment")
        evidence = section.attributes.get("evidence")
        derived = follows_from({source.kind for source in cited})
        fragments.append(
            Fragment(
                id=f"{story_id}/{anchor}",
                anchor=anchor,
                moment=Moment(moment) if moment in set(Moment) else Moment.APPROACH,
                levers=tuple(section.attributes.get("levers", "").replace(",", " ").split()),
                themes=tuple(section.attributes.get("themes", "").replace(",", " ").split()),
                sources=tuple(cited),
                evidence=Evidence(evidence) if evidence in set(Evidence) else derived,
                because=section.attributes.get("because", ""),
                passages=passages,
            )
        )
    return tuple(fragments), problems


def translation_problems(file: StoryFile, truth: Sections, translation: Sections) -> Iterator[Problem]:
    """Where a translation has not the same fragments in the same order as the original."""
    for anchor in truth.keys() - translation.keys():
        mend = f"translate it here under {{#{anchor}}}, or remove it from the original"
        yield Problem(Place(file.path, 1), f"fragment `{anchor}` is missing in this translation", mend)
    for anchor, section in translation.items():
        if anchor not in truth:
            yield Problem(section.place, f"the original has no fragment `{anchor}`", "add it there, or remove it here")
        if section.attributes.keys() - {"id"}:
            mend = "keep only the anchor here; the original holds the other properties"
            yield Problem(section.place, "a translation repeats the anchor only", mend)
    both = [anchor for anchor in truth if anchor in translation]
    for anchor, expected in zip((anchor for anchor in translation if anchor in truth), both, strict=True):
        if anchor != expected:
            mend = f"put `{expected}` here, as in the original"
            yield Problem(translation[anchor].place, f"`{anchor}` stands in another order than in the original", mend)
            return


def _property_problems(section: Section) -> Iterator[Problem]:
    for name in _REQUIRED:
        if not section.attributes.get(name, "").strip():
            yield Problem(section.place, f"`{name}` is missing", f'write {name}="…" between the braces of the heading')
    moment = section.attributes.get("moment")
    if moment and moment not in set(Moment):
        yield Problem(section.place, f"unknown moment `{moment}`", f"use one of: {', '.join(Moment)}")
    evidence = section.attributes.get("evidence")
    if evidence is not None and evidence not in set(Evidence):
        yield Problem(section.place, f"unknown evidence `{evidence}`", f"use one of: {', '.join(Evidence)}")
    if (evidence is None) != (not section.attributes.get("because", "").strip()):
        mend = 'write both, such as evidence=disputed because="De cijfers verschillen", or neither'
        yield Problem(section.place, "`evidence` and `because` go together", mend)
    for name in section.attributes.keys() - set(_PROPERTIES):
        mend = f"remove it, or correct its name; known: #anchor, {', '.join(_PROPERTIES[1:])}"
        yield Problem(section.place, f"`{name}` is not a property of a fragment", mend)


def _passage(section: Section) -> Passage:
    text = "\n\n".join(section.paragraphs)
    return Passage(section.title, text, tuple(section.citations), tuple(section.links), section.place)
