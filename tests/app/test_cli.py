"""The command line: exit codes, and the same answer as the API."""

import json
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import wire
from app.cli import cli
from app.forms import Question, fill_in
from app.search import Search
from indexing.directory import IndexDirectory
from training import teacher

runner = CliRunner()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with the weightless model."""
    monkeypatch.setenv("VERHALENBANK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VERHALENBANK_MODEL", "hashing")
    return tmp_path / "home"


def test_check_build_ask(bank: Path, home: Path) -> None:
    """From a folder of stories to an answer."""
    corpus = ("--corpus", str(bank))
    assert runner.invoke(cli, ["check", *corpus]).exit_code == 0
    built = runner.invoke(cli, ["build", *corpus])
    assert (built.exit_code, "8 stories, 10 fragments" in built.output) == (0, True)
    assert (home / "index" / "current").is_file()
    assert "Nothing changed" in runner.invoke(cli, ["build", *corpus]).output
    answer = runner.invoke(cli, ["ask", "wie bouwden een speeltuin", "--lever", "co-creatie"])
    assert answer.exit_code == 0
    assert "Ouders bouwden een speeltuin" in answer.output
    assert "**In Meerdorp bouwden ouders in 2018 samen een speeltuin.**" in answer.output
    assert "Volgens betrokkenen zelf" in answer.output
    assert "\n3. " in runner.invoke(cli, ["ask", "teams en dossiers van de gemeente", "--offset", "2"]).output
    assert "https://example.org/meerdorp-speeltuin" in answer.output
    silence = runner.invoke(cli, ["ask", "appeltaart bakken"])
    assert (silence.exit_code, "De verhalen geven geen duidelijk antwoord" in silence.output) == (0, True)


def test_an_english_model_is_warned_of(bank: Path) -> None:
    """Whoever builds with a model that reads no Dutch is told so, also when nothing changed."""
    english = ["build", "--corpus", str(bank), "--model", str(teacher.directory())]
    for _ in range(2):
        built = runner.invoke(cli, english)
        assert built.exit_code == 0
        assert "reads English only" in built.output
    assert "English only" not in runner.invoke(cli, ["build", "--corpus", str(bank)]).output


def test_json_is_the_body_of_the_api(index: IndexDirectory, search: Search) -> None:
    """`ask --json` prints exactly what the API gives."""
    result = runner.invoke(
        cli, ["ask", "speeltuin", "--index", str(index.path), "--limit", "3", "--theme", "participatie", "--json"]
    )
    question = fill_in(Question, {"q": "speeltuin", "limit": 3, "theme": ["participatie"]}, search.vocabulary)
    assert result.output == wire.answer(search.ask(question), search.vocabulary).model_dump_json() + "\n"
    assert json.loads(result.output)["hits"]


def test_broken_corpus_ends_with_1(bank: Path) -> None:
    """Problems are listed with their place, by check and by build alike."""
    (bank / "levers.yaml").unlink()
    for command in ("check", "build"):
        result = runner.invoke(cli, [command, "--corpus", str(bank)])
        assert result.exit_code == 1
        assert "levers.yaml:1: this file is missing" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ask", "speeltuin"], 1, "run `verhalenbank build`"),
        (["serve"], 1, "run `verhalenbank build`"),
        (["ask"], 2, "Missing argument"),
        (["ask", "x", "--limit", "veel"], 2, "limit"),
        (["bild"], 2, "bild"),
        (["build", "--model", "nergens"], 1, "there is no model `nergens` on this machine"),
    ],
)
def test_what_goes_wrong_is_told(arguments: list[str], code: int, told: str) -> None:
    """1 for a problem that was told, 2 for wrong usage."""
    result = runner.invoke(cli, arguments)
    assert (result.exit_code, told in result.output) == (code, True), result.output


def test_wrong_question_ends_with_2(index: IndexDirectory) -> None:
    """An unknown lever lists those that there are."""
    result = runner.invoke(cli, ["ask", "x", "--lever", "hevel", "--limit", "99", "--index", str(index.path)])
    assert result.exit_code == 2
    assert "lever: unknown value `hevel`; allowed: slimmer-werken" in result.output
    assert "limit" in result.output


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_taken_port_ends_with_1(index: IndexDirectory) -> None:
    """A port that another program has is told, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = runner.invoke(cli, ["serve", "--index", str(index.path), "--port", port])
    assert (result.exit_code, "choose another with --port" in result.output) == (1, True)


def test_wrong_setting_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be read is named as the operator knows it."""
    monkeypatch.setenv("VERHALENBANK_PORT", "veel")
    result = runner.invoke(cli, ["serve"])
    assert (result.exit_code, "VERHALENBANK_PORT" in result.output) == (2, True)
