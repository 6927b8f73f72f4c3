"""Compounds come apart, and words that stand on their own stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.story import Language
from indexing.compounds import parts

NL, EN = Language.NL, Language.EN


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("registratielast", ("registratie", "last")),
        ("wijkteam", ("wijk", "team")),
        ("betalingsregeling", ("betaling", "regeling")),
        ("clientenparticipatie", ("client", "participatie")),
        ("studieschuld", ("studie", "schuld")),
        ("verkeersmanagementcentrale", ("verkeer", "management", "centrale")),
    ],
)
def test_compounds_come_apart(word: str, expected: tuple[str, ...]) -> None:
    """Into words that are known, without the letters that link them."""
    assert parts(word, NL) == expected


@pytest.mark.parametrize(
    "word", ["werkgever", "vertrouwen", "onderzoeken", "gemeente", "plaatsten", "uitkeringen", "overleggen", "brug", ""]
)
def test_words_on_their_own_stay_whole(word: str) -> None:
    """Frequent words have a meaning of their own, and beginnings and endings are no parts."""
    assert parts(word, NL) == ()


def test_english_has_a_few_too() -> None:
    """`caseload` is found by `load of cases`; `understand` has nothing to do with standing."""
    assert parts("casework", EN) == ("case", "work")
    assert parts("understand", EN) == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=40), st.sampled_from([NL, EN]))
def test_parts_are_in_the_word(word: str, language: Language) -> None:
    """Every part stands in the word, in order, and there are two at least."""
    found = parts(word, language)
    assert len(found) != 1
    place = 0
    for part in found:
        place = word.index(part, place) + len(part)
