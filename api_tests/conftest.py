"""A server with the shipped stories and the default model, started for the tests; or the one at API_URL."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent
# Kept between runs: a build that finds nothing changed takes a second.
HOME = ROOT / "var" / "api-tests"
Run = Callable[..., subprocess.CompletedProcess[str]]
GUARD = str(Path(__file__).parent / "guard.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let these tests, and no others, speak to this machine; pytest-socket stops everything else."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs the program to its end, without an outside network."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, GUARD, *arguments]
        environment = os.environ | {"VERHALENBANK_HOME": str(HOME)}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def url(run: Run) -> Iterator[str]:
    """The address of a server that answers."""
    if given := os.environ.get("API_URL"):
        yield given.rstrip("/")
        return
    built = run("build")
    assert built.returncode == 0, built.stderr
    command = [sys.executable, GUARD, "serve", "--port", "0"]
    environment = os.environ | {"VERHALENBANK_HOME": str(HOME), "NO_COLOR": "1"}
    # A file, for a pipe that nobody empties would stop the server once it is full.
    log = HOME / "server.log"
    with log.open("w") as stderr, subprocess.Popen(command, cwd=ROOT, env=environment, stderr=stderr) as server:
        try:
            yield _address(server, log)
        finally:
            server.terminate()
        # Terminated and not ended by the guard: nothing reached outside.
        assert server.wait(timeout=10) != 70, log.read_text()


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """The address that a server tells once it can be asked."""
    while server.poll() is None:
        if match := re.search(r"http://[0-9.:]+", log.read_text()):
            return match[0]
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text()}")


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    """A client that knows only the address."""
    with httpx.Client(base_url=url, timeout=30) as client:
        yield client
