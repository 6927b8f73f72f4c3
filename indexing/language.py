"""Which of our languages a question is in."""

import math
import re

import wordfreq

from corpus.story import Language

_WORD = re.compile(r"[^\W\d_]+")
# A word that a list lacks counts as about as rare as the rarest word in wordfreq's small lists.
_RARE = 1e-7


def detect(text: str) -> Language:
    """The likelier language of `text` by the frequencies of its words in wordfreq; Dutch when undecided."""
    dutch = wordfreq.get_frequency_dict("nl", "small")
    english = wordfreq.get_frequency_dict("en", "small")
    evidence = sum(
        math.log(dutch.get(word, _RARE) / english.get(word, _RARE)) for word in _WORD.findall(text.casefold())
    )
    return Language.EN if evidence < 0 else Language.NL
