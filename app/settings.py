"""What an operator can set, by environment variables that begin with VERHALENBANK_. Listed in docs/settings.md."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.read import SHIPPED
from indexing.models import DEFAULT


class Settings(BaseSettings):
    """Read once, at start-up; inner rooms receive values and never the settings."""

    model_config = SettingsConfigDict(env_prefix="VERHALENBANK_", frozen=True)

    home: Path = Field(default=Path("var"), description="Where derived files live: the index and the embedding cache.")
    corpus: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(SHIPPED,), description="The corpus directories, separated by a colon."
    )
    index: Path | None = Field(default=None, description="The directory of the index; by default `index` in the home.")
    model: str = Field(
        default=DEFAULT, description="The embedding model: a name that comes with Verhalenbank, or a directory."
    )
    host: str = Field(default="127.0.0.1", description="The address to serve on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port to serve on; 0 takes a free one.")
    log_questions: bool = Field(default=False, description="Whether the log may hold the text of questions.")

    @field_validator("corpus", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split(":")) if isinstance(value, str) else value

    @property
    def index_directory(self) -> Path:
        """Where the snapshots live."""
        return self.index or self.home / "index"

    @property
    def cache(self) -> Path:
        """The file of the embedding cache."""
        return self.home / "cache" / "embeddings.sqlite"
