"""Seeing by trying what a model reads."""

import pytest

from indexing.hashing import HashingEmbedder
from indexing.probe import is_english_only
from indexing.sentence_transformer import SentenceTransformerEmbedder
from training import teacher


@pytest.fixture(scope="module")
def english() -> SentenceTransformerEmbedder:
    """The original all-MiniLM-L6-v2, made for English."""
    return SentenceTransformerEmbedder("all-MiniLM-L6-v2", teacher.directory())


def test_an_english_model_is_known(english: SentenceTransformerEmbedder) -> None:
    """It knows English thoughts again and Dutch ones not."""
    assert is_english_only(english.embed_fragments)


def test_a_model_that_reads_no_language_is_not_called_english() -> None:
    """The weightless embedder knows no thought again, in either language: it is not warned of as English."""
    assert not is_english_only(HashingEmbedder().embed_fragments)
