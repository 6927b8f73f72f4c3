"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Eén zin.", ["Eén zin."]),
        ("Een. Twee! Drie?", ["Een.", "Twee!", "Drie?"]),
        ("Het kostte € 1.075.000 in 2024. Dat viel mee.", ["Het kostte € 1.075.000 in 2024.", "Dat viel mee."]),
        ("Regels, bijv. Het formulier, bleven.", ["Regels, bijv. Het formulier, bleven."]),
        (
            "Volgens J. Jansen ging het goed. Anderen twijfelden.",
            ["Volgens J. Jansen ging het goed.", "Anderen twijfelden."],
        ),
        ("Een alinea zonder punt\n\nNog een", ["Een alinea zonder punt", "Nog een"]),
        ("Hij riep: 'Stop!' Toen stopte het.", ["Hij riep: 'Stop!'", "Toen stopte het."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Full stops in numbers, abbreviations and initials end no sentence."""
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="aA .!?\n'é😀", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Spans are in order, do not overlap, and hold every character but white space."""
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
