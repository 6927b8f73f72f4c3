"""Telling Dutch from English."""

import pytest

from corpus.story import Language
from indexing.language import detect

DUTCH = [
    "registratielast",
    "Hoe gingen anderen om met minder registratielast?",
    "maatwerk zonder willekeur",
    "wachtrij telefoon",
    "wat deed het uwv met de wia",
    "",
    "???",
]
ENGLISH = [
    "registration burden",
    "How did others handle reduced registration burden?",
    "self-managing teams",
    "waiting list",
    "what did UWV do about WIA",
]


@pytest.mark.parametrize("text", DUTCH)
def test_dutch(text: str) -> None:
    """Dutch is seen as Dutch, and so is what tells nothing."""
    assert detect(text) is Language.NL


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    """English is seen as English."""
    assert detect(text) is Language.EN
