"""The rules of the house that no linter knows: small files and functions, no rag-bags, black boxes that are black."""

import ast
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MAX_LINES = 250
MAX_FUNCTION = 40
EXCEPTIONS: dict[str, str] = {}
"""`file` or `file:function` that may be longer, and why."""
RAG_BAGS = {"utils", "util", "helpers", "helper", "misc", "common", "core", "manager", "service"}


def python_files() -> list[Path]:
    """Every Python file that git knows or would know."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).is_file()]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_small_and_named(path: Path) -> None:
    """A file has at most 250 lines, a function 40, and neither is named after nothing in particular."""
    name = str(path.relative_to(ROOT))
    text = path.read_text(encoding="utf-8")
    assert path.stem not in RAG_BAGS
    assert text.count("\n") <= MAX_LINES or name in EXCEPTIONS
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            long = node.end_lineno - node.lineno + 1 > MAX_FUNCTION
            assert not long or f"{name}:{node.name}" in EXCEPTIONS, node.name


@pytest.mark.parametrize("path", sorted((ROOT / "api_tests").glob("*.py")), ids=lambda path: path.name)
def test_black_box_knows_no_rooms(path: Path) -> None:
    """The API tests import none of our modules: they could test any server."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.partition(".")[0] for name in names} & {"app", "corpus", "indexing", "tests"}


def test_compose_file_is_sound() -> None:
    """What can be seen without a container engine: both services, the same image, and the api waits for the index."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert services["index"]["command"] == ["build"]
    assert services["api"]["command"] == ["serve"]
    assert services["api"]["depends_on"] == {"index": {"condition": "service_completed_successfully"}}
    assert services["index"]["image"] == services["api"]["image"]
    assert all(service["read_only"] for service in services.values())
    assert services["api"]["volumes"] == ["data:/data:ro"]
