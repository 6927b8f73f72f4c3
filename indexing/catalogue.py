"""The catalogue: stories, fragments and vocabularies of a snapshot, in SQLite through SQLModel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine, func
from sqlmodel import Session, SQLModel, col, select

from corpus.read import Corpus
from corpus.story import Fragment, Story
from corpus.vocabulary import Vocabulary
from indexing import rows
from indexing.dense import Mask
from indexing.sqlite import read_only
from indexing.tables import FragmentRow, LeverRow, OrganisationRow, StoryRow, TagRow, ThemeRow


@dataclass(frozen=True)
class Entry:
    """A fragment with the story that it stands in (which comes without its fragments)."""

    number: int
    fragment: Fragment
    story: Story


def numbered(corpus: Corpus) -> Iterator[tuple[int, Story, Fragment]]:
    """Every fragment of the corpus with its number: counted from 0, in the order of stories and anchors."""
    pairs = ((story, fragment) for story in corpus.stories for fragment in story.fragments)
    for number, (story, fragment) in enumerate(pairs):
        yield number, story, fragment


def tags(story: Story, fragment: Fragment) -> Iterator[tuple[str, str]]:
    """The dimensions and values by which a fragment can be filtered."""
    yield "organisation", story.organisation
    yield "moment", fragment.moment
    yield "evidence", fragment.evidence
    yield from (("lever", lever) for lever in fragment.levers)
    yield from (("theme", theme) for theme in fragment.themes)


def write_catalogue(path: Path, corpus: Corpus) -> None:
    """Write the catalogue of `corpus` to a new file at `path`."""
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    vocabulary = corpus.vocabulary
    with Session(engine) as session:
        session.add_all(rows.organisation_row(*pair) for pair in enumerate(vocabulary.organisations.values()))
        session.add_all(rows.lever_row(*pair) for pair in enumerate(vocabulary.levers.values()))
        session.add_all(rows.theme_row(*pair) for pair in enumerate(vocabulary.themes.values()))
        session.add_all(rows.story_row(story) for story in corpus.stories)
        for number, story, fragment in numbered(corpus):
            session.add(rows.fragment_row(number, story, fragment))
            session.add_all(
                TagRow(fragment=number, dimension=dimension, value=value) for dimension, value in tags(story, fragment)
            )
        session.commit()
    engine.dispose()


class Catalogue:
    """Reads the catalogue at a path; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._engine = read_only(path)
        self.vocabulary = self._vocabulary()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __len__(self) -> int:
        with Session(self._engine) as session:
            return session.exec(select(func.count()).select_from(FragmentRow)).one()

    def tags(self) -> list[tuple[int, str, str]]:
        """Every fragment number with each dimension and value that it has."""
        with Session(self._engine) as session:
            found = session.exec(select(TagRow.fragment, TagRow.dimension, TagRow.value))
            return [(fragment, dimension, value) for fragment, dimension, value in found]

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        """The fragments with these numbers, in this order."""
        query = select(FragmentRow, StoryRow).join(StoryRow).where(col(FragmentRow.number).in_(numbers))
        with Session(self._engine) as session:
            found = {row.number: _entry(row, story) for row, story in session.exec(query)}
        return [found[number] for number in numbers]

    def entry(self, fragment_id: str) -> Entry | None:
        """The fragment with this id, if there is one."""
        query = select(FragmentRow, StoryRow).join(StoryRow).where(FragmentRow.id == fragment_id)
        with Session(self._engine) as session:
            found = session.exec(query).first()
        return None if found is None else _entry(*found)

    def story_ids(self, numbers: Sequence[int] | None = None) -> list[str]:
        """The ids of the stories that hold these fragments (all of them by default), in order."""
        query = select(FragmentRow.story).distinct().order_by(FragmentRow.story)
        if numbers is not None:
            query = query.where(col(FragmentRow.number).in_(numbers))
        with Session(self._engine) as session:
            return list(session.exec(query))

    def stories(self, story_ids: Sequence[str] | None = None) -> list[Story]:
        """The stories with these ids (all of them by default) with their fragments, in the order of their ids."""
        query = select(FragmentRow, StoryRow).join(StoryRow).order_by(col(FragmentRow.number))
        if story_ids is not None:
            query = query.where(col(StoryRow.id).in_(story_ids))
        heads: dict[str, StoryRow] = {}
        fragments: dict[str, list[Fragment]] = {}
        with Session(self._engine) as session:
            for row, head in session.exec(query):
                heads[head.id] = head
                fragments.setdefault(head.id, []).append(rows.fragment(row, head))
            return [rows.story(head, fragments[story_id]) for story_id, head in heads.items()]

    def _vocabulary(self) -> Vocabulary:
        with Session(self._engine) as session:
            organisations = session.exec(select(OrganisationRow).order_by(col(OrganisationRow.position)))
            levers = session.exec(select(LeverRow).order_by(col(LeverRow.position)))
            themes = session.exec(select(ThemeRow).order_by(col(ThemeRow.position)))
            return Vocabulary(
                organisations={row.id: rows.organisation(row) for row in organisations},
                levers={row.id: rows.lever(row) for row in levers},
                themes={row.id: rows.theme(row) for row in themes},
            )


def masks(catalogue: Catalogue) -> dict[str, dict[str, Mask]]:
    """For each dimension and value, which fragments have it: held in memory, for every question asks for it."""
    size = len(catalogue)
    found: dict[str, dict[str, Mask]] = {}
    for number, dimension, value in catalogue.tags():
        values = found.setdefault(dimension, {})
        values.setdefault(value, np.zeros(size, dtype=np.bool_))[number] = True
    return found


def _entry(row: FragmentRow, story: StoryRow) -> Entry:
    return Entry(row.number, rows.fragment(row, story), rows.story(story))
