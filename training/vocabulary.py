"""The word pieces of a student: Dutch ones added to those of the teacher, and useless ones dropped."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import torch
import wordfreq
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Transformer
from tokenizers import Tokenizer, models, trainers
from transformers import BertTokenizer

from indexing.analysis import fold
from training import student
from training.pairs import Pair

_WORD = re.compile(r"[^\W\d_]+")
_FREQUENT = 200_000
_PER = 1e7
_MOST = 2_000
"""How often a word counts at most, lest the pieces of a few words crowd out all others."""
_CONTINUES = "##"
_SPARE = 3
"""How many times as many pieces are trained as wanted, for the teacher has many of them already."""


def extend(model: SentenceTransformer, pairs: Sequence[Pair], pieces: int, start: str) -> None:
    """Give `model` `pieces` new Dutch word pieces, and drop those of scripts that neither language is written in.

    A new piece starts at the mean of the old pieces that spell it (`start` is `spelling`), or, when `pairs` hold
    translations of it as a word, at the mean of the old pieces of those (`translation`).
    """
    old = model.tokenizer
    known = old.get_vocab()
    kept = [piece for piece in sorted(known, key=known.__getitem__) if _is_latin(piece)]
    new = [piece for piece in dutch_pieces(pairs, old, pieces * _SPARE) if piece not in known][:pieces]
    translations = _translations(pairs) if start == "translation" else {}
    table = student.network(model).embeddings.word_embeddings.weight.detach()
    rows = [table[known[piece]] for piece in kept]
    rows += [table[_spelled(piece, translations.get(piece, ()), old, known)].mean(dim=0) for piece in new]
    _give(model, [*kept, *new], torch.stack(rows))


def trim(model: SentenceTransformer, written: Iterable[str]) -> int:
    """Drop the pieces that none of the texts `written` needs. Returns how many that are.

    Single letters stay, and all that is no letter, so that every text can still be written.
    """
    old = model.tokenizer
    known, used = old.get_vocab(), set[int]()
    for text in written:
        used.update(old.backend_tokenizer.encode(text, add_special_tokens=False).ids)
    kept = [piece for piece in sorted(known, key=known.__getitem__) if known[piece] in used or not _is_part(piece)]
    table = student.network(model).embeddings.word_embeddings.weight.detach()
    _give(model, kept, table[[known[piece] for piece in kept]])
    return len(known) - len(kept)


def texts(pairs: Iterable[Pair]) -> Iterator[str]:
    """What the pieces of a student are needed for: `pairs`, and the words of both languages."""
    for pair in pairs:
        yield from (pair.dutch, pair.english)
    for language in ("nl", "en"):
        yield from wordfreq.top_n_list(language, _FREQUENT)


def _give(model: SentenceTransformer, pieces: Sequence[str], rows: torch.Tensor) -> None:
    """Give `model` the word pieces `pieces`, each with its row of embeddings, in the place of those that it has."""
    old, network = model.tokenizer, student.network(model)
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    pad = vocabulary[old.pad_token]
    network.embeddings.word_embeddings = torch.nn.Embedding(len(rows), rows.shape[1], pad, _weight=rows)
    network.config.vocab_size, network.config.pad_token_id = len(rows), pad
    transformer = model[0]
    if not isinstance(transformer, Transformer):
        raise TypeError("the first module of the model reads no text")
    transformer.processor = BertTokenizer(vocab=vocabulary, do_lower_case=True, model_max_length=old.model_max_length)


def dutch_pieces(pairs: Iterable[Pair], like: BertTokenizer, size: int) -> list[str]:
    """`size` word pieces of Dutch, most useful first, with the normaliser of `like`.

    The text they are learned from is that of `pairs`, and the words of Dutch as often as wordfreq counts them.
    """
    trained = Tokenizer(models.WordPiece(unk_token=like.unk_token))
    trained.normalizer = like.backend_tokenizer.normalizer
    trained.pre_tokenizer = like.backend_tokenizer.pre_tokenizer
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=[like.unk_token], show_progress=False)
    trained.train_from_iterator(_words(pairs), trainer)
    return [piece for piece, _ in sorted(trained.get_vocab().items(), key=lambda item: item[1])]


def _words(pairs: Iterable[Pair]) -> Iterator[str]:
    counts = Counter(word for pair in pairs for word in _WORD.findall(pair.dutch.casefold()))
    frequencies = wordfreq.get_frequency_dict("nl")
    for word in wordfreq.top_n_list("nl", _FREQUENT):
        if _WORD.fullmatch(word):
            counts[word] += round(frequencies[word] * _PER)
    for word, count in sorted(counts.items()):
        yield " ".join([word] * min(count, _MOST))


def _spelled(piece: str, translations: Iterable[str], old: BertTokenizer, known: Mapping[str, int]) -> list[int]:
    """The old pieces from which a new one starts."""
    if translations:
        return [number for text in translations for number in old.encode(text, add_special_tokens=False)]
    letters = piece.removeprefix(_CONTINUES)
    pieces = old.tokenize(letters)
    if piece.startswith(_CONTINUES):
        # The first piece of a word has a twin that continues a word, where the teacher knows it.
        twin = _CONTINUES + pieces[0]
        pieces = [twin if twin in known else pieces[0], *pieces[1:]]
    return [known[piece] for piece in pieces]


def _translations(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """What single Dutch words are in English."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.source in {"wiktionary_en_nl", "own-terms"} and pair.words == 1:
            found.setdefault(fold(pair.dutch), []).append(pair.english.removeprefix("to "))
    return found


def _is_part(piece: str) -> bool:
    """Whether the piece is two letters or more."""
    letters = piece.removeprefix(_CONTINUES)
    return len(letters) > 1 and letters.isalpha()


def _is_latin(piece: str) -> bool:
    """Whether Dutch or English text can hold the piece; the teacher has a thousand that nothing holds."""
    if piece.startswith("[unused"):
        return False
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in piece)
