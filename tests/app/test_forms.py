"""What callers may ask, and everything that is wrong told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms import MAX_QUESTION, Question, QuestionError, fill_in
from corpus.read import Corpus


def faults(corpus: Corpus, **raw: object) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What is wrong with a raw question, by parameter."""
    with pytest.raises(QuestionError) as caught:
        fill_in(Question, raw, corpus.vocabulary)
    return {fault.parameter: (fault.kind, fault.allowed) for fault in caught.value.faults}


def test_everything_is_told_at_once(corpus: Corpus) -> None:
    """One call lists each fault with the values that would do."""
    found = faults(
        corpus, lever=["x"], organisation="y", limit="0", offset=-1, language="de", moment=["later"], extra=1
    )
    assert set(found) == {"q", "lever", "organisation", "limit", "offset", "language", "moment", "extra"}
    assert found["lever"] == ("unknown", tuple(corpus.vocabulary.levers))
    assert found["organisation"] == ("unknown", tuple(corpus.vocabulary.organisations))
    assert found["language"] == ("unknown", ("nl", "en"))
    assert found["moment"][1] == ("difficulty", "approach", "setback", "result", "lesson")
    assert found["q"][0] == "missing"
    assert "limit" in found["extra"][1]


@pytest.mark.parametrize(
    ("q", "kind"),
    [("", "empty"), ("   ", "empty"), ("x" * (MAX_QUESTION + 1), "long"), ("a\x00b", "invalid"), (5, "invalid")],
)
def test_impossible_questions(corpus: Corpus, q: object, kind: str) -> None:
    """Empty, endless and unprintable questions are refused."""
    assert faults(corpus, q=q)["q"][0] == kind


def test_a_lone_surrogate_is_refused(corpus: Corpus) -> None:
    """JSON can hold half a character, which no tokenizer can read."""
    assert "q" in faults(corpus, q="half \ud83d")


@pytest.mark.parametrize("limit", ["1", 50, "50"])
def test_bounds_are_allowed(corpus: Corpus, limit: object) -> None:
    """The bounds themselves are within the bounds."""
    assert fill_in(Question, {"q": "x" * MAX_QUESTION, "limit": limit}, corpus.vocabulary).limit == int(str(limit))


@given(raw=st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())))
def test_nothing_but_a_question_or_its_faults(corpus: Corpus, raw: dict[str, object]) -> None:
    """Whatever comes in, out comes a question or a list of faults."""
    try:
        question = fill_in(Question, raw, corpus.vocabulary)
    except QuestionError as error:
        assert error.faults
        assert all(fault.detail for fault in error.faults)
    else:
        assert question.q
