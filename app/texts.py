"""Everything that people read in the program, in Dutch and English: the page and the terminal say the same."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from corpus.story import Language

TEXTS: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8")
)


def text(language: Language, key: str, *parts: object) -> str:
    """The text under `key`, with `parts` filled in. Raises `KeyError` when there is none."""
    return TEXTS[key][language].format(*parts)
