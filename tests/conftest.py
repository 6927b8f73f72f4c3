"""Small real things: a story bank of eight stories, its snapshot, and a search over it with a weightless embedder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizer

from app.search import Search
from corpus.laws import load
from corpus.read import Corpus
from indexing.build import build
from indexing.directory import IndexDirectory
from indexing.hashing import HashingEmbedder
from indexing.snapshot import Snapshot, open_snapshot

BANK = Path(__file__).parent / "bank"
WORDS = "de het een team gemeente brief brug regels minder meer the a team council letter bridge rules fewer more"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A copy of the story bank that a test may change."""
    return shutil.copytree(BANK, tmp_path / "bank")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The stories of the story bank."""
    return load([BANK])


@pytest.fixture(scope="session")
def embedder() -> HashingEmbedder:
    """An embedder that sees words only."""
    return HashingEmbedder()


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, embedder: HashingEmbedder) -> IndexDirectory:
    """An index of the story bank; a test must not change it."""
    home = tmp_path_factory.mktemp("home")
    directory = IndexDirectory(home / "index")
    build([BANK], directory, embedder, home / "cache.sqlite", lambda *_: None)
    return directory


@pytest.fixture(scope="session")
def snapshot(index: IndexDirectory) -> Iterator[Snapshot]:
    """The snapshot of the story bank."""
    opened = open_snapshot(index.current())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def search(snapshot: Snapshot, embedder: HashingEmbedder) -> Search:
    """A search over the story bank."""
    return Search(snapshot, embedder)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a model of the teacher's kind with 16 dimensions, that knows letters and a few words."""
    home = tmp_path_factory.mktemp("tiny")
    letters = "abcdefghijklmnopqrstuvwxyz"
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces = list(dict.fromkeys([*special, *letters, *(f"##{letter}" for letter in letters), *WORDS.split()]))
    tokenizer = BertTokenizer(vocab={piece: i for i, piece in enumerate(pieces)}, model_max_length=64)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(home / "bert")
    tokenizer.save_pretrained(home / "bert")
    transformer = Transformer(str(home / "bert"))
    SentenceTransformer(modules=[transformer, Pooling(16), Normalize()], device="cpu").save(
        str(home / "model"), create_model_card=False
    )
    return home / "model"
