"""One contract for every embedder."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from indexing.embedder import Embedder
from indexing.errors import ModelError
from indexing.models import DEFAULT, embedder

TEXTS = ["De urenstaat verdween.", "The time sheet disappeared.", "", "Een brug van 😀 beton " * 200]


@pytest.fixture(scope="module", params=["hashing", DEFAULT])
def each(request: pytest.FixtureRequest) -> Embedder:
    """Every embedder that comes with us."""
    return embedder(request.param)


def test_unit_vectors(each: Embedder) -> None:
    """One unit vector of the promised dimension for each text, whatever the text."""
    for vectors in (each.embed_fragments(TEXTS), each.embed_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), each.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_same_text_same_vector(each: Embedder) -> None:
    """A text has one vector, alone or in a batch, today or tomorrow."""
    together = each.embed_fragments(TEXTS)
    alone = np.concatenate([each.embed_fragments([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_array_equal(together, each.embed_fragments(TEXTS))


def test_like_is_nearer_than_unlike(each: Embedder) -> None:
    """What shares words or meaning is nearer than what does not."""
    question = each.embed_questions(["time sheet"])
    near, far = each.embed_fragments(["the time sheet disappeared", "a bridge of concrete"])
    assert float(question[0] @ near) > float(question[0] @ far)


def test_unknown_model_is_told(tmp_path: Path) -> None:
    """A model that is not on this machine is not looked for elsewhere."""
    with pytest.raises(ModelError, match="there is no model `intfloat/multilingual-e5-small` on this machine"):
        embedder("intfloat/multilingual-e5-small")
    with pytest.raises(ModelError, match="sentence-transformers model"):
        embedder(str(tmp_path))


def test_model_in_the_cache_of_a_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that was fetched for another program is found by its name, without asking anyone."""
    cache = tmp_path / "models--clips--e5-small-trm-nl"
    revision = cache / "snapshots" / ("0" * 40)
    revision.mkdir(parents=True)
    (revision / "modules.json").write_text("[]")
    (cache / "refs").mkdir()
    (cache / "refs" / "main").write_text("0" * 40)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    found = embedder("clips/e5-small-trm-nl")
    assert (found.name, len(found.fingerprint)) == ("clips/e5-small-trm-nl", 64)


@pytest.mark.parametrize("ask", ["m.embedder('a/b')", "m.embedder().embed_questions(['x'])"])
def test_the_hub_is_offline(ask: str) -> None:
    """However a model is asked for, the hub's library is imported offline."""
    program = f"""
import contextlib, sys
import indexing.models as m
assert "huggingface_hub" not in sys.modules
with contextlib.suppress(m.ModelError):
    {ask}
import huggingface_hub.constants as constants
sys.exit(not constants.HF_HUB_OFFLINE)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_fingerprint_follows_the_files(tmp_path: Path) -> None:
    """Other weights or settings give another fingerprint."""
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "model.safetensors").write_bytes(b"one")
    first = embedder(str(tmp_path)).fingerprint
    assert embedder(str(tmp_path)).fingerprint == first
    (tmp_path / "model.safetensors").write_bytes(b"two")
    assert embedder(str(tmp_path)).fingerprint != first


@pytest.mark.parametrize(("name", "prefixed"), [("multilingual-e5-small", True), ("paraphrase-e55", False)])
def test_prompts_of_the_e5_family(name: str, prefixed: bool, tiny: Path, tmp_path: Path) -> None:  # noqa: FBT001
    """A model whose name says e5 and whose settings say nothing gets the prefixes that it was trained with."""
    plain = embedder(str(tiny))
    other = embedder(str(shutil.copytree(tiny, tmp_path / name)))
    asked, wanted = other.embed_questions(["de brug"]), plain.embed_questions(["query: de brug"])
    assert np.allclose(asked, wanted, atol=1e-5) == prefixed
    asked, wanted = other.embed_fragments(["de brug"]), plain.embed_fragments(["passage: de brug"])
    assert np.allclose(asked, wanted, atol=1e-5) == prefixed
    assert (other.fingerprint != plain.fingerprint) == prefixed


def test_prompts_of_the_model_come_first(tiny: Path, tmp_path: Path) -> None:
    """What the model's own settings say before a question is said, whatever its name."""
    own = shutil.copytree(tiny, tmp_path / "e5-with-settings")
    settings = json.loads((own / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    settings["prompts"] = {"query": "brug regels ", "document": ""}
    (own / "config_sentence_transformers.json").write_text(json.dumps(settings), encoding="utf-8")
    plain = embedder(str(tiny))
    np.testing.assert_allclose(
        embedder(str(own)).embed_questions(["team"]), plain.embed_questions(["brug regels team"]), atol=1e-5
    )
    np.testing.assert_allclose(embedder(str(own)).embed_fragments(["team"]), plain.embed_fragments(["team"]), atol=1e-5)


def test_half_precision_is_read_as_single(tiny: Path, tmp_path: Path) -> None:
    """A model that is kept in half precision gives nearly the vectors that it gave in single precision."""
    SentenceTransformer(str(tiny), device="cpu").half().save(str(tmp_path / "half"), create_model_card=False)
    one, other = (embedder(str(path)).embed_fragments(TEXTS) for path in (tiny, tmp_path / "half"))
    assert float((one * other).sum(axis=1).min()) > 0.999


def test_knowing_a_model_loads_no_weights() -> None:
    """An unchanged build and `--help` must not wait for torch."""
    program = "import sys, app.cli, indexing.models as m; m.embedder().fingerprint; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
