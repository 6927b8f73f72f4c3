"""Taking compounds apart: `registratielast` is a `last` of `registratie`, so it is found by either.

A word is split where wordfreq knows both halves well and the whole hardly, with the letters that Dutch links with
(-s-, -e-, -en-, -n-) between them. So `werkgever`, which stands on its own, stays whole. The idea of weighing the parts
by their frequencies is that of Koehn and Knight, 'Empirical Methods for Compound Splitting' (EACL 2003).
"""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

import wordfreq

from corpus.story import Language

_LINKS = {Language.NL: ("", "s", "e", "en", "n"), Language.EN: ("",)}
_SHORTEST_WORD = 8
_SHORTEST_PART = 3
_KNOWN = 1e-6
"""How often a part must be in a language, of all its words; a part of three letters is a word by chance more often."""
_KNOWN_SHORT = 2e-5
_STANDS_ALONE = 0.3
"""A word this part as frequent as its rarest part has a meaning of its own."""
_DEPTH = 2
_PER_PART = 1.0
_PER_SHORT = 0.7
# Beginnings and endings of words that are words themselves, but no parts of a compound.
_NO_PARTS = """
aan uit ver over voor onder door toe mee terug tegen weer samen bij binnen buiten naar tussen her ont heid lijk schap
ingen baar loos eren eerd vast heen rond niet zelf neder hoe waar daar waard ten der den ere eer inge pro ende uren
ability able age ages ally ance ant ate ated ates ation con dis ence ent ers ful ing ings ion ions ish ist ive king led
less lier liest ling lists ment ments ness non out ping pre recon ring self severed sion ted tion under ward wards wise
with
"""
_AFFIXES = frozenset(_NO_PARTS.split())


@lru_cache(maxsize=50_000)
def parts(word: str, language: Language) -> tuple[str, ...]:
    """The parts of a folded compound, in order; empty when `word` is none, as far as can be told."""
    if len(word) < _SHORTEST_WORD:
        return ()
    known = wordfreq.get_frequency_dict(language.value, "best")
    whole = known.get(word, 0.0)
    ways = [way for way in _ways(word, known, language, _DEPTH) if len(way) > 1]
    ways = [way for way in ways if whole <= _STANDS_ALONE * min(known[part] for part in way)]
    return max(ways, key=lambda way: _likeliness(way, known), default=())


def _ways(word: str, known: Mapping[str, float], language: Language, depth: int) -> Iterator[tuple[str, ...]]:
    """Every way to take `word` apart into known words, itself included."""
    if _is_part(word, known):
        yield (word,)
    if depth == 0:
        return
    for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if _is_part(word[:end], known):
            for link in _LINKS[language]:
                if word.startswith(link, end):
                    for rest in _ways(word[end + len(link) :], known, language, depth - 1):
                        yield (word[:end], *rest)


def _is_part(word: str, known: Mapping[str, float]) -> bool:
    floor = _KNOWN_SHORT if len(word) == _SHORTEST_PART else _KNOWN
    return len(word) >= _SHORTEST_PART and word not in _AFFIXES and known.get(word, 0.0) >= floor


def _likeliness(way: tuple[str, ...], known: Mapping[str, float]) -> float:
    """Frequent parts are likelier, more and shorter parts less so."""
    mean = sum(math.log10(known[part]) for part in way) / len(way)
    short = sum(len(part) == _SHORTEST_PART for part in way)
    return mean - _PER_PART * (len(way) - 2) - _PER_SHORT * short
