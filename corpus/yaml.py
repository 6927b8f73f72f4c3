"""YAML with the line of everything in it, so that a problem can say where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from corpus.problem import Place, Problem

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """Plain data, and the line of each value in it by its path of keys."""

    data: object
    path: Path
    lines: dict[Keys, int]

    def place(self, keys: Keys = ()) -> Place:
        """Where the value under `keys` stands; if it is not there, where its nearest parent does."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return Place(self.path, self.lines[keys])


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: nobody means a date by `2015-01-01` in a head of ours but its words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str, path: Path, first_line: int = 1) -> tuple[Located | None, list[Problem]]:
    """Read `text`, which begins at `first_line` of `path`. No result when it is not valid YAML."""
    try:
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a SafeLoader
        lines = {(): first_line} | {keys: first_line + line for keys, line in _lines(node, ())}
        return Located(data, path, lines), list(_doubles(node, path, first_line))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        wrong = f"this is not valid YAML: {getattr(error, 'problem', None) or error}"
        mend = "check the indent, and put a value that holds a colon between quotes"
    except RecursionError:
        line, wrong, mend = first_line, "this YAML is nested without end", "write plain fields, lists and text"
    return None, [Problem(Place(path, line), wrong, mend)]


def _lines(node: yaml.Node | None, keys: Keys) -> Iterator[tuple[Keys, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*keys, key.value), key.start_mark.line
            yield from _lines(value, (*keys, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield (*keys, position), value.start_mark.line
            yield from _lines(value, (*keys, position))


def _doubles(node: yaml.Node | None, path: Path, first_line: int) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                place = Place(path, first_line + key.start_mark.line)
                yield Problem(place, f"`{key.value}` stands here a second time", "keep one of the two")
            seen.add(str(key.value))
            yield from _doubles(value, path, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _doubles(value, path, first_line)
