"""The program as its user has it: commands in subprocesses, a home on disk, HTTP."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[2]

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def demo_home() -> Iterator[Path]:
    """A home in which the demo was run once; `sourcier` commands find its data under `demo`."""
    with home_of_a_demo() as home:
        yield home


@contextmanager
def home_of_a_demo() -> Iterator[Path]:
    """A home in which the demo was run."""
    with tempfile.TemporaryDirectory(prefix="sourcier-demo-") as folder:
        Path(folder).chmod(0o711)  # as root, the database server runs as another user
        result = run("demo", "--no-serve", home=Path(folder))
        assert result.returncode == 0, result.stderr
        yield Path(folder) / "demo"


@pytest.fixture
def own_home() -> Iterator[Path]:
    """An empty home, for what would disturb the demo's."""
    with tempfile.TemporaryDirectory(prefix="sourcier-home-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture(scope="session")
def demo_api(demo_home: Path) -> Iterator[httpx.Client]:
    """An HTTP client of `sourcier serve` on the demo's home."""
    with served(demo_home) as client:
        yield client


@contextmanager
def served(home: Path) -> Iterator[httpx.Client]:
    """An HTTP client of `sourcier serve` on a home."""
    with subprocess.Popen(
        [sys.executable, "-m", "sourcier", "serve", "--port", "0"],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split("serves ")[1].split("/graphql")[0]
            with httpx.Client(base_url=address, timeout=30) as client:
                yield client
        finally:
            server.terminate()
            assert server.wait(timeout=30) == 0


def environment(home: Path) -> dict[str, str]:
    """The environment of a command: ours, and nothing set but the home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOURCIER_")}
    return kept | {"SOURCIER_HOME": str(home)}


def run(
    *arguments: str, home: Path, text: str | None = None, **variables: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, with more environment variables where given."""
    return subprocess.run(
        [sys.executable, "-m", "sourcier", *arguments],
        env=environment(home) | variables,
        input=text,
        capture_output=True,
        text=True,
        timeout=180,
        cwd=ROOT,
    )


@pytest.fixture
def sourcier(demo_home: Path) -> Command:
    """Run a command on the demo's home."""
    return lambda *arguments, text=None: run(*arguments, home=demo_home, text=text)


def ask(api: httpx.Client, query: str, **variables: object) -> Any:
    """The data of a GraphQL answer without errors."""
    answer = api.post("/graphql", json={"query": query, "variables": variables})
    body = answer.json()
    assert "errors" not in body, body["errors"]
    return body["data"]
