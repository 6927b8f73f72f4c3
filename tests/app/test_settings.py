"""Settings: each documented, each read from the environment."""

from pathlib import Path

import pytest

from app.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_every_setting_is_documented() -> None:
    """The docs page lists exactly the settings that there are, each with its default."""
    rows = [
        line.split("|")[1:4]
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `VERHALENBANK_")
    ]
    documented = {name.strip(" `"): description.strip() for name, _, description in rows}
    assert documented == {
        f"VERHALENBANK_{name.upper()}": field.description for name, field in Settings.model_fields.items()
    }


def test_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several corpora are separated by a colon; the index is in the home unless it is set."""
    monkeypatch.setenv("VERHALENBANK_CORPUS", "/one:/two")
    monkeypatch.setenv("VERHALENBANK_HOME", "/home")
    assert Settings().corpus == (Path("/one"), Path("/two"))
    assert Settings().index_directory == Path("/home/index")
    monkeypatch.setenv("VERHALENBANK_INDEX", "/elsewhere")
    assert Settings().index_directory == Path("/elsewhere")
