"""One story file as an editor wrote it: the head, and the fragments under their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus import yaml
from corpus.problem import Place, Problem
from corpus.text_file import read_text
from corpus.yaml import Located

# Pandoc's citation syntax: [@one] or [@one; @two]; white space before it belongs to it.
_CITATION = re.compile(r"\s*\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]")
# Pandoc's heading attributes: ## Title {#anchor key=value}
_HEADING = re.compile(r"^(?P<title>.*?)\s*(?P<attributes>\{[^{}]*\})?\s*$", re.DOTALL)
# Tables and HTML are read so that they can be told of, not so that they can be used.
_PARSER = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
_INLINE_NAMES = {"html_inline": "HTML", "image": "pictures"}


@dataclass
class Section:
    """A fragment as written: its heading with attributes, and the plain text under it."""

    title: str
    attributes: dict[str, str]
    place: Place
    paragraphs: list[str] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class StoryFile:
    """A parsed file; `head` is None when it could not be read."""

    path: Path
    head: Located | None
    sections: Sequence[Section]


def read_file(path: Path) -> tuple[StoryFile, list[Problem]]:
    """Parse the story file at `path`; all that is wrong with its form comes back as problems."""
    text, problems = read_text(path)
    if text is None:
        return StoryFile(path, None, ()), problems
    tokens = _PARSER.parse(text)
    head, problems = _head(tokens, path)
    sections: list[Section] = []
    problems += _body(tokens, path, sections)
    return StoryFile(path, head, sections), problems


def cite(text: str) -> tuple[str, list[str]]:
    """`text` without its citations and with single spaces, and the names that it cites, in order."""
    names = [name.strip().removeprefix("@") for each in _CITATION.finditer(text) for name in each[1].split(";")]
    return " ".join(_CITATION.sub("", text).split()), names


def _head(tokens: Sequence[Token], path: Path) -> tuple[Located | None, list[Problem]]:
    first = tokens[0] if tokens else None
    if first is None or first.type != "front_matter":
        mend = "begin the file with a line `---`, the head, and again `---`; see corpus/README.md"
        return None, [Problem(Place(path, 1), "the head of the story is missing", mend)]
    head, problems = yaml.load(first.content, path, first_line=2)
    if head is not None and not isinstance(head.data, dict):
        return None, [Problem(Place(path, 2), "the head holds no fields", "write `title: …` and so on")]
    return head, problems


def _body(tokens: Sequence[Token], path: Path, sections: list[Section]) -> Iterator[Problem]:
    for position, token in enumerate(tokens):
        if token.type == "front_matter" or token.level > 0 or token.nesting < 0:
            continue
        place = Place(path, token.map[0] + 1 if token.map else 1)
        if token.type == "heading_open" and token.tag == "h2":
            section, problems = _section(tokens[position + 1].content, place)
            sections.append(section)
            yield from problems
        elif token.type == "paragraph_open" and sections:
            yield from _paragraph(tokens[position + 1].children or [], sections[-1], place)
        elif token.type == "paragraph_open":
            yield Problem(place, "text before the first fragment", "put it under a heading `## Title {#anchor …}`")
        else:
            kind = token.type.removesuffix("_open").replace("_", " ")
            yield Problem(place, f"a fragment holds no {kind}", "write plain paragraphs under a `##` heading")


def _section(heading: str, place: Place) -> tuple[Section, list[Problem]]:
    match = _HEADING.match(heading)
    assert match is not None  # the pattern matches every string
    written = match["attributes"] or "{}"
    try:
        end, attributes = parse(written)
    except ParseError:
        end, attributes = 0, {}
    problems = []
    if end != len(written) - 1:
        mend = 'write them as {#anchor moment=approach levers="one two" themes="one two"}'
        problems.append(Problem(place, "the properties between the braces cannot be read", mend))
    title = _plain(_PARSER.parseInline(match["title"])[0].children or [])
    return Section(title, attributes, place), problems


def _paragraph(children: Sequence[Token], section: Section, place: Place) -> Iterator[Problem]:
    for child in children:
        if child.type == "link_open":
            section.links.append(str(child.attrs["href"]))
        elif child.type in _INLINE_NAMES:
            yield Problem(place, f"a fragment holds no {_INLINE_NAMES[child.type]}", "write plain text")
    text, citations = cite(_plain(children))
    if "[@" in text:
        yield Problem(place, "a citation here cannot be read", "write [@one] or [@one; @two]")
    section.citations += citations
    section.paragraphs.append(text)


def _plain(children: Sequence[Token]) -> str:
    """The words of inline Markdown, without its marks."""
    parts = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts)
