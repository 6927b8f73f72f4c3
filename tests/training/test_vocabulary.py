"""The student before it has learned."""

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import BertTokenizer

from training import teacher, vocabulary
from training.pairs import Pair
from training.student import network

LETTERS = [
    Pair("De gemeente schrijft inwoners brieven over registratielast", "The council writes residents letters", "hedy"),
    Pair("gemeente", "municipality", "wiktionary_en_nl"),
    Pair("schrijven", "to write", "wiktionary_en_nl"),
]
ENGLISH = ["How did others handle reduced registration burden?", "The bridge is open; 3 people wait."]


@pytest.fixture(scope="module", params=["spelling", "translation"])
def extended(request: pytest.FixtureRequest) -> SentenceTransformer:
    """The teacher with 500 new pieces."""
    model = SentenceTransformer(str(teacher.directory()), device="cpu", local_files_only=True)
    vocabulary.extend(model, LETTERS, 500, request.param)
    return model


def test_it_spells_dutch_in_fewer_pieces(extended: SentenceTransformer) -> None:
    """Frequent Dutch words are one piece now, and there are as many pieces as vectors for them."""
    old = BertTokenizer.from_pretrained(str(teacher.directory()))
    pieces = extended.tokenizer.tokenize("Waarom moet iedereen het zelf regelen?")
    assert len(pieces) < len(old.tokenize("Waarom moet iedereen het zelf regelen?"))
    rows = network(extended).embeddings.word_embeddings.weight
    assert len(rows) == len(extended.tokenizer) == network(extended).config.vocab_size
    assert not torch.isnan(rows).any()
    assert "[unused5]" not in extended.tokenizer.get_vocab()


def test_english_is_as_it_was(extended: SentenceTransformer) -> None:
    """The old pieces keep their vectors, so English that they spell alone has the teacher's vector."""
    before = SentenceTransformer(str(teacher.directory()), device="cpu", local_files_only=True)
    np.testing.assert_allclose(extended.encode(ENGLISH), before.encode(ENGLISH), atol=1e-5)


def test_a_translated_word_starts_at_its_translation() -> None:
    """With `translation`, a word that is known lies where its English word lies; with `spelling` it does not."""
    cosines = {}
    for start in ("spelling", "translation"):
        model = SentenceTransformer(str(teacher.directory()), device="cpu", local_files_only=True)
        vocabulary.extend(model, LETTERS, 2000, start)
        assert "gemeente" in model.tokenizer.get_vocab()
        dutch, english = model.encode(["gemeente", "municipality"])
        cosines[start] = float(dutch @ english)
    assert cosines["translation"] > 0.95 > cosines["spelling"]


def test_pieces_that_no_text_needs_are_dropped() -> None:
    """Texts that were asked for lie where they lay, others can still be written, and the rest of the pieces is gone."""
    model = SentenceTransformer(str(teacher.directory()), device="cpu", local_files_only=True)
    before, pieces = model.encode(ENGLISH), len(model.tokenizer)
    dropped = vocabulary.trim(model, ENGLISH)
    assert dropped > 20_000
    assert len(model.tokenizer) == len(network(model).embeddings.word_embeddings.weight) == pieces - dropped
    np.testing.assert_allclose(model.encode(ENGLISH), before, atol=1e-5)
    assert model.tokenizer.unk_token not in model.tokenizer.tokenize("zelfsturing")
