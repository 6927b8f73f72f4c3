"""The one way in: from the files of a corpus to a published snapshot."""

import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.laws import load
from corpus.read import Corpus
from corpus.story import Language
from indexing import analysis, manifest
from indexing.cache import embed_cached
from indexing.catalogue import numbered, write_catalogue
from indexing.dense import KIND as DENSE_KIND
from indexing.dense import DenseIndex
from indexing.directory import IndexDirectory
from indexing.embedder import Embedder, Vectors
from indexing.errors import SnapshotError
from indexing.manifest import Manifest
from indexing.probe import is_english_only
from indexing.sentence_vectors import SentenceVectors
from indexing.sentences import sentence_spans
from indexing.snapshot import CATALOGUE, FILES, VECTORS, WORDS, open_snapshot
from indexing.words import write_words

Report = Callable[[str, int, int], None]
"""Told the step, how much of it was just done, and how much there is to do."""
_PROBES = 20
_SAME = 0.9999


@dataclass(frozen=True)
class _Text:
    """A passage on its way into the index."""

    number: int
    language: Language
    title: str
    text: str
    themes: tuple[str, ...]

    @property
    def whole(self) -> str:
        """What is embedded: the title says in few words what the text is about."""
        return f"{self.title}\n{self.text}"

    @property
    def words(self) -> str:
        """What the lexical index holds: the names of the themes, too, for they are what people search by."""
        return "\n".join((self.whole, *self.themes))

    @property
    def sentences(self) -> list[str]:
        return [self.text[start:end] for start, end in sentence_spans(self.text)]


def build(
    directories: Sequence[Path], index: IndexDirectory, embedder: Embedder, cache: Path, report: Report
) -> Manifest:
    """Build the corpus in `directories` and make it the current snapshot of `index`.

    Raises `CorpusError` when the corpus breaks a law, `SnapshotError` when the result fails its verification;
    the old snapshot then stays current. `cache` is the file that keeps vectors for the next build.
    """
    report("reading", 0, 1)
    # Taken first: a file that changes during the build makes the next build see a difference.
    corpus_hash = manifest.corpus_hash(directories)
    corpus = load(directories)
    texts = _texts(corpus)
    report("reading", 1, 1)
    to_embed = [text.whole for text in texts] + [sentence for text in texts for sentence in text.sentences]
    report("embedding", 0, len(to_embed))
    vectors = embed_cached(embedder, to_embed, cache, lambda done: report("embedding", done, len(to_embed)))
    report("writing", 0, 1)
    created = manifest.now()
    page = Manifest(
        format=manifest.FORMAT,
        id=f"{created:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}",
        created=created,
        corpus=corpus_hash,
        analysis=analysis.VERSION,
        model=_model(embedder, vectors, cache),
        dense=DENSE_KIND,
        counts=_counts(corpus, texts),
        versions=manifest.versions(),
    )
    page = _publish(index, page, lambda workshop: _write(workshop, corpus, texts, vectors))
    report("writing", 1, 1)
    return page


def _model(embedder: Embedder, vectors: Vectors, cache: Path) -> manifest.Model:
    return manifest.Model(
        name=embedder.name,
        fingerprint=embedder.fingerprint,
        dimension=vectors.shape[1],
        english_only=is_english_only(lambda texts: embed_cached(embedder, texts, cache, lambda _: None)),
    )


def _publish(index: IndexDirectory, page: Manifest, write: Callable[[Path], None]) -> Manifest:
    """Have the files written aside, verify them as a reader would, and only then make them current."""
    workshop = index.workshop(page.id)
    try:
        write(workshop)
        page = page.model_copy(update={"checksums": {name: manifest.checksum(workshop / name) for name in FILES}})
        (workshop / manifest.NAME).write_text(page.model_dump_json(indent=2), encoding="utf-8")
        _verify(workshop)
        index.publish(workshop, page.id)
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        raise
    return page


def up_to_date(directories: Sequence[Path], index: IndexDirectory, embedder: Embedder) -> Manifest | None:
    """The manifest of the current snapshot, if a build would make the same one again."""
    try:
        directory = index.current()
        page = manifest.read_manifest(directory)
        unlike = (
            page.corpus != manifest.corpus_hash(directories)
            or page.analysis != analysis.VERSION
            or page.model.fingerprint != embedder.fingerprint
        )
        if unlike:
            return None
        open_snapshot(directory).close()
    except SnapshotError:
        return None
    return page


def _texts(corpus: Corpus) -> list[_Text]:
    themes = corpus.vocabulary.themes
    return [
        _Text(
            number=number,
            language=language,
            title=passage.title,
            text=passage.text,
            themes=tuple(name for theme in fragment.themes for name in themes[theme].names(language)),
        )
        for number, _, fragment in numbered(corpus)
        for language in Language
        if (passage := fragment.passages.get(language)) is not None
    ]


def _counts(corpus: Corpus, texts: Sequence[_Text]) -> manifest.Counts:
    return manifest.Counts(
        stories=len(corpus.stories),
        fragments=sum(len(story.fragments) for story in corpus.stories),
        passages=len(texts),
        sentences=sum(len(text.sentences) for text in texts),
    )


def _write(workshop: Path, corpus: Corpus, texts: Sequence[_Text], vectors: Vectors) -> None:
    """Write every file but the manifest. `vectors` are those of the passages, then those of their sentences."""
    write_catalogue(workshop / CATALOGUE, corpus)
    write_words(workshop / WORDS, ((text.number, text.language, text.words) for text in texts))
    DenseIndex.make(vectors[: len(texts)], [(text.number, text.language) for text in texts]).write(workshop / VECTORS)
    counts = [(text.number, text.language, len(text.sentences)) for text in texts]
    SentenceVectors.make(vectors[len(texts) :], counts).write(workshop)


def _verify(directory: Path) -> None:
    """Open what was written as a reader would, and see that fragments from all over it find themselves."""
    with closing(open_snapshot(directory)) as snapshot:
        size = snapshot.manifest.counts.fragments
        for number in range(0, size, max(1, size // _PROBES)):
            own = snapshot.dense.vectors(number)[:1]
            found = snapshot.dense.search(own, depth=5)
            # Two fragments with the same text are equally near; the nearest must be as near as can be.
            if number not in found and max(found.values()) < _SAME:
                raise SnapshotError(f"fragment {number} does not find itself in {directory}: build the index again")
