"""From text to the terms of the lexical index: one analysis per language, the same for passages and questions."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from corpus.story import Language
from indexing.compounds import parts
from indexing.stopwords import STOP_WORDS

VERSION = "2"
"""Raise this when the same text gives other terms or sentences: an index made with another version is refused."""

_WORD = re.compile(r"[a-z0-9]+")
# Snowball's `dutch` is the Kraaij-Pohlmann stemmer, which brings registratie, registreren and geregistreerd together.
_ALGORITHMS = {Language.NL: "dutch", Language.EN: "english"}
# A stemmer may not be shared between threads.
_stemmers = threading.local()


def fold(text: str) -> str:
    """Lower case without diacritics: `Ideeën` becomes `ideeen`.

    Folded twice, as Unicode's compatibility caseless matching has it (D146), for some letters have a small form only
    after they are taken apart.
    """
    decomposed = text
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def terms(text: str, language: Language) -> list[str]:
    """The stems of the words in `text` and of the parts of its compounds, in order, with repeats.

    Stop words and single letters are left out.
    """
    return [term for word in _words(text, language) for term in _word_terms(word, language)]


def stems(text: str, language: Language) -> list[str]:
    """The stems of the words in `text`, in order, with repeats; stop words and single letters are left out."""
    found: list[str] = _stemmer(language).stemWords(_words(text, language))
    return found


def _words(text: str, language: Language) -> list[str]:
    stop = STOP_WORDS[language]
    return [word for word in _WORD.findall(fold(text)) if word not in stop and (len(word) > 1 or word.isdigit())]


@lru_cache(maxsize=50_000)
def _word_terms(word: str, language: Language) -> tuple[str, ...]:
    inner = (part for part in parts(word, language) if part not in STOP_WORDS[language])
    return tuple(dict.fromkeys(_stemmer(language).stemWords([word, *inner])))


def _stemmer(language: Language) -> "Stemmer.Stemmer":
    name = _ALGORITHMS[language]
    if not hasattr(_stemmers, name):
        setattr(_stemmers, name, Stemmer.Stemmer(name))
    return getattr(_stemmers, name)
