"""Text to terms: what meets what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.story import Language
from indexing.analysis import fold, stems, terms

NL, EN = Language.NL, Language.EN


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (NL, "registratie", "registreren"),
        (NL, "registraties", "geregistreerd"),
        (NL, "Ideeën", "ideeen"),
        (NL, "zelfsturende teams", "zelfsturend team"),
        (EN, "registered", "registering"),
        (EN, "Organisations", "organisation"),
    ],
)
def test_forms_of_a_word_meet(language: Language, one: str, other: str) -> None:
    """Forms of one word have the same term."""
    assert terms(one, language) == terms(other, language) != []


@pytest.mark.parametrize(
    ("compound", "apart"),
    [
        ("registratielast", "de last van het registreren"),
        ("wijkteams", "team in de wijk"),
        ("intakegesprek", "intake gesprek"),
    ],
)
def test_compounds_meet_their_parts(compound: str, apart: str) -> None:
    """A compound has the terms of its parts beside its own."""
    assert set(terms(apart, NL)) <= set(terms(compound, NL))
    assert stems(compound, NL) == terms(compound, NL)[:1]


def test_words_without_meaning_are_left_out() -> None:
    """Stop words, question words and single letters are no terms; numbers are."""
    assert terms("Hoe ging het met de 5 in z'n e-mail", NL) == ["5", "mail"]
    assert terms("How did others handle the", EN) == []
    assert terms("???", NL) == []


def test_order_and_repeats_stay() -> None:
    """BM25 counts repeats, so they stay."""
    assert terms("brug na brug", NL) == ["brug", "brug"]


@given(st.text())
def test_any_text_gives_clean_terms(text: str) -> None:
    """Whatever comes in, terms hold only what SQLite FTS5 needs no analysis for."""
    for language in Language:
        assert all(term.isascii() and term.isalnum() and term == term.lower() for term in terms(text, language))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is folded."""
    assert fold(fold(text)) == fold(text)
