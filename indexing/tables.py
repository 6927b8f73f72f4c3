"""The tables of the catalogue: what the snapshot knows of stories and fragments, beside their vectors and words.

They are derived from the Markdown and written once, so they need no migrations.
"""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

Json = dict[str, Any]


class OrganisationRow(SQLModel, table=True):
    """An organisation; `name` by language."""

    __tablename__ = "organisation"
    id: str = Field(primary_key=True)
    position: int
    short: str
    name: Json = Field(sa_column=Column(JSON))
    also: list[str] = Field(sa_column=Column(JSON))
    about: Json = Field(sa_column=Column(JSON))
    citations: Json = Field(sa_column=Column(JSON))
    sources: list[Json] = Field(sa_column=Column(JSON))


class LeverRow(SQLModel, table=True):
    """A lever; its words by language."""

    __tablename__ = "lever"
    id: str = Field(primary_key=True)
    position: int
    label: Json = Field(sa_column=Column(JSON))
    description: Json = Field(sa_column=Column(JSON))


class ThemeRow(SQLModel, table=True):
    """A theme; its words by language."""

    __tablename__ = "theme"
    id: str = Field(primary_key=True)
    position: int
    label: Json = Field(sa_column=Column(JSON))
    synonyms: Json = Field(sa_column=Column(JSON))
    scope: Json = Field(sa_column=Column(JSON))
    broader: list[str] = Field(sa_column=Column(JSON))
    narrower: list[str] = Field(sa_column=Column(JSON))
    related: list[str] = Field(sa_column=Column(JSON))


class StoryRow(SQLModel, table=True):
    """A story without its fragments; `texts` by language, `sources` in the order of the head."""

    __tablename__ = "story"
    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id", index=True)
    period: str
    texts: Json = Field(sa_column=Column(JSON))
    sources: list[Json] = Field(sa_column=Column(JSON))
    compare: list[str] = Field(sa_column=Column(JSON))


class FragmentRow(SQLModel, table=True):
    """A fragment; `number` counts from 0 in the order of stories and is what the other indexes know it by."""

    __tablename__ = "fragment"
    number: int = Field(primary_key=True)
    id: str = Field(unique=True)
    story: str = Field(foreign_key="story.id", index=True)
    moment: str
    levers: list[str] = Field(sa_column=Column(JSON))
    themes: list[str] = Field(sa_column=Column(JSON))
    evidence: str
    because: str
    sources: list[str] = Field(sa_column=Column(JSON))
    passages: Json = Field(sa_column=Column(JSON))


class TagRow(SQLModel, table=True):
    """By what a fragment can be filtered: a value of a dimension (organisation, lever, theme, moment, evidence)."""

    __tablename__ = "tag"
    fragment: int = Field(primary_key=True, foreign_key="fragment.number")
    dimension: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
