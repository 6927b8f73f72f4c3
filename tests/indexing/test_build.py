"""Building: nothing twice, nothing half, nothing lost."""

import json
import multiprocessing
import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.problem import CorpusError
from indexing import snapshot as snapshots
from indexing.build import build, up_to_date
from indexing.directory import IndexDirectory
from indexing.embedder import Vectors
from indexing.errors import SnapshotError
from indexing.hashing import HashingEmbedder
from indexing.snapshot import FILES, check_model, open_snapshot


class Counting(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self, dimension: int = 256) -> None:
        super().__init__(dimension)
        self.seen: list[str] = []

    def embed_fragments(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return super().embed_fragments(texts)


def silent(*_: object) -> None:
    """Report to nobody."""


def test_counts_and_progress(bank: Path, tmp_path: Path) -> None:
    """The manifest counts what is there, and progress ends at the whole."""
    told: dict[str, list[int]] = {}
    manifest = build(
        [bank],
        IndexDirectory(tmp_path / "index"),
        HashingEmbedder(),
        tmp_path / "cache.sqlite",
        lambda step, done, total: told.setdefault(step, [0, total]).__setitem__(0, told[step][0] + done),
    )
    counts = manifest.counts
    assert (counts.stories, counts.fragments, counts.passages) == (8, 10, 19)
    assert list(told) == ["reading", "embedding", "writing"]
    assert all(done == total for done, total in told.values())
    assert told["embedding"][1] == counts.passages + counts.sentences


def test_nothing_is_embedded_twice(bank: Path, tmp_path: Path) -> None:
    """A second build embeds nothing, a changed story only its own sentences, another model everything."""
    index, cache = IndexDirectory(tmp_path / "index"), tmp_path / "cache.sqlite"
    first = Counting()
    build([bank], index, first, cache, silent)
    assert len(first.seen) == len(set(first.seen)) > 100
    again = Counting()
    build([bank], index, again, cache, silent)
    assert again.seen == []
    story = bank / "stories/dienst/dienst-brug.nl.md"
    story.write_text(story.read_text(encoding="utf-8").replace("op tijd open", "te laat open"), encoding="utf-8")
    changed = Counting()
    build([bank], index, changed, cache, silent)
    assert len(changed.seen) == 2
    assert all("te laat open" in text for text in changed.seen)
    other = Counting(dimension=128)
    build([bank], index, other, cache, silent)
    assert len(other.seen) == len(first.seen)


def test_damaged_cache_is_made_again(bank: Path, tmp_path: Path) -> None:
    """The cache may be lost, and must not stop a build."""
    index, cache = IndexDirectory(tmp_path / "index"), tmp_path / "cache.sqlite"
    build([bank], index, HashingEmbedder(), cache, silent)
    whole = cache.read_bytes()
    for damaged in (b"no database at all" * 99, whole[: len(whole) // 2], whole[:5000] + b"x" * 3000 + whole[8000:]):
        cache.write_bytes(damaged)
        seen = Counting()
        build([bank], index, seen, cache, silent)
        assert len(seen.seen) > 100


def test_unchanged_is_up_to_date(bank: Path, tmp_path: Path) -> None:
    """Only a changed corpus or model, or a damaged snapshot, calls for a build."""
    index, model = IndexDirectory(tmp_path / "index"), HashingEmbedder()
    assert up_to_date([bank], index, model) is None
    manifest = build([bank], index, model, tmp_path / "cache.sqlite", silent)
    assert up_to_date([bank], index, model) == manifest
    assert up_to_date([bank], index, HashingEmbedder(dimension=128)) is None
    (index.current() / snapshots.WORDS).write_bytes(b"")
    assert up_to_date([bank], index, model) is None
    build([bank], index, model, tmp_path / "cache.sqlite", silent)
    (bank / "themes.yaml").write_text((bank / "themes.yaml").read_text(encoding="utf-8") + "# more\n")
    assert up_to_date([bank], index, model) is None


def test_broken_corpus_leaves_the_old_snapshot(bank: Path, tmp_path: Path) -> None:
    """A corpus that breaks a law is not built, and the old snapshot still answers."""
    index = IndexDirectory(tmp_path / "index")
    manifest = build([bank], index, HashingEmbedder(), tmp_path / "cache.sqlite", silent)
    (bank / "levers.yaml").unlink()
    with pytest.raises(CorpusError):
        build([bank], index, HashingEmbedder(), tmp_path / "cache.sqlite", silent)
    assert open_snapshot(index.current()).id == manifest.id


def _build_and_die(bank: Path, home: Path, step: str) -> None:
    def die(told: str, done: int, _: int) -> None:
        if told == step and done == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    build([bank], IndexDirectory(home / "index"), HashingEmbedder(128), home / "cache.sqlite", die)


@pytest.mark.parametrize("step", ["reading", "embedding", "writing"])
def test_killed_build_leaves_the_old_snapshot(bank: Path, tmp_path: Path, step: str) -> None:
    """A build that is killed leaves the old snapshot serving, and the next build succeeds."""
    index = IndexDirectory(tmp_path / "index")
    manifest = build([bank], index, HashingEmbedder(), tmp_path / "cache.sqlite", silent)
    process = multiprocessing.get_context("spawn").Process(target=_build_and_die, args=(bank, tmp_path, step))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert open_snapshot(index.current()).id == manifest.id
    after = build([bank], index, HashingEmbedder(128), tmp_path / "cache.sqlite", silent)
    assert open_snapshot(index.current()).id == after.id


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
@pytest.mark.parametrize("damage", ["flip", "cut", "remove"])
def test_damaged_snapshot_is_refused(index: IndexDirectory, tmp_path: Path, name: str, damage: str) -> None:
    """Whatever file is damaged in whatever way, opening refuses it, names it and says what to do."""
    copy = shutil.copytree(index.current(), tmp_path / "copy")
    path = copy / name
    whole = path.read_bytes()
    match damage:
        case "flip":
            # In the manifest a flipped bit could hit a letter of a version; the middle of a checksum cannot be missed.
            place = whole.index(b'"checksums"') + 60 if name == "manifest.json" else len(whole) // 2
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "remove":
            path.unlink()
    with pytest.raises(SnapshotError, match="build the index again"):
        open_snapshot(copy)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("format", 0, "another version"), ("analysis", "0", "another analysis"), ("counts", None, "is damaged")],
)
def test_unlike_snapshot_is_refused(
    index: IndexDirectory, tmp_path: Path, field: str, value: object, message: str
) -> None:
    """A snapshot of another format or analysis is never asked."""
    copy = shutil.copytree(index.current(), tmp_path / "copy")
    raw = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(raw | {field: value}))
    with pytest.raises(SnapshotError, match=message):
        open_snapshot(copy)


def test_counts_are_compared(index: IndexDirectory, tmp_path: Path) -> None:
    """A manifest that promises more than there is, is refused."""
    copy = shutil.copytree(index.current(), tmp_path / "copy")
    raw = json.loads((copy / "manifest.json").read_text())
    raw["counts"]["passages"] += 1
    (copy / "manifest.json").write_text(json.dumps(raw))
    with pytest.raises(SnapshotError, match="promises 20 vectors and holds 19"):
        open_snapshot(copy)


def test_other_model_is_refused(index: IndexDirectory) -> None:
    """Questions are never embedded by another model than the stories."""
    snapshot = open_snapshot(index.current())
    check_model(snapshot, HashingEmbedder())
    with pytest.raises(SnapshotError, match="build the index again, or set the model back"):
        check_model(snapshot, HashingEmbedder(dimension=128))


def test_no_index_yet(tmp_path: Path) -> None:
    """Who asks too early is told what to do, and so is who lost a snapshot."""
    with pytest.raises(SnapshotError, match="run `verhalenbank build`"):
        IndexDirectory(tmp_path).current()
    (tmp_path / "current").write_text("gone")
    with pytest.raises(SnapshotError, match="points to no snapshot"):
        IndexDirectory(tmp_path).current()
